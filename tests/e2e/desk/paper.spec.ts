// Sheets of paper, typed in at the desk with the keyboard alone: nothing is lost on a reload, nothing is
// stored twice, and the same rules hold as on a phone.
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../krok";
import { lookAround } from "../look";
import { demoAudit, signIn } from "./office";

test.slow();

test("a pile of sheets is typed in with the keyboard alone", async ({ page, krok }) => {
  await signIn(page, krok);
  const audit = await demoAudit(page);
  const api = `/api/v1/audits/${audit.split("/").at(-1)}`;
  const walks = await (await page.request.get(`${api}/walks`)).json();
  const walk = walks.find(({ activity }: { activity: { code: string } }) => activity.code === krok.codes[0]).activity;
  await page.goto(`${audit}/walks/${walk.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(walk.title, { timeout: 60_000 });
  await tabTo(page, page.getByRole("link", { name: "Type in sheets" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sheets on paper");

  // Without a name and a consent nothing is saved, and the cursor is where they are missing.
  await expect(page.getByLabel("Name or number on the sheet")).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alert")).toContainText("Write the name or number");
  await expect(page.getByLabel("Name or number on the sheet")).toBeFocused();
  await page.keyboard.type("Walker 7");
  await expect(page.getByText("A new walker")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alert")).toContainText("without their consent");
  await expect(page.getByRole("checkbox", { name: /may be used/ })).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("1");
  await expect(page.getByRole("radio", { name: "Day", exact: false }).first()).toBeChecked();
  await page.keyboard.press("Enter");

  // By day nobody is asked about light; numbers choose and go on.
  await expect(question(page, "How well can you see around you here?")).toBeVisible();
  await expect(question(page, "How well can you see the path and people's faces?")).toHaveCount(0);
  await press(page, "4", "2", "3", "1", "3");
  await expect(question(page, "Could you find the way from here").getByRole("radio").first()).toBeFocused();
  await lookAround(page, "desk-paper", [1440]);

  // A reload loses nothing.
  await page.reload();
  await expect(page.getByLabel("Name or number on the sheet")).toHaveValue("Walker 7");
  await expect(page.getByRole("radio", { name: /Well, on all sides/ })).toBeChecked();
  await tabTo(page, question(page, "Could you find the way from here").getByRole("radio").first());

  // Letters find a choice by its words; an answer can bring a question.
  await page.keyboard.type("pro");
  await expect(page.getByRole("radio", { name: "Probably not" })).toBeChecked();
  await page.keyboard.type("bably");
  await page.keyboard.press("Enter");
  await press(page, "4", "3", "2");
  await expect(question(page, "Who are they against?").getByRole("checkbox").first()).toBeFocused();
  await press(page, "1", "3", "Enter", "4", "0");
  await expect(page.getByRole("button", { name: "Save and next sheet" })).toBeFocused();

  // The server is away: the sheet stays, and is sent once when it is back.
  await page.route("**/paper", (route) => route.abort());
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).not.toBeEmpty();
  await page.unroute("**/paper");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("status").filter({ hasText: "Saved:" })).toContainText(/1 · Vltavská, Walker 7, 12 answers/);
  await expect(page.getByText(/Receipt of Walker 7: ([0-9A-Z]{4}-){5}[0-9A-Z]{4}/)).toBeVisible();
  await lookAround(page, "desk-paper-saved", [1440, 360]);

  // The next stop of the same walker, the cursor in its first question.
  await expect(page.getByLabel("Sheet", { exact: true })).toHaveValue("1");
  await expect(page.getByText("This walker has 1 sheet in already")).toBeVisible();
  await expect(question(page, "How well can you see around you here?").getByRole("radio").first()).toBeFocused();
  const begun = Date.now();
  const keys = ["4", "4", "4", "1", "4", "5", "4", "4", "1", "4", "5"];
  await press(page, ...keys, "Enter");
  await expect(page.getByRole("status").filter({ hasText: "Saved:" })).toContainText(/2 · .*11 answers/);
  console.log(`a sheet of ${keys.length} questions: ${keys.length + 1} keys, ${Date.now() - begun} ms`);

  const { rows } = await (await page.request.get(`${api}/responses?walk=${walk.id}&limit=500`)).json();
  const own = rows.filter((row: { nickname: string }) => row.nickname === "Walker 7");
  expect(own).toHaveLength(2);
  const first = own.find((row: { revision: { stop: string } }) => row.revision.stop === walk.stops[0].id);
  expect(first).toMatchObject({ entry: "paper", problems: [], revision: { complete: true, daylight: "day", number: 1 } });
  expect(first.revision.answers).toMatchObject({
    sightlines: { value: "3" },
    wayfinding: { value: "2" },
    hate_target: { value: "foreigners muslims" },
    safe: { cannot_judge: true },
  });
  const detail = await (await page.request.get(`${api}/responses/${first.revision.response}`)).json();
  expect(detail.history).toMatchObject([{ entered_by: "Jana Nováková" }]);
  await page.goto(`${audit}/walks/${walk.id}`);
  await expect(page.getByRole("row", { name: /Walker 7/ })).toContainText("on paper");
  await page.goto(`${audit}/review?walk=${walk.id}&answer=${first.revision.response}`);
  await lookAround(page, "desk-paper-review", [1440]);
});

function question(page: Page, words: string): Locator {
  return page.getByRole("group", { name: words });
}

/** Presses keys as fast as they go: each belongs to the question that the one before led to. */
async function press(page: Page, ...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key);
}

async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible();
  for (let count = 0; count < 200; count++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}
