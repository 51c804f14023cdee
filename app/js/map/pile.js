// Photos that would lie on each other: the first is shown, and says how many lie under it.

/** Nearest that two photos may lie, in pixels. */
const ROOM = 52;

export function pile(map, markers) {
  const shown = [];
  for (const marker of markers) {
    const [button, { x, y }] = [marker.getElement(), map.project(marker.getLngLat())];
    const above = shown.find((other) => Math.abs(other.x - x) < ROOM && Math.abs(other.y - y) < ROOM);
    button.hidden = Boolean(above);
    if (above) above.under += 1;
    else shown.push({ x, y, button, under: 0 });
  }
  for (const { button, under } of shown) {
    if (under) button.dataset.under = `+${under}`;
    else delete button.dataset.under;
  }
}
