// The review itself: by keyboard alone, many at once, and two researchers on two pages.
import type { Browser, Page } from "@playwright/test";
import { expect, test } from "../krok";
import { expectAccessible, lookAround } from "../look";
import { ready } from "./ground";
import { demoAudit, signIn } from "./office";

const pane = (page: Page) => page.getByRole("region", { name: "Answer", exact: true });
const said = (page: Page, state: string) => expect(pane(page).locator(".review-state .word").first()).toHaveText(state);
const total = async (page: Page) => Number((await page.getByRole("heading", { level: 1 }).innerText()).replace(/\D/g, ""));

/** Opens the review of the demo at an answer that nobody else of these tests uses. */
async function openAt(page: Page, query: string) {
  const desk = await demoAudit(page);
  await page.goto(`${desk}/review${query}`);
  await expect(page.locator("tbody tr").first()).toBeVisible();
}

/** Another researcher, in a browser of their own. */
async function other(browser: Browser, krok: Parameters<typeof signIn>[1]) {
  const context = await browser.newContext({ baseURL: krok.url });
  const page = await context.newPage();
  await signIn(page, krok);
  return page;
}

test("a queue is worked through by keyboard alone, and undone", async ({ page, krok }) => {
  await signIn(page, krok);
  await openAt(page, "?daylight=dusk");
  await page.keyboard.press("j");
  await said(page, "received");
  await page.keyboard.press("a");
  await said(page, "accepted");
  await expect(page.getByText("Now accepted.")).toBeVisible();
  const first = page.url();
  await page.keyboard.press("j");
  await expect.poll(() => page.url()).not.toBe(first);
  await said(page, "received");
  await page.keyboard.press("f");
  await said(page, "flagged");
  await page.keyboard.press("u");
  await said(page, "received");
  await page.keyboard.press("k");
  await expect.poll(() => page.url()).toBe(first);
  await said(page, "accepted");

  await page.keyboard.press("n");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Note")).toBeFocused();
  await page.keyboard.type("Jana has seen a lamp here.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(pane(page).getByText("Jana has seen a lamp here.")).toBeVisible();

  await page.keyboard.press("c");
  await dialog.getByLabel("Own code").fill("Broken lamp");
  await page.keyboard.press("Enter");
  await expect(pane(page).locator(".code-chip")).toHaveText("broken-lamp");

  await page.keyboard.press("?");
  await expect(dialog.getByText("Next answer")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  await page.goto(`${(await demoAudit(page))}/review?code=broken-lamp`);
  await expect.poll(() => total(page)).toBe(1);
});

test("two researchers see each other's work and do not overwrite it", async ({ page, krok, browser }) => {
  await signIn(page, krok);
  await openAt(page, "?photos=true");
  await page.keyboard.press("j");
  await said(page, "received");
  const petr = await other(browser, krok);
  await petr.goto(page.url());
  await said(petr, "received");
  await page.keyboard.press("h");
  await said(page, "hidden");
  await said(petr, "hidden");
  await petr.getByRole("button", { name: "Note", exact: true }).click();
  await petr.getByRole("dialog").getByLabel("Note").fill("Why hidden?");
  await petr.getByRole("button", { name: "Save" }).click();
  await expect(pane(page).getByText("Why hidden?")).toBeVisible();

  // Someone whose stream is cut has not seen what happens meanwhile: they are told, and see it then.
  await petr.context().setOffline(true);
  await page.keyboard.press("a");
  await said(page, "accepted");
  await petr.route("**/events", (route) => route.abort());
  await petr.context().setOffline(false);
  await petr.keyboard.press("f");
  await expect(petr.getByText("Someone else decided otherwise meanwhile")).toBeVisible();
  await said(petr, "accepted");
  await petr.context().close();
});

test("many answers are said to be the same at once, and what is hidden is in no file", async ({ page, krok }) => {
  await signIn(page, krok);
  await openAt(page, "?daylight=day");
  const audit = (await demoAudit(page)).split("/").at(-1);
  const csv = async () => (await (await page.request.get(`/api/v1/audits/${audit}/responses.csv?daylight=day`)).text()).trim().split("\n").length;
  const before = await csv();
  const rows = page.locator("tbody tr");
  // Other tests on the same server may have judged one of them before.
  const states = rows.locator(".review-state");
  const [first, second] = await states.allTextContents();
  await rows.nth(0).getByRole("checkbox").check();
  await rows.nth(1).getByRole("checkbox").check();
  const bulk = page.getByRole("group", { name: "With the selected answers" });
  await expect(bulk).toContainText("2 answers selected");
  await bulk.getByRole("button", { name: "Hide" }).click();
  await expect(page.getByText("2 answers are now hidden.")).toBeVisible();
  await expect(states.nth(0)).toHaveText("hidden");
  await expect(states.nth(1)).toHaveText("hidden");
  expect(await csv()).toBe(before - 2);
  await page.keyboard.press("u");
  await expect(states.nth(0)).toHaveText(first);
  await expect(states.nth(1)).toHaveText(second);
  expect(await csv()).toBe(before);
});

test("an answer is moved on the map, and the original stays beside it", async ({ page, krok }) => {
  test.setTimeout(120_000);
  await signIn(page, krok);
  await openAt(page, "?photos=false");
  await page.keyboard.press("j");
  await ready(page);
  await page.keyboard.press("c");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Correct the stop or place").click();
  await expect(dialog.locator("krok-map[ready]")).toBeVisible({ timeout: 40_000 });
  const mark = dialog.getByRole("button", { name: "Where it was answered" });
  const [latitude, longitude] = [dialog.getByLabel("Latitude"), dialog.getByLabel("Longitude")];
  const before = [await latitude.inputValue(), await longitude.inputValue()].map(Number) as [number, number];
  await lookAround(page, "desk-review-move", [360, 1440]);
  const from = await mark.boundingBox();
  if (!from) throw new Error("no mark");
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + from.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect.poll(async () => Number(await longitude.inputValue())).toBeGreaterThan(before[1]);
  const dragged = Number(await longitude.inputValue());
  const map = await dialog.locator("krok-map").boundingBox();
  if (!map) throw new Error("no map");
  await page.mouse.click(map.x + map.width / 2, map.y + 20);
  await expect.poll(async () => Number(await latitude.inputValue())).toBeGreaterThan(before[0]);
  expect(Number(await longitude.inputValue())).not.toBe(dragged);
  const to = `${Number(await latitude.inputValue()).toFixed(5)}, ${Number(await longitude.inputValue()).toFixed(5)}`;
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(to).first()).toBeVisible();
  await expect(page.getByText(`${before[0].toFixed(5)}, ${before[1].toFixed(5)}`).first()).toBeVisible();
  await page.keyboard.press("u");
  await expect(page.getByText(to)).toHaveCount(0);
});

test("the review in three panes looks right", async ({ page, krok }) => {
  test.setTimeout(180_000);
  await signIn(page, krok);
  await openAt(page, "?photos=true");
  await page.locator("tbody tr").nth(3).getByRole("link").click();
  await expect(pane(page).locator("img").first()).toBeVisible();
  await expect(page.locator("krok-map[ready]")).toBeVisible();
  await page.keyboard.press("c");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Own code").fill("corner shop");
  await dialog.getByLabel("Note").fill("Ask the facilitator which entrance is meant.");
  await expect(dialog.getByLabel("Own code")).toBeVisible();
  await lookAround(page, "desk-review-dialog", [360, 1440]);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(pane(page).locator(".code-chip").first()).toHaveText("corner-shop");
  await page.keyboard.press("f");
  await said(page, "flagged");
  await page.locator("tbody tr").nth(1).getByRole("checkbox").check();
  await lookAround(page, "desk-review-panes", [360, 1024, 1440]);
});
