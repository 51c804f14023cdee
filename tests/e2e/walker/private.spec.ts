// Browsers that keep nothing, or only until the window is closed: said before anything is filled in, with
// a way to take part all the same.
import type { Page } from "@playwright/test";
import { demoAudit, signIn } from "../desk/office";
import { type Krok, expect, test } from "../krok";
import { lookAround } from "../look";
import { Phone } from "../phone";
import { join, joinHere, question } from "./walk";

// Sending and looking at what arrived takes several seconds each.
test.slow();

/** Storage switched off in the browser's settings, as Chromium does it: "block all cookies". */
const blocked = { profile: { default_content_setting_values: { cookies: 2 } } };

/** Goes on where nothing is kept, and joins. */
async function joinRegardless(page: Page, code: string) {
  await page.goto(`/w/${code}`);
  await expect(page.getByRole("heading", { name: "This browser keeps nothing" })).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "Go on in this window" }).click();
  await expect(page.getByText("Krok keeps nothing in this window.")).toBeVisible();
  await joinHere(page);
}

/** What the server holds of all walks. */
async function counted(page: Page, krok: Krok) {
  await signIn(page, krok);
  const audit = (await demoAudit(page)).split("/").at(-1);
  const answers = await page.request.get(`/api/v1/audits/${audit}/responses?limit=500`);
  const { rows } = await answers.json();
  return rows as { revision: { id: string; response: string; answers: Record<string, unknown> } }[];
}

/** Answers the question on the screen, whatever it is. */
async function tap(page: Page) {
  const before = await question(page).textContent();
  await page.getByRole("radio").first().click();
  await expect(question(page)).not.toHaveText(before ?? "");
}

test("where the browser keeps nothing each answer is sent at once", async ({ krok, browser }) => {
  const office = await browser.newPage({ baseURL: krok.url });
  const before = new Set((await counted(office, krok)).map(({ revision }) => revision.response));
  const mine = async () => (await counted(office, krok)).filter(({ revision }) => !before.has(revision.response));
  const handset = await Phone.open(krok.url, "chromium", blocked);
  const { page } = handset;
  await joinRegardless(page, krok.codes[0]);
  expect(await page.evaluate(() => indexedDB.databases().catch(() => "blocked"))).toBe("blocked");

  // Nothing was called done: the first tap is on the server already.
  await page.locator(".stop .open").first().click();
  await tap(page);
  await expect.poll(async () => (await mine()).length).toBe(1);
  const [first] = await mine();
  await expect(page.getByText("All is sent.")).toBeVisible();
  await lookAround(page, "walker-fleeting", [360]);

  await handset.setOffline(true);
  await tap(page);
  await expect(page.getByText("Do not close this page")).toBeVisible();
  await expect(page.getByRole("button", { name: /waiting/ })).toBeVisible();
  await tap(page);
  await page.getByRole("button", { name: /waiting/ }).click();
  await expect(page.getByText("only in this page").first()).toBeVisible();
  await lookAround(page, "walker-fleeting-unsent", [360]);
  await handset.setOffline(false);
  await expect(page.getByText("Everything you finished has arrived.")).toBeVisible({ timeout: 30_000 });
  const [last, ...more] = await mine();
  expect(more).toEqual([]);
  expect(Object.keys(last.revision.answers).length).toBe(Object.keys(first.revision.answers).length + 2);

  await page.getByRole("button", { name: "Back", exact: true }).click();
  await expect(page.getByText("save your receipt under")).toBeVisible();
  await handset.discard();
  await office.close();
});

test("a page that alone holds answers is not left without a question", async ({ krok }) => {
  const handset = await Phone.open(krok.url, "chromium", blocked);
  const { page } = handset;
  const asked: string[] = [];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.type());
    await dialog.dismiss();
  });
  await joinRegardless(page, krok.codes[0]);
  await page.locator(".stop .open").first().click();
  await tap(page);
  await expect(page.getByText("All is sent.")).toBeVisible();
  await handset.setOffline(true);
  await tap(page);
  await expect(page.getByText("Do not close this page")).toBeVisible();
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(["beforeunload"]);
  expect(page.isClosed()).toBe(false);
  await handset.setOffline(false);
  await expect(page.getByText("All is sent.")).toBeVisible({ timeout: 30_000 });
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => page.isClosed()).toBe(true);
  expect(asked).toHaveLength(1);
  await handset.discard();
});

test("an ordinary phone is not asked when it is put away", async ({ krok, handset }) => {
  const { page } = handset;
  const asked: string[] = [];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.type());
    await dialog.dismiss();
  });
  await join(page, krok.codes[0]);
  await page.locator(".stop .open").first().click();
  await handset.setOffline(true);
  await tap(page);
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => page.isClosed()).toBe(true);
  expect(asked).toEqual([]);
});

test("a private window is called one while joining", async ({ page, krok }) => {
  // As Safari answers there; Chromium has taken care that no page can tell.
  await page.addInitScript(() => {
    navigator.storage.getDirectory = () => Promise.reject(new DOMException("no files here", "UnknownError"));
  });
  await page.goto(`/w/${krok.codes[0]}`);
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByText("This looks like a private window")).toBeVisible();
  await lookAround(page, "walker-short-lived", [360]);
});

test("an ordinary window is not called a private one", async ({ page, krok }) => {
  await page.goto(`/w/${krok.codes[0]}`);
  await page.getByRole("button", { name: "English" }).click();
  // The question is asked once the network is calm, three seconds after the start at the latest.
  await page.waitForTimeout(4_000);
  await expect(page.getByText("This looks like a private window")).toHaveCount(0);
});
