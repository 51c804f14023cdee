// Whether the page answers a finger while a large photo is made small.
import { expect, test } from "@playwright/test";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as pathOf } from "node:path";
import { Krok } from "../e2e/krok";
import { Phone } from "../e2e/phone";
import { isReadyForOffline, join } from "../e2e/walker/walk";
import { foliage, openStop, photograph, slowDown } from "./walker";

const photos = 5;
const slowdown = 6;
/** Milliseconds after which a person notices that nothing happens (RAIL: 100 ms for an answer to a tap). */
const floor = 100;

test("a photo of 12 megapixels does not stall the page", async () => {
  test.setTimeout(600_000);
  const krok = await Krok.start();
  const phone = await Phone.open(krok.url);
  const { page } = phone;
  await join(page, krok.codes[0]);
  await isReadyForOffline(page);
  await openStop(page, 0);
  // A file of the phone's own: bytes handed over by the test would be unpacked on the page.
  const picture = pathOf(mkdtempSync(pathOf(tmpdir(), "krok-photo-")), "photo.jpg");
  writeFileSync(picture, (await foliage(page, 4000, 3000)).buffer);
  // What comes with the first photo comes before it is measured.
  await photograph(page, await foliage(page, 400, 300));
  await slowDown(page, slowdown);
  await page.evaluate(() => {
    const stalls: number[] = [];
    Object.assign(window, { stalls });
    new PerformanceObserver((list) => stalls.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
  });
  const longest: number[] = [];
  for (let photo = 1; photo < photos; photo++) {
    await photograph(page, picture);
    const stalls = await page.evaluate(() => (window as unknown as { stalls: number[] }).stalls.splice(0));
    longest.push(Math.max(0, ...stalls));
  }
  await phone.discard();
  await krok.stop();
  console.log(`a photo of 12 megapixels, CPU ${slowdown}x slower: longest stalls ${longest.map((each) => each.toFixed(0)).join(", ")} ms (floor ${floor} ms)`);
  expect(Math.max(...longest)).toBeLessThan(floor);
});
