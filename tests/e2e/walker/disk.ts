// What the phone's disk holds, read past the app.
import type { Page } from "@playwright/test";

export interface Draft {
  response: string;
  complete: boolean;
  answers: Record<string, unknown>;
  attachments?: { id: string; sha256: string }[];
}

/** The responses on the phone. */
export async function drafts(page: Page): Promise<Draft[]> {
  const records = await page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open("krok");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction("drafts").objectStore("drafts").getAll();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
  );
  return records.map((record) => JSON.parse(record));
}
