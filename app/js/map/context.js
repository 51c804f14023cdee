// Layers of other sources, over the ground and under the answers: drawn as hollow squares and dashed lines in
// one colour that no answer has, so that nobody takes them for what walkers said.
import { isArchive, open } from "./archive.js";

const point = ["==", ["geometry-type"], "Point"];
const area = ["==", ["geometry-type"], "Polygon"];

function drawn(id, source, colour, sourceLayer) {
  const of = { source, ...(sourceLayer && { "source-layer": sourceLayer }) };
  return [
    { id: `${id}-area`, type: "fill", ...of, filter: area, paint: { "fill-color": colour, "fill-opacity": 0.12 } },
    { id: `${id}-line`, type: "line", ...of, filter: ["!", point], paint: { "line-color": colour, "line-width": 1.5, "line-dasharray": [3, 2] } },
    { id: `${id}-point`, type: "circle", ...of, filter: point, paint: {
      "circle-radius": ["interpolate", ["linear"], ["zoom"], 11, 1.5, 16, 4],
      "circle-color": "transparent", "circle-stroke-color": colour, "circle-stroke-width": 1.5,
    } },
  ];
}

/** Source and layers of `{ id, url }`: GeoJSON, or a PMTiles archive of vectors or pictures. The layers are a
 * function of their colour: light and dark change while a map is shown. */
export async function contextLayers({ id, url: address }) {
  const [name, url] = [`context-${id}`, new URL(address, document.baseURI).href];
  if (!isArchive(url)) {
    return { sources: { [name]: { type: "geojson", data: url } }, layers: (colour) => drawn(name, name, colour) };
  }
  const { source, vector, metadata } = await open(url);
  const layers = (colour) =>
    vector
      ? (metadata.vector_layers ?? []).flatMap((layer) => drawn(`${name}-${layer.id}`, name, colour, layer.id))
      : [{ id: name, type: "raster", source: name, paint: { "raster-opacity": 0.6 } }];
  return { sources: { [name]: source }, layers };
}
