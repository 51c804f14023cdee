// A checklist changes while a walk is under way.
import { type APIRequestContext, type Page } from "@playwright/test";
import { type Krok, expect, test } from "../krok";
import { lookAround } from "../look";
import { demoAudit, signIn } from "../desk/office";
import { workbook } from "../desk/workbook";
import { join, question } from "./walk";

type Rows = string[][];

const choices = (...light: string[]): Rows => [["list_name", "name", "label"], ...light.map((name) => ["light", name, `It is ${name}`])];
const light = ["select_one light", "light", "How light is it?"];
const noise = ["text", "noise", "What do you hear?"];
const people = ["select_one light", "people", "And the people?"];
const old = { survey: [light, people, noise], choices: choices("dark", "dim", "bright") };
const newer = {
  survey: [["select_one light", "light", "How light is it here?"], people, ["text", "smell", "What do you smell?"]],
  choices: choices("dim", "bright"),
};

/** Publishes a version of the checklist "Changing"; its id. */
async function publish(request: APIRequestContext, audit: string, { survey, choices }: typeof old): Promise<string> {
  const data = workbook({ survey: [["type", "name", "label"], ...survey], choices, settings: [["form_title", "form_id"], ["Changing", "changing"]] });
  const answer = await request.post(`/api/v1/audits/${audit}/checklists`, { headers: { "content-type": "application/octet-stream" }, data });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()).version.id;
}

/** An open walk of two stops that asks the checklist; its address at the desk, its audit and its code. */
async function plan(page: Page, krok: Krok) {
  await signIn(page, krok);
  const desk = await demoAudit(page);
  const audit = desk.split("/").at(-1) ?? "";
  const version = await publish(page.request, audit, old);
  const districts = await (await page.request.get(`/api/v1/audits/${audit}/districts`)).json();
  const stop = (name: string, longitude: number) => ({ id: crypto.randomUUID(), position: 0, name, longitude, latitude: 50.1, radius: 40 });
  const walk = crypto.randomUUID();
  const path = `/api/v1/audits/${audit}/walks/${walk}`;
  const data = {
    kind: "walk",
    title: "Evening",
    district: districts[0].id,
    date: "2026-11-23",
    stops: [stop("First", 14.44), { ...stop("Second", 14.45), position: 1 }],
    checklists: [{ version, when: "stop" }],
  };
  const saved = await (await page.request.put(path, { data })).json();
  await page.request.post(`${path}/state`, { data: { state: "open" } });
  return { desk: `${desk}/walks/${walk}`, audit, code: saved.activity.code as string };
}

async function begin(page: Page, stop: number) {
  await page.locator(".stop .open").nth(stop).click();
  await page.getByRole("radio", { name: "It is dark" }).click();
  await expect(question(page)).toHaveText("And the people?");
  await page.getByRole("radio", { name: "It is bright" }).click();
  await expect(question(page)).toHaveText("What do you hear?");
  await page.getByRole("button", { name: "To the stops" }).click();
  await expect(page.getByText("2 of 3 answered")).toHaveCount(stop + 1);
}

test("a changed checklist offers to move what was begun, and keeps what cannot move", async ({ page, krok, browser }) => {
  const office = await browser.newContext({ baseURL: krok.url, viewport: { width: 1440, height: 900 } });
  const researcher = await office.newPage();
  const { desk, audit, code } = await plan(researcher, krok);
  await join(page, code, { place: false });
  await begin(page, 0);
  await begin(page, 1);

  await publish(researcher.request, audit, newer);
  await researcher.goto(desk);
  await expect(researcher.getByText("This walk asks version 1")).toBeVisible();
  await lookAround(researcher, "desk-newer-version", [1440]);
  await researcher.getByRole("button", { name: "Ask version 2 from now on" }).click();
  await expect(researcher.getByText("This walk asks version 1")).toHaveCount(0);

  const renewed = page.waitForResponse(`**/api/v1/join/${code}`);
  await page.reload();
  await renewed;
  const sheet = page.getByRole("dialog", { name: "This checklist has changed" });
  const opened = async (stop: number) => {
    await page.getByRole("heading", { name: "Stops" }).waitFor();
    await page.locator(".stop .open").nth(stop).click();
    await expect(sheet).toBeVisible();
  };
  await expect(async () => {
    await opened(0);
  }).toPass();
  await expect(sheet).toContainText("1 new question");
  await expect(sheet).toContainText("1 question is no longer asked");
  await expect(sheet).toContainText("2 questions have other answers");
  await expect(sheet).toContainText("How light is it?It is dark");
  await lookAround(page, "walker-changed", [360]);
  await sheet.getByRole("button", { name: "Move my answers" }).click();
  await expect(question(page)).toHaveText("How light is it here?");
  await expect(page.getByRole("radio", { name: "It is dark" })).toHaveCount(0);
  await expect(page.locator(".segment").nth(1)).toHaveClass(/answered/);
  await page.getByRole("button", { name: "To the stops" }).click();
  await expect(page.getByText("1 of 3 answered")).toBeVisible();

  // The other is finished as it was begun.
  await opened(1);
  await sheet.getByRole("button", { name: "Finish the old one" }).click();
  await expect(question(page)).toHaveText("And the people?");
  await page.locator(".segment").last().click();
  await expect(question(page)).toHaveText("What do you hear?");
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.locator(".stop").nth(1)).toHaveClass(/done/);
  await expect(page.locator(".pill")).toHaveText("Delivered");

  const filed = await (await researcher.request.get(`/api/v1/audits/${audit}/responses?walk=${desk.split("/").at(-1)}`)).json();
  const mine = filed.rows.filter((row: { revision: { answers: object } }) => "people" in row.revision.answers);
  expect(mine).toHaveLength(2);
  const histories = [];
  for (const { revision, problems } of mine) {
    expect(problems).toEqual([]);
    const detail = await (await researcher.request.get(`/api/v1/audits/${audit}/responses/${revision.response}`)).json();
    histories.push(detail.history.map((it: { revision: { answers: Record<string, { value: string }> } }) => it.revision.answers.light?.value));
  }
  // What could not move is in the history of the response that moved.
  expect(histories.some((lights) => lights.includes("dark") && lights.at(-1) === undefined)).toBe(true);
  await office.close();
});
