// What the phone's disk holds, read past the app.
import type { Page } from "@playwright/test";

export interface Draft {
  response: string;
  complete: boolean;
  answers: Record<string, unknown>;
  attachments?: { id: string; sha256: string }[];
  unfinished?: { id: string }[];
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
