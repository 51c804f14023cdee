// Every screen of the phone in each of its languages, light and dark, each checked with axe.
import { type Page } from "@playwright/test";
import { expect, test } from "../krok";
import { lookAround } from "./../look";
import { type Tag, languages, said } from "../words";
import { join, question } from "./walk";

async function readIn(page: Page, tag: Tag) {
  await page.locator(".round.language").click();
  await page.getByRole("dialog").getByRole("button", { name: languages[tag] }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.locator("html")).toHaveAttribute("lang", tag);
}

/** One language is looked at on every screen size, the others on a phone. */
const widths = (tag: Tag, all: number[]) => (tag === "cs" ? all : [360]);

// A look in light and dark at three widths, with axe on each, takes its time.
test.slow();

test("starting", async ({ page, krok }) => {
  await page.goto("/");
  await lookAround(page, "walker-start", [360]);
  await page.goto("/w/BBBBBB");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await lookAround(page, "walker-wrong-code", [360]);
  await page.goto(`/w/${krok.codes[0]}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await lookAround(page, "walker-language", [360]);
});

for (const tag of Object.keys(languages) as Tag[]) {
  test(`joining in ${languages[tag]}`, async ({ page, krok }) => {
    await page.goto(`/w/${krok.codes[0]}`);
    await page.getByRole("button", { name: languages[tag] }).click();
    await expect(page.getByRole("heading", { name: said(tag, "about-title") })).toBeVisible();
    await lookAround(page, `walker-consent-${tag}`, widths(tag, [360, 768, 1440]), { fullPage: true });
    await page.getByRole("switch").first().check();
    await page.getByRole("button", { name: said(tag, "next"), exact: true }).click();
    await lookAround(page, `walker-background-${tag}`, [360], { fullPage: true });
  });

  test(`walking in ${languages[tag]}`, async ({ page, krok }) => {
    const press = (key: string) => page.getByRole("button", { name: said(tag, key), exact: true }).click();
    await join(page, krok.codes[0]);
    await readIn(page, tag);
    await lookAround(page, `walker-stops-${tag}`, widths(tag, [360, 768, 1440]), { fullPage: true });
    await page.locator(".stop .open").nth(2).click();
    await expect(question(page)).toBeVisible();
    await lookAround(page, `walker-question-${tag}`, widths(tag, [360, 768, 1440]));
    await press("note");
    await lookAround(page, `walker-note-${tag}`, [360]);
    await page.keyboard.press("Escape");
    for (let n = 0; n < 3; n++) {
      const before = await question(page).textContent();
      await page.getByRole("radio").nth(1).click();
      await expect(question(page)).not.toHaveText(before ?? "");
    }
    const segments = page.locator(".segment");
    await segments.nth(5).click();
    await lookAround(page, `walker-faces-${tag}`, [360]);
    await segments.last().click();
    await press("next");
    await expect(page.locator("main.review")).toBeVisible();
    await lookAround(page, `walker-review-${tag}`, widths(tag, [360, 768]), { fullPage: true });
    await press("pin-move");
    await lookAround(page, `walker-pin-${tag}`, widths(tag, [360, 768]));
    await press("done");
    await press("done");
    await expect(page.getByRole("heading", { name: said(tag, "stops-title") })).toBeVisible();
    await lookAround(page, `walker-stops-done-${tag}`, [360]);
    await press("map");
    await lookAround(page, `walker-map-${tag}`, widths(tag, [360, 768]));
    await press("back");
    await page.locator(".pill").click();
    await lookAround(page, `walker-delivery-${tag}`, widths(tag, [360, 768]));
    await press("back");
    await press("spot");
    await lookAround(page, `walker-spot-${tag}`, widths(tag, [360, 768]), { fullPage: true });
    await page.goto(`/w/${krok.codes[0]}/about`);
    await expect(page.getByRole("heading", { level: 1, name: said(tag, "about-title") })).toBeVisible();
    await lookAround(page, `walker-about-${tag}`, [360], { fullPage: true });
    await press("gave-link");
    await expect(page.getByRole("heading", { level: 1, name: said(tag, "gave-title") })).toBeVisible();
    await expect(page.locator(".qr svg")).toBeVisible();
    await lookAround(page, `walker-gave-${tag}`, widths(tag, [360, 768]), { fullPage: true });
    await page.getByRole("button", { name: said(tag, "withdraw-everything") }).click();
    await lookAround(page, `walker-withdraw-${tag}`, [360]);
    await page.goto("/w/rescue");
    await expect(page.getByRole("heading", { level: 1, name: said(tag, "rescue-title") })).toBeVisible();
    await lookAround(page, `walker-rescue-${tag}`, [360], { fullPage: true });
  });

  test(`speaking in ${languages[tag]}`, async ({ page, krok, context }) => {
    const press = (key: string) => page.getByRole("button", { name: said(tag, key), exact: true }).first().click();
    await context.grantPermissions(["microphone", "geolocation"]);
    await join(page, krok.codes[0]);
    await page.getByRole("button", { name: /Once per district/ }).click();
    await page.locator(".segment").last().click();
    await readIn(page, tag);
    await page.locator(".round.language").click();
    await expect(page.getByRole("dialog").getByLabel(said(tag, "second-title"))).toBeVisible();
    await lookAround(page, `walker-languages-${tag}`, [360]);
    await page.keyboard.press("Escape");
    await press("record");
    await lookAround(page, `walker-voice-consent-${tag}`, [360]);
    await press("record-agree");
    await expect(page.locator(".running")).toBeVisible();
    await lookAround(page, `walker-voice-running-${tag}`, [360]);
    await press("record-stop");
    await expect(page.locator(".player")).toBeVisible();
    await lookAround(page, `walker-voice-recorded-${tag}`, [360]);
  });

  test(`recording a way in ${languages[tag]}`, async ({ page, krok }) => {
    const press = (key: string) => page.getByRole("button", { name: said(tag, key), exact: true }).first().click();
    await join(page, krok.codes[0]);
    await readIn(page, tag);
    await page.getByRole("switch", { name: said(tag, "track") }).click();
    await lookAround(page, `walker-track-consent-${tag}`, [360]);
    await press("track-agree");
    await expect(page.getByText(said(tag, "track-recording"))).toBeVisible();
    await lookAround(page, `walker-track-stops-${tag}`, widths(tag, [360, 768]), { fullPage: true });
    await page.locator(".stop .open").first().click();
    await expect(question(page)).toBeVisible();
    await lookAround(page, `walker-track-question-${tag}`, [360]);
    await press("pause");
    await lookAround(page, `walker-track-paused-${tag}`, [360]);
    await page.goto(`/w/${krok.codes[0]}/gave`);
    await expect(page.getByRole("button", { name: said(tag, "withdraw-track") })).toBeVisible();
    await lookAround(page, `walker-track-gave-${tag}`, [360], { fullPage: true });
    await press("withdraw-track");
    await lookAround(page, `walker-track-withdraw-${tag}`, [360]);
  });
}

test("the whole walk works with the keyboard alone", async ({ page, krok }) => {
  await join(page, krok.codes[0]);
  await page.locator(".stop .open").first().focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("radiogroup")).toBeVisible();
  const first = await question(page).textContent();
  await page.getByRole("radio").first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio").nth(1)).toBeFocused();
  await expect(page.getByRole("radio").nth(1)).not.toBeChecked();
  await page.keyboard.press("Enter");
  await expect(question(page)).not.toHaveText(first ?? "");
});

test("a spot takes three taps", async ({ page, krok }) => {
  await join(page, krok.codes[0]);
  await page.getByRole("button", { name: "Spot" }).click();
  await page.getByRole("radio", { name: /Bright side/ }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("You noted 1 spot.")).toBeVisible();
});
