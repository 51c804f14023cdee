// One phone, two people: each has their own answers, drafts, queue and receipt, and who is answering is
// always said. Also what a phone kept before it knew of several people.
import type { Page } from "@playwright/test";
import { demoAudit, signIn } from "../desk/office";
import { expect, test } from "../krok";
import { lookAround } from "../look";
import { agree, choose, isReadyForOffline, join, question } from "./walk";

test.describe.configure({ timeout: 180_000 });

test("two people answer apart on one phone without a network, and both arrive", async ({ krok, handset, browser }) => {
  let page = handset.page;
  await join(page, krok.codes[0]);
  await isReadyForOffline(page);
  await answer(page, /Vltavská/, /^A little/);
  await handset.setOffline(true);

  await page.getByRole("button", { name: "Share this phone" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Another person on this phone");
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("Write a name for each of you");
  await lookAround(page, "pair-names", [360]);
  await page.getByLabel("What should we call you?").fill("Ana");
  await page.getByLabel("What should we call the other person?").fill("ana ");
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("not the same one");
  await page.getByLabel("What should we call the other person?").fill("Hana");
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await page.getByRole("button", { name: "English" }).click();
  await agree(page, { place: false, photos: false });
  await expect(page.getByText("Hana is answering now.")).toBeVisible();
  await expect(who(page)).toHaveText("Hana");
  await lookAround(page, "pair-stops", [360]);

  // Nothing of Ana's is Hana's.
  await expect(page.getByRole("button", { name: /Vltavská/ })).not.toContainText("1 of");
  await answer(page, /Vltavská/, /^Well/);
  await page.getByRole("button", { name: /Vltavská/ }).click();
  await expect(who(page)).toHaveText("Hana");
  await lookAround(page, "pair-question", [360]);
  const hanas = new URL(page.url()).pathname;

  // Mid-question to Ana: she is at the stops with her own answers, and the phone's back button does not
  // lead into what Hana began.
  await who(page).click();
  await expect(page.getByRole("dialog")).toContainText("is answering now");
  await lookAround(page, "pair-sheet", [360]);
  await page.getByRole("button", { name: /Give the phone to Ana/ }).click();
  await expect(page.getByText("Ana is answering now.")).toBeVisible();
  await expect(who(page)).toHaveText("Ana");
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Stops" })).toBeVisible();
  expect(new URL(page.url()).pathname).not.toBe(hanas);
  await page.getByRole("button", { name: /Vltavská/ }).click();
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await choose(page, "Fewer than 5");
  await page.getByRole("button", { name: "To the stops" }).click();

  // A phone that died knows who had it.
  await handset.kill();
  page = await handset.start({ offline: true });
  await page.goto(`/w/${krok.codes[0]}`);
  await expect(who(page)).toHaveText("Ana");
  await page.locator(".pill").click();
  await expect(page.getByRole("heading", { name: "Ana", exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Hana" })).toBeVisible();
  await lookAround(page, "pair-delivery", [360]);
  await handset.setOffline(false);
  await page.getByRole("button", { name: "Send now" }).click();
  await expect(page.getByText("Everything you finished has arrived.", { exact: false })).toBeVisible({ timeout: 30_000 });

  const seats = await kept(page, "walks");
  const people = seats.map((text) => JSON.parse(text).participant);
  expect(people.map(({ nickname, entry }) => [nickname, entry ?? "own"]).sort()).toEqual([
    ["Ana", "own"],
    ["Hana", "pair"],
  ]);
  const given = await atDesk(page, krok, browser);
  const of = (nickname: string) => given.filter((row) => row.nickname === nickname);
  expect(of("Ana")).toMatchObject([{ entry: "own", answers: { sightlines: "1", eyes: "under_5" } }]);
  expect(of("Hana")).toMatchObject([{ entry: "pair", answers: { sightlines: "3" }, place: false }]);
  expect(Object.keys(of("Hana")[0].answers)).not.toContain("eyes");

  // Each has a receipt of their own, and withdrawing one leaves the other.
  await page.getByRole("button", { name: "Back", exact: true }).click();
  const anas = await receipt(page);
  await who(page).click();
  await page.getByRole("button", { name: /Give the phone to Hana/ }).click();
  expect(await receipt(page)).not.toBe(anas);
  await page.getByRole("button", { name: "Take back everything" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take back", exact: true }).click();
  await expect(page.getByText("You took back everything.")).toBeVisible();
  await lookAround(page, "pair-withdrawn", [360]);
  await who(page).click();
  await page.getByRole("button", { name: /Give the phone to Ana/ }).click();
  await page.getByRole("button", { name: "What you gave" }).click();
  await expect(page.getByText(/You gave 2 answers/)).toBeVisible();
  await expect.poll(async () => (await atDesk(page, krok, browser)).map((row) => row.nickname)).not.toContain("Hana");
  expect((await atDesk(page, krok, browser)).map((row) => row.nickname)).toContain("Ana");
});

test("somebody enters for another person, and it is told so", async ({ krok, page, browser }) => {
  await join(page, krok.codes[0]);
  await page.getByRole("button", { name: "Share this phone" }).click();
  await page.getByLabel("What should we call you?").fill("Petra");
  await page.getByLabel("What should we call the other person?").fill("Bao");
  await page.getByText("I will, for them").click();
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await expect(page.getByText("Read this to Bao.")).toBeVisible();
  await page.getByRole("button", { name: "English" }).click();
  await lookAround(page, "proxy-consent", [360]);
  await agree(page, { place: false, photos: false });
  await expect(page.getByText("You are answering for Bao now.")).toBeVisible();
  await answer(page, /Vltavská/, /^Well/);
  await expect(page.locator(".pill")).toHaveText("Delivered", { timeout: 30_000 });
  const bao = (await atDesk(page, krok, browser)).find((row) => row.nickname === "Bao");
  expect(bao).toMatchObject({ entry: "proxy", answers: { sightlines: "3" } });
});

test("what a phone kept before it knew of several people is the first person's", async ({ krok, handset }) => {
  const page = handset.page;
  await join(page, krok.codes[0]);
  await isReadyForOffline(page);
  await answer(page, /Vltavská/, /^A little/);
  await expect(page.locator(".pill")).toHaveText("Delivered", { timeout: 30_000 });
  await handset.setOffline(true);
  await page.getByRole("button", { name: /Vltavská/ }).click();
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await choose(page, "Fewer than 5");
  await page.getByRole("button", { name: "To the stops" }).click();
  await expect(page.locator(".pill")).toHaveText("1 waiting");
  await asKeptBefore(page);
  await page.reload();
  await expect(page.getByRole("button", { name: /Vltavská/ })).toContainText("2 of");
  await expect(page.locator(".pill")).toHaveText("1 waiting");
  await handset.setOffline(false);
  await expect(page.locator(".pill")).toHaveText("Delivered", { timeout: 30_000 });
  // And somebody joins them.
  await page.getByRole("button", { name: "Share this phone" }).click();
  await page.getByLabel("What should we call you?").fill("Ana");
  await page.getByLabel("What should we call the other person?").fill("Hana");
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await page.getByRole("button", { name: "English" }).click();
  await agree(page, { place: false, photos: false });
  await expect(page.getByRole("button", { name: /Vltavská/ })).not.toContainText("2 of");
  await answer(page, /Vltavská/, /^Well/);
  await expect(page.locator(".pill")).toHaveText("Delivered", { timeout: 30_000 });
  await page.reload();
  await expect(who(page)).toHaveText("Hana");
  await who(page).click();
  await page.getByRole("button", { name: /Give the phone to Ana/ }).click();
  await expect(page.getByRole("button", { name: /Vltavská/ })).toContainText("2 of");
});

function who(page: Page) {
  return page.locator("button.who");
}

/** Answers the first question at a stop and goes back to the stops. */
async function answer(page: Page, stop: RegExp, level: RegExp) {
  await page.getByRole("button", { name: stop }).click();
  await expect(question(page)).toBeVisible();
  await choose(page, level);
  await page.getByRole("button", { name: "To the stops" }).click();
  await expect(page.getByRole("heading", { name: "Stops" })).toBeVisible();
}

async function receipt(page: Page) {
  await page.getByRole("button", { name: "What you gave" }).click();
  return page.locator(".receipt-code").textContent();
}

interface Row {
  nickname: string;
  entry: string;
  place: boolean;
  answers: Record<string, string>;
}

/** Answers of the walk as researchers see them, by who gave them. */
async function atDesk(_page: Page, krok: Parameters<typeof signIn>[1], browser: import("@playwright/test").Browser): Promise<Row[]> {
  const context = await browser.newContext({ baseURL: krok.url });
  const desk = await context.newPage();
  await signIn(desk, krok);
  const audit = (await demoAudit(desk)).split("/").at(-1);
  const { rows } = await (await desk.request.get(`/api/v1/audits/${audit}/responses?limit=500`)).json();
  await context.close();
  return rows
    .filter((row: Row) => ["Ana", "Hana", "Bao"].includes(row.nickname))
    .map((row: Row & { revision: { geotag?: unknown; answers: Record<string, { value?: string }> } }) => ({
      nickname: row.nickname,
      entry: row.entry,
      place: row.revision.geotag !== undefined,
      answers: Object.fromEntries(Object.entries(row.revision.answers).map(([path, { value }]) => [path, value])),
    }));
}

async function kept(page: Page, table: string): Promise<string[]> {
  return page.evaluate(async (table) => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("krok");
      request.onsuccess = () => resolve(request.result);
    });
    return new Promise<string[]>((resolve) => {
      const all = database.transaction(table).objectStore(table).getAll();
      all.onsuccess = () => resolve(all.result);
    });
  }, table);
}

/** Leaves the disk as the app before left it: keys of the walk alone, and no word of who began a draft. */
async function asKeptBefore(page: Page) {
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("krok");
      request.onsuccess = () => resolve(request.result);
    });
    const tables = ["walks", "drafts", "operations", "states"];
    const all = database.transaction(tables, "readwrite");
    for (const table of tables) {
      const store = all.objectStore(table);
      const cursor = store.openCursor();
      const old: [string, string][] = [];
      cursor.onsuccess = () => {
        const at = cursor.result;
        if (at) {
          const record = JSON.parse(at.value);
          for (const field of ["apart", "left", "person"]) delete record[field];
          old.push([String(at.key).replace(/\.[0-9a-f-]{36}/, ""), JSON.stringify(record)]);
          at.delete();
          at.continue();
        } else {
          for (const [key, value] of old) store.put(value, key);
        }
      };
    }
    const place = database.transaction("place", "readwrite").objectStore("place");
    place.delete(IDBKeyRange.bound("answering/", "answering0"));
    await new Promise((resolve) => (place.transaction.oncomplete = resolve));
  });
}
