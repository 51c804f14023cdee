// What a measuring walker does on a phone.
import { type CDPSession, type Page, expect } from "@playwright/test";

/** The questions of a stop are over: what is missing, and "done". */
export const atReview = (page: Page) => page.locator("main.review").isVisible();

/** Makes the page's processor that many times slower, and returns the session that did. */
export async function slowDown(page: Page, rate: number): Promise<CDPSession> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate });
  return devtools;
}

export async function openStop(page: Page, number: number) {
  await page.locator(".stop .open").nth(number).click();
  await expect(page.locator(".count")).toBeVisible();
  // Gone on with where it was left: begin at the first question again.
  await page.locator(".segment").first().click();
}

/** Puts a stop away. */
export async function finish(page: Page) {
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Stops" })).toBeVisible();
}

/** Taps the answer after the last chosen one, so that none is taken back; milliseconds until its tick says that it is on disk. */
function tap(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const cards = Array.from(document.querySelectorAll<HTMLElement>('[role="radio"], [role="checkbox"]'));
        const chosen = cards.findLastIndex((card) => card.ariaChecked === "true");
        const card = cards[(chosen + 1) % cards.length];
        const tick = card.querySelector(".ticked")!;
        const start = performance.now();
        const saved = new MutationObserver(() => {
          if (!tick.classList.contains("saved")) return;
          saved.disconnect();
          resolve(performance.now() - start);
        });
        saved.observe(tick, { attributes: true });
        card.click();
      }),
  );
}

/** Answers what is asked and comes to the next screen; milliseconds until the answer was on disk. */
export async function answer(page: Page): Promise<number> {
  const count = page.locator(".count");
  const before = await count.textContent();
  const taken = await tap(page);
  // Choosing one goes on by itself; choosing several does not.
  const several = (await page.getByRole("checkbox").count()) > 0;
  if (several) await page.getByRole("button", { name: "Next", exact: true }).click();
  await expect(count).not.toHaveText(before ?? "");
  await expect(page.locator("main.review, main.question")).toBeVisible();
  return taken;
}

export const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** A picture that compresses as badly as foliage does. */
export async function foliage(page: Page, width: number, height: number) {
  const bytes = await page.evaluate(async ([width, height]) => {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d")!;
    for (let y = 0; y < height; y += 6) {
      for (let x = 0; x < width; x += 6) {
        context.fillStyle = `hsl(${Math.random() * 360} 50% ${Math.random() * 100}%)`;
        context.fillRect(x, y, 6, 6);
      }
    }
    const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
    return Array.from(new Uint8Array(await blob.arrayBuffer()));
  }, [width, height]);
  return { name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.from(bytes) };
}

/** Adds a photo to what is on the screen. */
export async function photograph(page: Page, picture: Awaited<ReturnType<typeof foliage>> | string) {
  const before = await page.locator(".thumb").count();
  await page.locator('input[type="file"]').first().setInputFiles(picture);
  // A slow phone takes its time over a large picture.
  await expect(page.locator(".thumb")).toHaveCount(before + 1, { timeout: 60_000 });
}
