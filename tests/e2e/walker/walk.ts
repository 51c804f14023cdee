// What a walker does again and again, said once.
import { type Page, expect } from "@playwright/test";

export interface Agreed {
  place?: boolean;
  photos?: boolean;
}

/** From the link on the poster to the stops. */
export async function join(page: Page, code: string, agreed: Agreed = {}) {
  await page.goto(`/w/${code}`);
  await joinHere(page, agreed);
}

/** From the choice of a language to the stops. */
export async function joinHere(page: Page, agreed: Agreed = {}) {
  await page.getByRole("button", { name: "English" }).click();
  await agree(page, agreed);
}

/** From the consents to the stops. */
export async function agree(page: Page, { place = true, photos = true }: Agreed = {}) {
  await page.getByRole("switch", { name: "My answers may be used" }).check();
  if (place) await page.getByRole("switch", { name: /^My place/ }).check();
  if (photos) await page.getByRole("switch", { name: /^My photos/ }).check();
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await page.getByRole("button", { name: "Join the walk" }).click();
  await expect(page.getByRole("heading", { name: "Stops" })).toBeVisible();
}

/** The app can start without a network once its service worker has all files. */
export async function isReadyForOffline(page: Page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

/** The question on the screen. */
export function question(page: Page) {
  return page.getByRole("main").getByRole("heading", { level: 1 });
}

/** Chooses an answer and waits for the next question. */
export async function choose(page: Page, answer: string | RegExp) {
  const before = await question(page).textContent();
  await page.getByRole("radio", { name: answer }).click();
  await expect(question(page)).not.toHaveText(before ?? "");
}

/** A picture file of the size asked for, drawn by the browser itself. */
export async function picture(page: Page, width: number, height: number) {
  const bytes = await page.evaluate(
    async ([width, height]) => {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext("2d")!;
      for (let stripe = 0; stripe < 40; stripe++) {
        context.fillStyle = `hsl(${stripe * 9} 60% 55%)`;
        context.fillRect((stripe * width) / 40, 0, width / 40, height);
      }
      const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.95 });
      return Array.from(new Uint8Array(await blob.arrayBuffer()));
    },
    [width, height],
  );
  return { name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.from(bytes) };
}

/** From the next page on the phone's clock is a day behind. */
export async function wrongClock(page: Page) {
  await page.addInitScript(() => {
    const real = Date;
    const late = 86_400_000;
    class Late extends real {
      constructor(...given: []) {
        if (given.length === 0) super(real.now() - late);
        else super(...given);
      }
      static override now() {
        return real.now() - late;
      }
    }
    globalThis.Date = Late as DateConstructor;
  });
}
