// Whether everyone can take part: large text, a narrow screen, sun, no motion, one thumb, and a screen
// reader. Axe looks at every page that is photographed (`look.ts`); here is what it cannot know.
import type { CDPSession, Page } from "@playwright/test";
import { expect, test } from "../krok";
import { shot } from "../look";
import { contrast, expectReadable } from "../measure";
import { type Tag, said } from "../words";
import { join, question } from "./walk";

// Each walks through most of the app.
test.slow();

/** Goes through the screens of a walk and says at each that it is there. */
async function walkThrough(page: Page, code: string, tag: Tag, at: (name: string) => Promise<void>) {
  const press = (key: string) => page.getByRole("button", { name: said(tag, key), exact: true }).click();
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible({ timeout: 30_000 });
  await at("start");
  await page.goto(`/w/${code}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await at("language");
  await page.locator(`.card[lang=${tag}]`).click();
  await expect(page.getByRole("heading", { name: said(tag, "about-title") })).toBeVisible();
  await at("consent");
  for (const consent of await page.getByRole("switch").all()) await consent.check();
  await press("next");
  await expect(page.getByRole("heading", { name: said(tag, "background-title") })).toBeVisible();
  await at("background");
  await press("join");
  await expect(page.getByRole("heading", { name: said(tag, "stops-title") })).toBeVisible();
  await at("stops");
  await page.locator(".stop .open").nth(2).click();
  await expect(question(page)).toBeVisible();
  await at("question");
  await press("note");
  await expect(page.getByRole("dialog").getByRole("textbox")).toBeVisible();
  await at("note");
  await page.keyboard.press("Escape");
  await page.locator(".segment").nth(5).click();
  await expect(page.getByRole("radiogroup")).toBeVisible();
  await at("faces");
  await page.locator(".segment").last().click();
  await press("next");
  await expect(page.locator("main.review")).toBeVisible();
  await at("review");
  await press("done");
  await page.locator(".pill").click();
  await expect(page.locator("main.delivery")).toBeVisible();
  await at("delivery");
  await press("back");
  await press("gave-link");
  await expect(page.locator("main.gave")).toBeVisible();
  await at("gave");
  await press("back");
  await press("about-link");
  await expect(page.locator("main.about, main").first()).toBeVisible();
  await at("about");
  await press("back");
  await press("spot");
  await expect(page.getByRole("radio").first()).toBeVisible();
  await at("spot");
}

/** As a person's own setting of the browser does it. */
async function twiceTheText(page: Page) {
  await page.addInitScript(() => {
    addEventListener("DOMContentLoaded", () => {
      document.documentElement.style.fontSize = "200%";
    });
  });
}

for (const tag of ["en", "cs", "uk", "vi", "ar"] as Tag[]) {
  test(`text twice as large is not cut and lies on nothing, in ${tag}`, async ({ page, krok }) => {
    await twiceTheText(page);
    await walkThrough(page, krok.codes[0], tag, async (name) => {
      await shot(page, `walker-large-${name}-${tag}`, { fullPage: true });
      await test.step(name, () => expectReadable(page));
    });
  });

  test(`a screen of 320 pixels shows everything, in ${tag}`, async ({ page, krok }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await walkThrough(page, krok.codes[0], tag, (name) => test.step(name, () => expectReadable(page)));
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`a question can be read in the sun, ${colorScheme}`, async ({ page, krok }) => {
    await page.emulateMedia({ colorScheme });
    await join(page, krok.codes[0]);
    await page.locator(".stop .open").first().click();
    for (const part of [".asked h1", ".ask .hint", ".card .level, .card .words", ".text-button"]) {
      const measured = await contrast(page, part);
      console.log(`${colorScheme} ${part}: ${measured.toFixed(1)}:1`);
      expect(measured, part).toBeGreaterThanOrEqual(7);
    }
  });
}

test("nothing moves for those who want no motion", async ({ page, krok }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await join(page, krok.codes[0]);
  await page.locator(".stop .open").first().click();
  const longest = await page.evaluate(() => {
    const seconds = (times: string) => Math.max(...times.split(",").map((time) => parseFloat(time)));
    return Math.max(
      ...Array.from(document.querySelectorAll("*"), (element) => {
        const { transitionDuration, animationDuration } = getComputedStyle(element);
        return Math.max(seconds(transitionDuration), seconds(animationDuration));
      }),
    );
  });
  expect(longest).toBeLessThanOrEqual(0.01);
  await page.getByRole("button", { name: "Note", exact: true }).click();
  await expect(page.getByRole("dialog").getByRole("textbox")).toBeVisible();
  const moving = await page.evaluate(() => document.getAnimations().map((it) => Number(it.effect?.getComputedTiming().activeDuration)));
  for (const milliseconds of moving) expect(milliseconds).toBeLessThanOrEqual(10);
});

test("what one does most lies within reach of a thumb", async ({ page, krok }) => {
  const low = async (name: string) => {
    const box = await page.getByRole("button", { name, exact: true }).boundingBox();
    expect(box && box.y + box.height / 2, name).toBeGreaterThan(740 / 2);
  };
  await page.goto(`/w/${krok.codes[0]}`);
  await page.getByRole("button", { name: "English" }).click();
  await low("Next");
  await page.getByRole("switch").first().check();
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await low("Join the walk");
  await page.getByRole("button", { name: "Join the walk" }).click();
  await low("Spot");
  await page.locator(".stop .open").first().click();
  await low("Next");
  await low("Back");
  await low("I cannot judge");
  const last = await page.getByRole("radio").last().boundingBox();
  expect(last && last.y).toBeGreaterThan(740 / 2);
  await page.locator(".segment").last().click();
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await low("Done");
});

/** What a screen reader says: where the focus goes, and what live regions come to hold. */
class Reader {
  #told = 0;

  private constructor(
    readonly page: Page,
    readonly tree: CDPSession,
  ) {}

  static async listen(page: Page) {
    await page.addInitScript(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      const region = (node: Node | null) => (node instanceof Element ? node : node?.parentElement)?.closest("[role=status], [role=alert], [aria-live]");
      new MutationObserver((changes) => {
        const regions = new Set(changes.map(({ target }) => region(target)).filter((it) => it != null));
        // An alert speaks when it appears, too; a status only when it changes.
        for (const { addedNodes } of changes) {
          for (const node of addedNodes) if (node instanceof Element) for (const alert of [node, ...node.querySelectorAll("*")]) if (alert.matches("[role=alert]")) regions.add(alert);
        }
        for (const each of regions) {
          const text = each.textContent?.replace(/\s+/g, " ").trim();
          if (text && each.isConnected) heard.push(`${each.getAttribute("role")}: ${text}`);
        }
      }).observe(document, { childList: true, characterData: true, subtree: true });
    });
    const tree = await page.context().newCDPSession(page);
    await tree.send("Accessibility.enable");
    return new Reader(page, tree);
  }

  /** Role, name, description and state of what has the focus, as the browser tells assistive technology. */
  async focus() {
    const { nodes } = await this.tree.send("Accessibility.getFullAXTree");
    const property = (node: (typeof nodes)[number], name: string) => node.properties?.find((it) => it.name === name)?.value.value;
    const focused = nodes.filter((node) => !node.ignored && property(node, "focused") && node.role?.value !== "RootWebArea").at(-1);
    if (!focused) return "nothing";
    const parts = [`${focused.role?.value}: ${focused.name?.value}`];
    if (focused.description?.value) parts.push(String(focused.description.value));
    const checked = property(focused, "checked");
    if (checked !== undefined) parts.push(checked === "true" ? "checked" : "not checked");
    if (property(focused, "invalid") === "true") parts.push("invalid");
    return parts.join(" | ");
  }

  /** What live regions said since the last time this was asked. */
  async said(): Promise<string[]> {
    const all = await this.page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    const news = all.slice(this.#told);
    this.#told = all.length;
    return news;
  }

  /** Moves on by the Tab key until what has the focus begins so. */
  async tabTo(start: string) {
    for (let n = 0; n < 30; n++) {
      const focus = await this.focus();
      if (focus.startsWith(start)) return focus;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`the Tab key does not come to "${start}"`);
  }
}

test("joining and answering by ear", async ({ page, krok }) => {
  const reader = await Reader.listen(page);
  const heading = (text: string | RegExp) => expect.poll(() => reader.focus(), { timeout: 30_000 }).toMatch(new RegExp(`^heading: ${text instanceof RegExp ? text.source : text}`));
  await page.goto("/");
  await heading("Join a walk");
  await reader.tabTo("textbox: Code of the walk");
  await page.keyboard.type("hello");
  await page.keyboard.press("Enter");
  await expect.poll(() => reader.said()).toEqual([expect.stringMatching(/^alert: .*six letters and digits/)]);
  expect(await reader.focus()).toMatch(/^textbox: Code of the walk \| .*six letters and digits.* \| invalid$/);

  await page.goto(`/w/${krok.codes[0]}`);
  await heading("Choose your language");
  await reader.tabTo("button: English");
  await page.keyboard.press("Enter");
  await heading("What this is");
  await reader.said();
  await reader.tabTo("button: Next");
  await page.keyboard.press("Enter");
  await expect.poll(() => reader.said()).toEqual([expect.stringMatching(/^alert: .*Nothing about you was kept/)]);
  // The switch that is wanted has the focus, and says what it is for and why one is sent there.
  expect(await reader.focus()).toMatch(/^switch: My answers may be used \| .*Researchers keep.*Nothing about you was kept.* \| not checked$/);
  await page.keyboard.press("Space");
  expect(await reader.focus()).toMatch(/^switch: My answers may be used .*\| checked$/);
  await reader.tabTo("button: Next");
  await page.keyboard.press("Enter");
  await heading("About you");
  expect(await reader.tabTo("textbox")).toMatch(/^textbox: .+ \| .+/);
  await reader.tabTo("radio");
  await reader.tabTo("button: Join the walk");
  await page.keyboard.press("Enter");
  await heading("Stops");

  await reader.tabTo("button: Stop 1: ");
  await reader.said();
  await page.keyboard.press("Enter");
  const first = (await question(page).textContent()) ?? "";
  await heading(/.+/);
  expect(await reader.focus()).toBe(`heading: ${first}`);
  // The group has the question for its name, and each card its words.
  await expect(page.getByRole("radiogroup", { name: first })).toBeVisible();
  expect(await reader.tabTo("radio")).toMatch(/^radio: Hardly anything.* \| not checked$/);
  await page.keyboard.press("ArrowDown");
  expect(await reader.focus()).toMatch(/^radio: A little.* \| not checked$/);
  await reader.said();
  await page.keyboard.press("Enter");
  await expect(question(page)).not.toHaveText(first);
  const heard = await reader.said();
  expect(heard).toContain("status: Saved");
  await expect.poll(() => reader.focus()).toBe(`heading: ${await question(page).textContent()}`);
  console.log(`after an answer: ${heard.join("; ")}`);
});

test("an answer that breaks a rule is said beside its field", async ({ page }) => {
  const reader = await Reader.listen(page);
  await page.goto("/r/");
  await expect.poll(() => reader.focus(), { timeout: 30_000 }).toMatch(/^heading: /);
  await reader.tabTo("textbox: Code of the receipt");
  await page.keyboard.type("nothing");
  await page.keyboard.press("Enter");
  await expect.poll(() => reader.said()).toEqual([expect.stringMatching(/^alert: .*24 letters and digits/)]);
  expect(await reader.focus()).toMatch(/^textbox: Code of the receipt \| .*24 letters.* \| invalid$/);
});
