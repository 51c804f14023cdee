// A PMTiles archive (version 3 of the format) of one vector tile, made here, and a server that gives it out in
// parts, to pages of other origins.
import { createServer } from "node:http";
import { zxyToTileId } from "pmtiles";

type Place = readonly [longitude: number, latitude: number];

/** A tile that holds a whole city; what is closer the map enlarges. */
const ZOOM = 10;
const EXTENT = 4096;

/** Base 128, least first. */
function varint(number: number): number[] {
  return number < 128 ? [number] : [(number % 128) + 128, ...varint(Math.floor(number / 128))];
}

/** A field of protobuf that has a length. */
const field = (number: number, bytes: number[]) => [...varint(number * 8 + 2), ...varint(bytes.length), ...bytes];
const text = (value: string) => [...Buffer.from(value)];
const zigzag = (number: number) => varint(number < 0 ? -2 * number - 1 : 2 * number);

/** Web Mercator, from 0 to 1. */
function square([longitude, latitude]: Place) {
  const north = Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / (2 * Math.PI);
  return [longitude / 360 + 0.5, 0.5 - north] as const;
}

/** A Mapbox Vector Tile with one layer of points. */
function tile(layer: string, places: Place[], x: number, y: number) {
  const points = places.map((place) => {
    const [east, south] = square(place).map((part) => part * 2 ** ZOOM) as [number, number];
    const at = [east - x, south - y].map((part) => Math.round(part * EXTENT)) as [number, number];
    const [moveTo, kind] = [9, 1];
    return field(2, [...varint(3 * 8), kind, ...field(4, [moveTo, ...zigzag(at[0]), ...zigzag(at[1])])]);
  });
  const version = [...varint(15 * 8), 2];
  return field(3, [...version, ...field(1, text(layer)), ...points.flat(), ...varint(5 * 8), ...varint(EXTENT)]);
}

/** An archive of points that lie in one tile, as a source of another kind would publish them. */
export function archive(layer: string, places: Place[]) {
  const [east, south] = square(places[0] as Place);
  const [x, y] = [Math.floor(east * 2 ** ZOOM), Math.floor(south * 2 ** ZOOM)];
  const data = tile(layer, places, x, y);
  // One entry: how many, its tile, how often, how long, and that it begins where the data do.
  const root = [1, zxyToTileId(ZOOM, x, y), 1, data.length, 1].flatMap(varint);
  const metadata = text(JSON.stringify({ vector_layers: [{ id: layer, fields: {} }] }));
  const header = Buffer.alloc(127);
  header.write("PMTiles");
  header[7] = 3;
  const [behind, ends] = [127 + root.length, 127 + root.length + metadata.length];
  // Where the directory, the metadata, further directories and the data are, and how long; then three counts.
  const parts = [127, root.length, behind, metadata.length, ends, 0, ends, data.length, 1, 1, 1];
  parts.forEach((part, number) => header.writeBigUInt64LE(BigInt(part), 8 + 8 * number));
  // In order, nothing compressed, vectors, one zoom.
  header.set([1, 1, 1, 1, ZOOM, ZOOM], 96);
  const degrees = [-180, -85, 180, 85].map((degree) => degree * 1e7);
  degrees.forEach((degree, number) => header.writeInt32LE(degree, 102 + 4 * number));
  header[118] = ZOOM;
  return Buffer.concat([header, Buffer.from(root), Buffer.from(metadata), Buffer.from(data)]);
}

/** Gives a file out, whole or by ranges; counts how often. */
export async function serve(name: string, file: Buffer) {
  let parts = 0;
  const server = createServer((asked, answer) => {
    const range = /bytes=(\d+)-(\d+)/.exec(asked.headers.range ?? "");
    const [first, last] = range ? [Number(range[1]), Math.min(Number(range[2]), file.length - 1)] : [0, file.length - 1];
    parts += 1;
    answer.writeHead(range ? 206 : 200, {
      "access-control-allow-origin": "*",
      "access-control-allow-headers": "range",
      "content-range": `bytes ${first}-${last}/${file.length}`,
      etag: '"archive"',
    });
    answer.end(file.subarray(first, last + 1));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return { url: `http://127.0.0.1:${address.port}/${name}`, parts: () => parts, close: () => server.close() };
}
