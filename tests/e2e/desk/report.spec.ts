// Findings and the report: written by keyboard, cited where it is seen, by two at once, printed and looked at.
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { type Krok, expect, test } from "../krok";
import { expectAccessible, lookAround, shot } from "../look";
import { demoAudit, signIn } from "./office";

const results = join(import.meta.dirname, "..", "results");
const widths = [360, 1024, 1440];
const cards = (page: Page) => page.locator(".finding-list > li");
const dialog = (page: Page) => page.getByRole("dialog");

/** Another researcher, in a browser of their own. */
async function other(browser: Browser, krok: Krok) {
  const context = await browser.newContext({ baseURL: krok.url });
  const page = await context.newPage();
  await signIn(page, krok);
  return page;
}

type Row = { revision: { response: string; answers: Record<string, { note?: string }>; attachments?: { id: string; media: string }[] } };

/** Evidence of those who agree to be quoted. */
async function evidence(page: Page, audit: string) {
  const get = async (path: string) => (await page.request.get(`/api/v1/audits/${audit}/${path}`)).json();
  const quotes: object[] = [];
  const photos: object[] = [];
  for (const { revision } of (await get("responses?limit=200")).rows as Row[]) {
    const attachments = revision.attachments ?? [];
    const noted = Object.entries(revision.answers).find(([, { note }]) => note);
    if ((noted && quotes.length < 3) || (attachments.length > 0 && photos.length < 3)) {
      const { consents } = await get(`responses/${revision.response}`);
      if (!consents.quotes) continue;
      const of = { response: revision.response, printed: true };
      if (noted) quotes.push({ kind: "answer", item: noted[0], ...of });
      const photo = attachments.find(({ media }) => media.startsWith("image/"));
      if (photo) photos.push({ kind: "photo", attachment: photo.id, ...of });
    }
  }
  const districts = (await get("districts")).map(({ id }: { id: string }) => id);
  const comparison = { kind: "comparison", checklist: "krok_stop", item: "safe", districts, printed: true };
  return { quotes, photos, comparison };
}

/** Two findings of the demo with all kinds of evidence; answers the sentence of the first. */
async function write(page: Page) {
  const desk = await demoAudit(page);
  const audit = desk.split("/").at(-1) ?? "";
  const { quotes, photos, comparison } = await evidence(page, audit);
  expect(quotes.length * photos.length).toBeGreaterThan(0);
  const note = { kind: "note", from: "Focus group with traders, 3 September 2018", text: "We know our way around the market. Outside it we ask our children.", printed: true };
  const findings = [
    { text: { cs: "Za tmy se lidé vyhýbají podchodům, i když je to nejkratší cesta k tramvaji.", en: "After dark people keep away from the underpasses, although they are the shortest way to the tram." }, theme: "safety", evidence: [...quotes, comparison] },
    { text: { cs: "Kdo nečte česky, na úřad netrefí.", en: "Whoever reads no Czech does not find the office." }, theme: "signage", evidence: [...photos, note] },
  ];
  for (const finding of findings) {
    const id = crypto.randomUUID();
    const answer = await page.request.put(`/api/v1/audits/${audit}/findings/${id}`, { data: { seen: 0, listed: true, ...finding } });
    expect(answer.ok(), await answer.text()).toBe(true);
  }
  return { desk, audit, first: findings[0].text.en };
}

test("a finding is written, ordered, removed and brought back by keyboard alone", async ({ page, krok }) => {
  await signIn(page, krok);
  const { desk, first } = await write(page);
  await page.goto(`${desk}/findings`);
  await expect(page.getByRole("heading", { name: first }).first()).toBeVisible();
  const before = await cards(page).count();
  await page.getByRole("button", { name: "Write a finding" }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog(page).getByLabel("Sentence (Čeština)")).toBeFocused();
  await page.keyboard.type("Lavičky jsou na slunci.");
  for (let field = 0; field < 3; field += 1) await page.keyboard.press("Tab");
  await expect(dialog(page).getByLabel("Sentence (English)")).toBeFocused();
  await page.keyboard.type("The benches stand in the sun.");
  await dialog(page).getByText("Add a note of a conversation").click();
  await dialog(page).getByLabel("What was said").fill("No shade anywhere.");
  await dialog(page).getByRole("button", { name: "Add this note" }).press("Enter");
  await expect(dialog(page).getByText("“No shade anywhere.”")).toBeVisible();
  await expectAccessible(page);
  await dialog(page).getByRole("button", { name: "Save" }).press("Enter");
  await expect(dialog(page)).toBeHidden();
  await expect(cards(page)).toHaveCount(before + 1);
  const last = cards(page).nth(before);
  await expect(last.getByRole("heading", { level: 2 })).toHaveText("The benches stand in the sun.");

  const up = page.getByRole("button", { name: "Move “The benches stand in the sun.” up" });
  await up.focus();
  await page.keyboard.press("Enter");
  await expect(cards(page).nth(before - 1)).toContainText("The benches stand in the sun.");
  await expect(up).toBeFocused();
  await page.reload();
  await expect(cards(page).nth(before - 1)).toContainText("The benches stand in the sun.");

  await page.getByRole("button", { name: "Edit “The benches stand in the sun.”" }).press("Enter");
  await dialog(page).getByRole("button", { name: "Remove the finding" }).press("Enter");
  await expect(cards(page)).toHaveCount(before);
  await page.getByRole("button", { name: "Bring it back" }).press("Enter");
  await expect(cards(page)).toHaveCount(before + 1);
  await expect(page.getByRole("heading", { name: first }).first()).toBeVisible();
});

test("an answer is cited where it is seen, and both lead to each other", async ({ page, krok }) => {
  await signIn(page, krok);
  const { desk } = await write(page);
  await page.goto(`${desk}/review?photos=true`);
  await page.locator("tbody tr").nth(1).getByRole("link").click();
  const pane = page.getByRole("region", { name: "Answer", exact: true });
  await expect(pane.getByText("No finding rests on this yet.").or(pane.getByRole("heading", { name: "Findings that rest on this" })).first()).toBeVisible();
  await pane.getByRole("button", { name: "Cite in a finding" }).click();
  await dialog(page).getByLabel("Sentence (Čeština)").fill("Tady nesvítí lampa.");
  await expectAccessible(page);
  await dialog(page).getByRole("button", { name: "Cite", exact: true }).click();
  await expect(dialog(page)).toBeHidden();
  await pane.getByRole("link", { name: "Tady nesvítí lampa." }).click();
  const card = page.locator(".finding.selected");
  await expect(card).toContainText("Tady nesvítí lampa.");
  await card.getByRole("list", { name: "Evidence" }).getByRole("link").first().click();
  await expect(page).toHaveURL(/review\?answer=/);

  await page.goto(`${desk}/compare`);
  await page.locator(".item-row").first().getByRole("button", { name: /^Cite in a finding/ }).click();
  await dialog(page).getByLabel("Finding", { exact: true }).selectOption({ label: "Tady nesvítí lampa." });
  await dialog(page).getByRole("button", { name: "Cite", exact: true }).click();
  await expect(dialog(page)).toBeHidden();
  await page.goto(`${desk}/findings`);
  await expect(cards(page).filter({ hasText: "Tady nesvítí lampa." }).getByRole("link", { name: "Comparison" })).toBeVisible();
});

test("two researchers see each other's findings and do not overwrite them", async ({ page, krok, browser }) => {
  await signIn(page, krok);
  const { desk, first } = await write(page);
  const petr = await other(browser, krok);
  await page.goto(`${desk}/findings`);
  await petr.goto(`${desk}/findings`);
  const edit = (of: Page) => of.getByRole("button", { name: `Edit “${first}”` }).last();
  await edit(page).click();
  await edit(petr).click();
  await dialog(page).getByLabel("Sentence (English)").fill("Jana wrote this.");
  await dialog(page).getByRole("button", { name: "Save" }).click();
  await expect(petr.getByText("Jana wrote this.").first()).toBeAttached();
  await dialog(petr).getByLabel("Sentence (English)").fill("Petr wrote that.");
  await dialog(petr).getByRole("button", { name: "Save" }).click();
  await expect(dialog(petr).getByText("wrote this finding meanwhile: “Jana wrote this.”")).toBeVisible();
  await expect(dialog(petr).getByLabel("Sentence (English)")).toHaveValue("Petr wrote that.");
  await dialog(petr).getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Petr wrote that.")).toBeVisible();
  await petr.context().close();
});

test("findings and the report's page look right", async ({ page, krok }) => {
  test.setTimeout(240_000);
  await signIn(page, krok);
  const { desk, first } = await write(page);
  await page.goto(`${desk}/findings`);
  await expect(page.getByRole("heading", { name: first }).first()).toBeVisible();
  await lookAround(page, "desk-findings", widths);
  await page.getByRole("button", { name: `Edit “${first}”` }).last().click();
  await expect(dialog(page).getByLabel("Sentence (English)")).toHaveValue(first);
  await lookAround(page, "desk-finding-editor", [360, 1440]);
  await page.keyboard.press("Escape");
  await page.goto(`${desk}/report`);
  await expect(page.getByRole("link", { name: "Open in English: For everyone" })).toBeVisible();
  await expect(page.getByText("findings are in it", { exact: false })).toBeVisible();
  await lookAround(page, "desk-report", widths);
});

test("the report prints on pages with feet, and no picture is cut", async ({ page, krok }) => {
  test.setTimeout(240_000);
  await signIn(page, krok);
  const { audit, first } = await write(page);
  mkdirSync(results, { recursive: true });
  for (const [language, says] of [["en", first], ["cs", "Za tmy se lidé vyhýbají podchodům"], ["uk", "Що ми з’ясували"], ["vi", "Những điều chúng tôi nhận thấy"]]) {
    await page.goto(`/api/v1/audits/${audit}/report?language=${language}&version=public`);
    await expect(page.getByText(says, { exact: false }).first()).toBeVisible();
    await expectAccessible(page);
    const path = join(results, `report-${language}.pdf`);
    await page.pdf({ path, preferCSSPageSize: true, printBackground: true });
    const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
    const pages = text.split("\f").slice(0, -1);
    expect(pages.length).toBeGreaterThan(6);
    pages.slice(1).forEach((it, index) => expect(it).toContain(`${index + 2} / ${pages.length}`));
    // No chart begins on one page and ends on the next: none is taller than a page, and none may break.
    const cut = await page.locator("svg.chart:visible").evaluateAll((all) => all.filter((it) => it.getBoundingClientRect().height > 500 || !it.closest("article, .item")).length);
    expect(cut).toBe(0);
  }
  execFileSync("pdftoppm", ["-r", "60", "-png", join(results, "report-en.pdf"), join(results, "report-page")]);
  await page.goto(`/api/v1/audits/${audit}/report?language=en&version=researchers`);
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 700 ? 740 : 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
      await shot(page, `report-${width}-${colorScheme}`);
    }
  }
});
