// What walkers said, as the server's tiles hold it: hexagons with their numbers, single answers.

const id = ["get", "id"];

/** How a single answer is drawn, one of them chosen. */
const point = (selected, colour) => {
  const chosen = ["==", id, selected ?? ""];
  return {
    "circle-radius": ["case", chosen, 9, 6],
    "circle-stroke-width": ["case", chosen, 3, 1.5],
    "circle-stroke-color": ["case", chosen, colour("ink"), colour("ring")],
  };
};

/** Source and layers of `scene.answers`: `{ tiles, last, selected }`. Whether a tile holds hexagons or single
 * answers is the server's to say. */
export function answers({ answers: wanted }, colour) {
  if (!wanted) return { sources: {}, layers: [] };
  const of = (layer) => ({ source: "answers", "source-layer": layer });
  return {
    sources: { answers: { type: "vector", tiles: [wanted.tiles], maxzoom: wanted.last } },
    layers: [
      { id: "hexagons", type: "fill", ...of("hexagons"), paint: { "fill-color": ["get", "colour"], "fill-opacity": ["case", ["get", "known"], 0.86, 0.28] } },
      { id: "hexagon-edges", type: "line", ...of("hexagons"), paint: { "line-color": colour("ring"), "line-width": 1.5 } },
      { id: "hexagon-chosen", type: "line", ...of("hexagons"), filter: ["==", id, wanted.selected ?? ""], paint: { "line-color": colour("ink"), "line-width": 3 } },
      { id: "hexagon-numbers", type: "symbol", ...of("numbers"),
        layout: { "text-field": ["get", "n"], "text-size": 13, "text-font": ["Noto Sans Bold"], "text-allow-overlap": true, "text-ignore-placement": true },
        paint: { "text-color": ["case", ["get", "known"], ["get", "ink"], colour("ink")] } },
      { id: "answers", type: "circle", ...of("points"), paint: { "circle-color": ["get", "colour"], ...point(wanted.selected, colour) } },
    ],
  };
}

/** Frames the hexagon or answer that is chosen. */
export function choose(map, selected, colour) {
  map.setFilter("hexagon-chosen", ["==", id, selected ?? ""]);
  for (const [name, value] of Object.entries(point(selected, colour))) map.setPaintProperty("answers", name, value);
}
