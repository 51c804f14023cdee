// How a page looks and whether all can use it: screenshots in light and dark, and axe.
import AxeBuilder from "@axe-core/playwright";
import { type Page, expect } from "@playwright/test";
import { join } from "node:path";
import { atFullHeight, expectRoomForThumbs } from "./measure";

/** The widths at which every page is looked at. */
export const widths = [360, 768, 1440];

const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** Where a map's pin lies is its meaning: WCAG 2.5.8 exempts it, and the list beside the map has the same. */
const isPin = (rule: string, html: string) => rule === "target-size" && /(stop|photo)-marker/.test(html);

/** Colours on their way from light to dark are neither: waits until nothing moves that will come to rest. */
async function atRest(page: Page) {
  await page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    await frame();
    await frame();
    const moving = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(moving.map(({ finished }) => finished));
  });
}

/** Fails on any violation of WCAG 2.2 A or AA, naming rule and element. */
export async function expectAccessible(page: Page) {
  const restore = await atFullHeight(page);
  await atRest(page);
  const { violations } = await new AxeBuilder({ page }).withTags(levels).analyze();
  const said = violations.flatMap(({ id, help, nodes }) =>
    nodes.filter(({ html }) => !isPin(id, html)).map(({ target, failureSummary }) => `${id} (${help}): ${target.join(" ")}\n${failureSummary}`),
  );
  await restore();
  expect(said).toEqual([]);
}

/** Takes `results/NAME.png`. */
export async function shot(page: Page, name: string, { fullPage = false } = {}) {
  const path = join(import.meta.dirname, "results", `${name}.png`);
  await page.screenshot({ path, fullPage, animations: "disabled" });
}

/** Looks at the page in light and dark at each width: `results/NAME-360-dark.png`, and axe on each. */
export async function lookAround(page: Page, name: string, at = widths, { fullPage = false } = {}) {
  const before = page.viewportSize();
  for (const width of at) {
    await page.setViewportSize({ width, height: width < 700 ? 740 : 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
      if (width < 700 && !new URL(page.url()).pathname.startsWith("/desk")) await expectRoomForThumbs(page);
      await shot(page, `${name}-${width}-${colorScheme}`, { fullPage });
    }
  }
  await page.emulateMedia({ colorScheme: null });
  if (before) await page.setViewportSize(before);
}
