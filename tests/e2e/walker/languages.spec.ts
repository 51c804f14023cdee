// What is asked, in one language or two, and read out loud. The checklist of these tests lacks a Vietnamese
// question and speaks a little Arabic, so that a gap and the other direction of writing are seen.
import type { Page } from "@playwright/test";
import { expect, test } from "../krok";
import { lookAround, shot } from "../look";
import { type Tag, languages, said } from "../words";
import { join, question } from "./walk";

test.slow();

interface Text {
  [tag: string]: string;
}

/** Changes the checklists on their way to the phone. */
async function lacking(page: Page) {
  await page.route("**/api/v1/join/*", async (route) => {
    const answer = await route.fetch();
    const pack = await answer.json();
    for (const { form } of pack.checklists) {
      const item = form.nodes.map((node: { item?: { label?: Text } }) => node.item).find((item?: { label?: Text }) => item?.label?.vi);
      delete item.label.vi;
      item.label.ar = "إلى أي مدى ترى هنا؟";
      for (const choice of form.lists[item.kind.select_one?.list ?? ""] ?? []) choice.label.ar = `مستوى ${choice.name}: وصف`;
      form.languages.push("ar");
    }
    await route.fulfill({ response: answer, json: pack });
  });
}

async function readIn(page: Page, tag: Tag) {
  await page.locator(".round.language").click();
  await page.getByRole("dialog").getByRole("button", { name: languages[tag] }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.locator("html")).toHaveAttribute("lang", tag);
}

async function alsoIn(page: Page, tag: string) {
  await page.locator(".round.language").click();
  await page.getByRole("dialog").getByLabel("Second language").selectOption(tag);
}

test("the questions follow the language at once, a gap is marked, and the answer stays", async ({ page, krok }) => {
  await lacking(page);
  await join(page, krok.codes[0]);
  await page.locator(".stop .open").first().click();
  const english = (await question(page).textContent()) ?? "";
  await page.getByRole("radio").nth(1).click();
  await expect(question(page)).not.toHaveText(english);
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await expect(question(page)).toHaveText(english);
  await expect(page.locator(".fallback")).toHaveCount(0);

  await readIn(page, "cs");
  await expect(question(page)).not.toHaveText(english);
  await expect(page.locator(".asked")).toHaveAttribute("lang", "cs");
  await expect(page.getByRole("radio").nth(1)).toBeChecked();
  await expect(page.getByRole("radio").nth(1).locator(".words")).toHaveAttribute("lang", "cs");

  // No Vietnamese: another language stands in, and says so.
  await readIn(page, "vi");
  await expect(question(page)).toHaveText(english);
  await expect(page.locator(".asked")).toHaveAttribute("lang", "en");
  await expect(page.locator(".fallback")).toHaveText(languages.en);
  await expect(page.getByRole("radio").nth(1).locator(".words")).toHaveAttribute("lang", "vi");
  await lookAround(page, "walker-fallback", [360]);
  await page.getByRole("button", { name: said("vi", "next"), exact: true }).click();
  await expect(page.locator(".fallback")).toHaveCount(0);
});

test("a second language stands below the first, from right to left where it runs so", async ({ page, krok }) => {
  await lacking(page);
  await join(page, krok.codes[0]);
  await page.locator(".stop .open").first().click();
  await expect(question(page)).toBeVisible();
  await page.locator(".round.language").click();
  await expect(page.getByRole("dialog").getByLabel("Second language")).toBeVisible();
  await lookAround(page, "walker-second-choose", [360], { fullPage: true });
  await page.keyboard.press("Escape");
  await alsoIn(page, "ar");
  await page.keyboard.press("Escape");
  const below = page.locator(".ask > .second").first();
  await expect(below).toHaveText("إلى أي مدى ترى هنا؟");
  await expect(below).toHaveAttribute("lang", "ar");
  expect(await below.evaluate((it) => getComputedStyle(it).direction)).toBe("rtl");
  const card = page.getByRole("radio").first();
  await expect(card.locator(".second")).toHaveText("مستوى 0: وصف");
  expect(await card.locator(".second").evaluate((it) => getComputedStyle(it).direction)).toBe("rtl");
  expect(await question(page).evaluate((it) => getComputedStyle(it).direction)).toBe("ltr");
  const size = (part: string) => page.locator(part).first().evaluate((it) => parseFloat(getComputedStyle(it).fontSize));
  expect(await size(".ask > .second")).toBeLessThan(await size(".ask h1"));
  await lookAround(page, "walker-second-ar", [360], { fullPage: true });

  // Remembered, and everywhere.
  await page.reload();
  await expect(below).toHaveText("إلى أي مدى ترى هنا؟");
  await alsoIn(page, "vi");
  await page.keyboard.press("Escape");
  await expect(page.locator(".ask > .second"), "not translated: nothing twice").toHaveCount(0);
  await expect(card.locator(".second")).toHaveAttribute("lang", "vi");
  await page.getByRole("radio").first().click();
  await expect(page.locator(".ask > .second").first()).toHaveAttribute("lang", "vi");
  await lookAround(page, "walker-second-vi", [360], { fullPage: true });
  await page.locator(".segment").nth(5).click();
  await lookAround(page, "walker-second-faces", [360], { fullPage: true });
  await alsoIn(page, "");
  await page.keyboard.press("Escape");
  await expect(page.locator(".second")).toHaveCount(0);
});

/** Voices that say nothing and remember what they were given; one language only. */
async function voices(page: Page, lang: string) {
  await page.addInitScript((lang) => {
    const said: { text: string; lang: string }[] = [];
    const queue: { text: string; lang: string; onstart?: () => void; onend?: () => void }[] = [];
    let cancelled = 0;
    Object.assign(window, { said, cancelled: () => cancelled });
    const next = () => {
      const utterance = queue[0];
      if (!utterance) return;
      said.push({ text: utterance.text, lang: utterance.lang });
      utterance.onstart?.();
      setTimeout(() => {
        if (queue[0] !== utterance) return;
        queue.shift();
        utterance.onend?.();
        next();
      }, 300);
    };
    class Utterance {
      lang = "";
      voice = null;
      constructor(readonly text: string) {}
    }
    const synthesis = Object.assign(new EventTarget(), {
      getVoices: () => [{ lang, localService: true, name: "test" }],
      speak: (utterance: Utterance) => {
        queue.push(utterance);
        if (queue.length === 1) setTimeout(next);
      },
      cancel: () => {
        cancelled += 1;
        queue.length = 0;
      },
    });
    Object.defineProperty(window, "speechSynthesis", { value: synthesis });
    Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
  }, lang);
  return {
    said: () => page.evaluate(() => (window as unknown as { said: { text: string; lang: string }[] }).said),
    cancelled: () => page.evaluate(() => (window as unknown as { cancelled: () => number }).cancelled()),
  };
}

test("a question is read out loud where the phone has a voice for its language", async ({ page, krok }) => {
  const { said: spoken, cancelled } = await voices(page, "cs-CZ");
  await join(page, krok.codes[0]);
  await page.locator(".stop .open").first().click();
  await expect(question(page)).toBeVisible();
  await readIn(page, "cs");
  const button = page.getByRole("button", { name: said("cs", "read-aloud") });
  await expect(button).toBeVisible();
  expect((await button.boundingBox())?.width).toBeGreaterThanOrEqual(48);
  await lookAround(page, "walker-aloud", [360]);
  await button.click();
  await expect(page.locator(".asked.read-now")).toBeVisible();
  await expect(page.locator(".card.read-now").first()).toBeVisible();
  await shot(page, "walker-aloud-reading");
  const asked = (await question(page).textContent()) ?? "";
  await expect(button).toBeVisible({ timeout: 20_000 });
  await expect(page.locator(".read-now")).toHaveCount(0);
  const heard = await spoken();
  expect(heard[0]).toEqual({ text: asked, lang: "cs-CZ" });
  const cards = await page.getByRole("radio").count();
  expect(heard.length).toBeGreaterThan(cards);
  expect(new Set(heard.map(({ lang }) => lang))).toEqual(new Set(["cs-CZ"]));

  // Silent as soon as the walker goes on.
  await button.click();
  await expect(page.locator(".read-now")).toHaveCount(1);
  const before = await cancelled();
  await page.getByRole("radio").first().click();
  await expect(question(page)).not.toHaveText(asked);
  expect(await cancelled()).toBeGreaterThan(before);
  await page.waitForTimeout(700);
  const after = (await spoken()).length;
  await page.waitForTimeout(700);
  expect((await spoken()).length).toBe(after);

  // No voice, no button.
  await readIn(page, "vi");
  await expect(page.getByRole("button", { name: said("vi", "read-aloud") })).toHaveCount(0);
});
