// What the phone's disk holds, read past the app.
import type { Page } from "@playwright/test";

export interface Draft {
  response: string;
  complete: boolean;
  answers: Record<string, unknown>;
  attachments?: { id: string; sha256: string }[];
  unfinished?: { id: string }[];
  geotag?: { longitude: number; latitude: number; accuracy?: number; captured_at: string; source: string };
}

/** What waits to be sent and was sent, by its key: the place in the queue. */
export async function places(page: Page): Promise<number[]> {
  const operations: { order: number }[] = await all(page, "operations");
  return operations.map(({ order }) => order);
}

/** The responses on the phone. */
export function drafts(page: Page): Promise<Draft[]> {
  return all(page, "drafts");
}

async function all<T>(page: Page, table: string): Promise<T[]> {
  const records = await page.evaluate(
    (table) =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open("krok");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction(table).objectStore(table).getAll();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
    table,
  );
  return records.map((record) => JSON.parse(record));
}

/** A revision that waits to be sent or was. */
interface Revision {
  attachments?: { id: string }[];
}

/** What was handed over for sending, oldest first. */
export async function revisions(page: Page): Promise<Revision[]> {
  const operations: { order: number; operation: Revision & { kind: string } }[] = await all(page, "operations");
  const revised = operations.filter(({ operation }) => operation.kind === "revise");
  return revised.toSorted((a, b) => a.order - b.order).map(({ operation }) => operation);
}

/** Left, top, width and height. */
type Area = [number, number, number, number];

/** The photos on the phone. Within an area, `contrast` is the largest difference of brightness, of 255, and
 * `shades` how many there are. */
export async function photos(page: Page) {
  const found = await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open("krok");
      opening.onsuccess = () => resolve(opening.result);
    });
    const done = <T>(request: IDBRequest<T>) => new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)));
    const store = () => database.transaction("photos").objectStore("photos");
    const [ids, all] = [await done(store().getAllKeys()), (await done(store().getAll())) as ArrayBuffer[]];
    database.close();
    const look = async (bytes: ArrayBuffer, index: number) => {
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const { width, height } = bitmap;
      const context = new OffscreenCanvas(width, height).getContext("2d")!;
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      const gray = Array.from({ length: width * height }, (_, n) => Math.round((data[4 * n] + data[4 * n + 1] + data[4 * n + 2]) / 3));
      const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      const sha256 = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
      const exif = new TextDecoder("latin1").decode(bytes).includes("Exif");
      return { id: String(ids[index]), width, height, size: bytes.byteLength, sha256, exif, gray };
    };
    return Promise.all(all.map(look));
  });
  return found.map(({ gray, ...photo }) => {
    const within = ([left, top, width, height]: Area) => {
      const start = (row: number) => (top + row) * photo.width + left;
      return Array.from({ length: height }, (_, row) => gray.slice(start(row), start(row) + width)).flat();
    };
    return {
      ...photo,
      contrast: (area: Area) => Math.max(...within(area)) - Math.min(...within(area)),
      shades: (area: Area) => new Set(within(area)).size,
    };
  });
}

/** Id of the one walker of this phone. */
export async function walker(page: Page): Promise<string> {
  const [walk]: { participant: { id: string } }[] = await all(page, "walks");
  return walk.participant.id;
}

/** A point of the walker's way. */
interface Point {
  longitude: number;
  latitude: number;
  at: string;
}

/** All points of the way on the phone, handed over for sending or not, in their order. */
export async function walked(page: Page): Promise<Point[]> {
  const operations: { order: number; operation: { kind: string; points: Point[] } }[] = await all(page, "operations");
  const segments = operations.filter(({ operation }) => operation.kind === "track").toSorted((a, b) => a.order - b.order);
  const recordings: { open?: { points: Point[] } }[] = await all(page, "place");
  const open = recordings.flatMap((it) => it.open?.points ?? []);
  const points = [...segments.flatMap(({ operation }) => operation.points), ...open];
  return points.filter(({ at }, index) => points.findIndex((other) => other.at === at) === index);
}
