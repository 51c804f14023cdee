// Side by side: districts, groups, day and night; questions, themes and stops; and what is taken away of them.
import type { Page } from "@playwright/test";
import { expect, test } from "../krok";
import { readFile, writeFile } from "node:fs/promises";
import { expectAccessible, lookAround, shot } from "../look";
import { demoAudit, signIn } from "./office";

const widths = [360, 1024, 1440];

const row = (page: Page) => page.locator(".item-row").first();

/** Opens the page's first chart's menu and takes a file away. */
async function take(page: Page, kind: string) {
  const menu = page.locator(".take").first();
  if (!(await menu.evaluate((it: HTMLDetailsElement) => it.open))) await menu.locator("summary").click();
  const [download] = await Promise.all([page.waitForEvent("download"), menu.getByRole("button", { name: kind }).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test("questions are ordered by the size of a difference, and the link shows the same", async ({ page, krok }) => {
  test.setTimeout(180_000);
  await signIn(page, krok);
  await page.goto(`${await demoAudit(page)}/compare`);
  const overview = page.locator(".compare-overview");
  await expect(overview.getByRole("row").nth(1)).toContainText("walkers");
  const delta = async (at: number) => {
    const text = await overview.getByRole("row").nth(at).locator(".figures").first().innerText();
    return Math.abs(Number.parseFloat(text.replace("−", "-")));
  };
  expect(await delta(1)).toBeGreaterThanOrEqual(await delta(2));
  await lookAround(page, "desk-compare-questions", widths);

  await page.getByLabel("Second side").selectOption({ index: 2 });
  await expect(page).toHaveURL(/pair=/);
  await page.getByLabel("Order").selectOption("by size of the difference");
  await expect(page).toHaveURL(/order=size/);
  const first = await overview.getByRole("rowheader").first().getByRole("link").innerText();
  await expect(row(page).getByRole("heading")).toHaveText(first);
  await page.reload();
  await expect(row(page).getByRole("heading")).toHaveText(first);
  await overview.getByRole("rowheader").getByRole("link").nth(1).click();
  await expect(page).toHaveURL(/#question-/);
  await expect(page.locator(".item-row:target")).toBeInViewport();
});

test("a chart is taken away as a picture and as numbers, and read as a table", async ({ page, krok }) => {
  await signIn(page, krok);
  await page.goto(`${await demoAudit(page)}/compare`);
  await expect(page.locator(".take").first()).toBeVisible();
  for (const which of ["overview", "question"]) {
    if (which === "question") {
      await page.locator(".compare-overview").evaluate((it) => it.remove());
    }
    const svg = await take(page, "Picture (SVG)");
    expect(svg.name).toMatch(/^krok-demo-.*-compare-.*Z\.svg$/);
    expect(svg.bytes.toString()).toContain('fill="white"');
    expect(svg.bytes.toString()).toContain("Demo data");
    const png = await take(page, "Picture (PNG)");
    expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
    expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(1000);
    await writeFile(`${import.meta.dirname}/../results/desk-compare-file-${which}.png`, png.bytes);
    const csv = (await take(page, "Numbers (CSV)")).bytes.toString();
    const [head, line] = csv.split("\r\n");
    expect(head).toContain("compared,made_at,krok");
    expect(line).toContain("Compared: Districts");
  }
  const table = row(page).getByText("As a table");
  await table.focus();
  await page.keyboard.press("Enter");
  await expect(row(page).getByRole("table")).toContainText("%");
  await expectAccessible(page);
  await row(page).scrollIntoViewIfNeeded();
  await shot(page, "desk-compare-item");
});

test("groups, day and night, and visits are compared by researchers", async ({ page, krok }) => {
  test.setTimeout(180_000);
  await signIn(page, krok);
  await page.goto(`${await demoAudit(page)}/compare`);
  const by = page.getByLabel("Compare", { exact: true });
  await by.selectOption("Gender");
  await expect(page).toHaveURL(/by=gender/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Gender");
  await expect(row(page).locator("svg.chart")).toContainText("women");
  await lookAround(page, "desk-compare-gender", widths);
  await page.getByRole("checkbox", { name: "women" }).uncheck();
  await expect(page).toHaveURL(/sides=man%2Cother|sides=man,other/);
  await by.selectOption("Day, dusk and night");
  await expect(page.getByRole("checkbox", { name: "by night" })).toBeChecked();
  await page.getByLabel("District", { exact: true }).selectOption({ index: 1 });
  await expect(page).toHaveURL(/by=light&district=|district=.*by=light/);
  await by.selectOption("First and second visit");
  await expect(page.getByText("No place was visited on two days yet.").or(page.locator(".item-row")).first()).toBeVisible();
});

test("themes are small pictures on one scale", async ({ page, krok }) => {
  test.setTimeout(120_000);
  await signIn(page, krok);
  await page.goto(`${await demoAudit(page)}/compare`);
  await page.getByRole("navigation", { name: "Views of the comparison" }).getByRole("link", { name: "Themes" }).click();
  await expect(page.locator(".multiple svg.chart").first()).toContainText("100");
  await lookAround(page, "desk-compare-themes", widths);
  const csv = (await take(page, "Numbers (CSV)")).bytes.toString();
  expect(csv).toContain("good_share");
});

test("stops where two groups see the same street differently lead to the map and the answers", async ({ page, krok }) => {
  test.setTimeout(120_000);
  await signIn(page, krok);
  const desk = await demoAudit(page);
  await page.goto(`${desk}/compare/stops`);
  await expect(page.getByText("A stop is in one district")).toBeVisible();
  await page.goto(`${desk}/compare/stops?by=gender`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("by women and by men");
  await expect(row(page).locator("svg.chart")).toContainText("men");
  await lookAround(page, "desk-compare-stops", widths);
  // The same as a table, of the same numbers as the file.
  await row(page).getByText("As a table").click();
  const lines = row(page).getByRole("table").getByRole("row");
  await expect(lines).toHaveCount(3);
  const csv = (await take(page, "Numbers (CSV)")).bytes.toString();
  for (const name of ["women", "men"]) {
    const [, walkers] = csv.match(new RegExp(`,${name},(\\d+),`)) ?? [];
    const cells = lines.filter({ has: page.getByRole("rowheader", { name, exact: true }) }).getByRole("cell");
    await expect(cells.first()).toHaveText(walkers ?? "none");
    const shares = (await cells.allInnerTexts()).slice(2, -1).map((share) => Number(share.replace(/\D/g, "")));
    expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 100)).toBeLessThanOrEqual(2);
  }
  await row(page).scrollIntoViewIfNeeded();
  await expectAccessible(page);
  await shot(page, "desk-compare-stops-table");
  const map = row(page).getByRole("link", { name: "On the map" });
  await expect(map).toHaveAttribute("href", /map\?by=.*&stop=/);
  await row(page).getByRole("link", { name: /^Answers/ }).first().click();
  await expect(page).toHaveURL(/review\?walk=.*&stop=/);
});
