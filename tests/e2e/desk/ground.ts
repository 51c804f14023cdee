// The desk's map in tests: opened, drawn, and its pixels counted.
import { type Page, expect } from "@playwright/test";
import type { Krok } from "../krok";
import { demoAudit, signIn } from "./office";

/** Software draws the map here, as many tiles as a view has. */
export const patience = { timeout: 40_000 };
export const ready = (page: Page) => expect(page.locator("krok-map[ready]")).toBeVisible(patience);

/** Signs in and opens the map of the audit that is generated; answers its address. */
export async function open(page: Page, krok: Krok, query = "") {
  await signIn(page, krok);
  const address = `${await demoAudit(page)}/map`;
  await page.goto(`${address}${query}`);
  await ready(page);
  return address;
}

/** How many of the map's pixels have one of these colours. */
export async function painted(page: Page, colours: string[]) {
  return page.locator("krok-map canvas").evaluate((canvas: HTMLCanvasElement, colours) => {
    const copy = new OffscreenCanvas(canvas.width, canvas.height);
    const context = copy.getContext("2d") as OffscreenCanvasRenderingContext2D;
    context.drawImage(canvas, 0, 0);
    const { data } = context.getImageData(0, 0, copy.width, copy.height);
    const wanted = colours.map((colour) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)));
    let count = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (wanted.some((rgb) => rgb.every((part, of) => Math.abs(part - (data[at + of] ?? 0)) < 8))) count += 1;
    }
    return count;
  }, colours);
}
