// Drawing around something with mouse, pen or finger.

/** Corners closer to each other than this, in pixels, are one. */
const STEP = 6;

/** Most corners that are told; a longer line keeps every so many-th. */
const CORNERS = 120;

export class Lasso {
  #map;
  #done;
  #line = null;
  #drawing = false;

  /** `drawn(points)` is called while drawing, `done(points)` once, each with places `[lon, lat]`. */
  constructor(map, drawn, done) {
    this.#map = map;
    this.#done = done;
    const canvas = map.getCanvasContainer();
    const at = (event) => {
      const box = canvas.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    const places = () => this.#line.map((point) => map.unproject(point).toArray());
    canvas.addEventListener("pointerdown", (event) => {
      if (!this.#drawing || event.button !== 0) return;
      event.preventDefault();
      canvas.setPointerCapture(event.pointerId);
      this.#line = [at(event)];
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!this.#line) return;
      const [x, y] = at(event);
      const [lastX, lastY] = this.#line.at(-1);
      if (Math.hypot(x - lastX, y - lastY) < STEP) return;
      this.#line.push([x, y]);
      drawn(places());
    });
    const end = () => {
      if (!this.#line) return;
      const every = Math.ceil(this.#line.length / CORNERS);
      this.#line = this.#line.filter((_, number) => number % every === 0);
      const ring = places();
      this.#line = null;
      drawn([]);
      if (ring.length > 2) this.#done(ring);
    };
    canvas.addEventListener("pointerup", end);
    canvas.addEventListener("pointercancel", end);
  }

  /** Whether the next line on the map draws instead of moving it. */
  set drawing(drawing) {
    if (drawing === this.#drawing) return;
    this.#drawing = drawing;
    this.#line = null;
    const { dragPan, touchZoomRotate } = this.#map;
    for (const way of [dragPan, touchZoomRotate]) (drawing ? way.disable() : way.enable());
    if (!drawing) touchZoomRotate.disableRotation();
    this.#map.getCanvas().classList.toggle("placing", drawing);
  }
}
