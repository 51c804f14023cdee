// PMTiles archives, read in parts from wherever the operator keeps them.
import { addProtocol } from "maplibre-gl";
import { PMTiles, Protocol } from "pmtiles";

let protocol;

/** Opens an archive: `{ source, vector, metadata }`. */
export async function open(url) {
  if (!protocol) {
    protocol = new Protocol();
    addProtocol("pmtiles", protocol.tile);
  }
  const file = new PMTiles(url);
  protocol.add(file);
  const vector = (await file.getHeader()).tileType === 1;
  const source = vector ? { type: "vector", url: `pmtiles://${url}` } : { type: "raster", url: `pmtiles://${url}`, tileSize: 256 };
  return { source, vector, metadata: vector ? ((await file.getMetadata()) ?? {}) : {} };
}

export const isArchive = (url) => /\.pmtiles(\?|$)/.test(url);
