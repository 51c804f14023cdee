// What a page must leave room for, measured on the page itself: thumbs, and text of any size.
import { type Page, expect } from "@playwright/test";

/** Shows a page at its whole height: what a bar at the bottom hides can be scrolled out from under it. */
export async function atFullHeight(page: Page) {
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (size && height > size.height) await page.setViewportSize({ ...size, height });
  return async () => {
    if (size) await page.setViewportSize(size);
  };
}

/** Pixels that a thumb hits without looking; the walker's pages give every control as many each way. */
const thumb = 48;

/**
 * Controls that are smaller. What WCAG 2.5.8 exempts is not counted: a link within a sentence, and the
 * segments of a checklist, which do what "Back", "Next" and the review do with room enough.
 */
function smallControls(page: Page): Promise<string[]> {
  return page.evaluate((thumb) => {
    const controls = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=radio], [role=switch]";
    const said = [];
    for (const control of document.querySelectorAll<HTMLElement>(controls)) {
      if (!control.checkVisibility({ visibilityProperty: true }) || control.closest("[inert], .segment, .stop-marker")) continue;
      const style = getComputedStyle(control);
      const inSentence = style.display === "inline" && control.parentElement?.textContent !== control.textContent;
      if (inSentence) continue;
      // What is hit is the label where the input itself is hidden, and both where both are seen.
      const labels = control instanceof HTMLInputElement ? Array.from(control.labels ?? []) : [];
      const boxes = [control, ...labels].map((element) => element.getBoundingClientRect());
      const fits = boxes.some(({ width, height }) => width >= thumb - 0.5 && height >= thumb - 0.5);
      const { width, height } = boxes[0];
      if (!fits) said.push(`${control.outerHTML.slice(0, 120)}: ${Math.round(width)} x ${Math.round(height)}`);
    }
    return said;
  }, thumb);
}

export async function expectRoomForThumbs(page: Page) {
  expect(await smallControls(page), "controls smaller than a thumb").toEqual([]);
}

/** Text that is cut off, lies on other text, or makes the page wider than the screen. */
function crowdedText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const said = [];
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth) said.push(`the page is ${root.scrollWidth} px wide`);
    // What lies behind a modal dialog is not there to be read.
    const shown = document.querySelector("dialog:modal") ?? document.body;
    const walker = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT);
    const texts: { element: HTMLElement; text: string; boxes: DOMRect[] }[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? "";
      if (!element || text === "" || element.closest(".unseen, svg, [hidden]")) continue;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = Array.from(range.getClientRects()).filter(({ width, height }) => width > 1 && height > 1);
      texts.push({ element, text, boxes });
      for (const { left, right } of boxes) {
        if (left < -1 || right > innerWidth + 1) said.push(`"${text}" leaves the screen`);
      }
      for (let around: HTMLElement | null = element; around; around = around.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(around);
        const cuts = [overflowX, overflowY].some((overflow) => overflow === "hidden" || overflow === "clip");
        const isCut = around.scrollWidth > around.clientWidth + 1 || around.scrollHeight > around.clientHeight + 1;
        if (cuts && isCut && around !== root) said.push(`"${text}" is cut by ${around.className || around.tagName}`);
      }
    }
    // A line's box is higher than its letters: those of neighbouring lines may touch.
    const overlap = (a: DOMRect, b: DOMRect) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > a.height * 0.35;
    for (const [index, one] of texts.entries()) {
      for (const other of texts.slice(index + 1)) {
        const apart = !one.element.contains(other.element) && !other.element.contains(one.element);
        const lie = apart && one.boxes.some((a) => other.boxes.some((b) => overlap(a, b)));
        if (lie) said.push(`"${one.text}" lies on "${other.text}"`);
      }
    }
    return said;
  });
}

export async function expectReadable(page: Page) {
  // A page that grows while it is measured is measured again: what has come below its bar can be scrolled to.
  await expect(async () => {
    const restore = await atFullHeight(page);
    const crowded = await crowdedText(page);
    await restore();
    expect(crowded, "text that cannot be read").toEqual([]);
  }).toPass({ timeout: 10_000 });
}

/** Contrast of an element's text against what lies behind it, as WCAG 2 counts. */
export function contrast(page: Page, selector: string): Promise<number> {
  return page.locator(selector).first().evaluate((element) => {
    const channels = (colour: string) => {
      const canvas = new OffscreenCanvas(1, 1).getContext("2d")!;
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return Array.from(canvas.getImageData(0, 0, 1, 1).data);
    };
    const light = (colour: number[]) => {
      const [red, green, blue] = colour.slice(0, 3).map((channel) => {
        const part = channel / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    let behind: Element | null = element;
    while (behind && channels(getComputedStyle(behind).backgroundColor)[3] < 255) behind = behind.parentElement;
    const ground = behind ? getComputedStyle(behind).backgroundColor : "white";
    const [a, b] = [light(channels(getComputedStyle(element).color)), light(channels(ground))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  });
}
