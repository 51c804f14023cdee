// What has arrived stays on the phone for a while: enough to give it back to a server that lost it. Then it
// goes, by itself or when the walker says so.
import type { Page } from "@playwright/test";
import { rmSync } from "node:fs";
import { join as path } from "node:path";
import { demoAudit, signIn } from "../desk/office";
import { Krok, expect, test } from "../krok";
import { lookAround } from "../look";
import { Phone } from "../phone";
import { join, picture, question } from "./walk";

// A backup, a restored server and a browser started anew take their time.
test.slow();

interface Row {
  revision: { id: string; response: string; answers: Record<string, unknown>; attachments: { id: string }[] };
  verified: string[];
}

/** All that the desk sees, with how many revisions each response has. */
async function seen(krok: Krok, page: Page) {
  await signIn(page, krok);
  const audit = (await demoAudit(page)).split("/").at(-1);
  const api = `/api/v1/audits/${audit}/responses`;
  const { rows } = (await (await page.request.get(`${api}?limit=500`)).json()) as { rows: Row[] };
  const history = async ({ revision }: Row) => {
    const detail = await (await page.request.get(`${api}/${revision.response}`)).json();
    return (detail.history as { revision: { id: string } }[]).map((it) => it.revision.id);
  };
  return { rows, history };
}

/** Answers some questions of a stop, takes a photo, and says "done". */
async function answer(page: Page, stop: number) {
  await page.locator(".stop .open").nth(stop).click();
  for (let n = 0; n < 2; n++) {
    const before = await question(page).textContent();
    await page.getByRole("radio").first().click();
    await expect(question(page)).not.toHaveText(before ?? "");
  }
  await page.getByLabel("Photo", { exact: true }).setInputFiles(await picture(page, 900 + stop, 700));
  await expect(page.getByRole("button", { name: "Open the photo" })).toBeVisible();
  await page.getByRole("button", { name: /^Question \d+: open$/ }).last().click();
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("button", { name: "Delivered" })).toBeVisible({ timeout: 30_000 });
}

/** How many records each table of the phone holds. */
function tables(page: Page) {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("krok");
      request.onsuccess = () => resolve(request.result);
    });
    const counts: Record<string, number> = {};
    for (const name of ["operations", "states", "photos", "drafts"]) {
      const request = database.transaction(name).objectStore(name).count();
      counts[name] = await new Promise((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    }
    database.close();
    return counts;
  });
}

/** Brings an older state of the server back, as after a disk that died. */
async function bringBack(krok: Krok, backup: string) {
  await krok.kill();
  rmSync(krok.data, { recursive: true });
  krok.run("restore", backup);
  await krok.start();
}

for (const how of ["is opened again", "is told to check"]) {
  test(`a server that was restored is given back what it lost, when the phone ${how}`, async ({ browser }) => {
    const krok = await Krok.start();
    const office = await browser.newPage({ baseURL: krok.url });
    const known = new Set((await seen(krok, office)).rows.map(({ revision }) => revision.response));
    const handset = await Phone.open(krok.url);
    let { page } = handset;
    await join(page, krok.codes[0]);
    await answer(page, 0);
    const backup = path(handset.storage, "backup.tar");
    krok.run("backup", backup);
    await answer(page, 1);
    await answer(page, 2);
    const mine = async () => {
      const { rows, history } = await seen(krok, office);
      const own = rows.filter(({ revision }) => !known.has(revision.response));
      const told = own.map(async (row) => ({ revision: row.revision, verified: row.verified, history: await history(row) }));
      return (await Promise.all(told)).sort((a, b) => a.revision.id.localeCompare(b.revision.id));
    };
    const before = await mine();
    expect(before).toHaveLength(3);
    expect(before.every(({ verified }) => verified.length === 1)).toBe(true);

    await bringBack(krok, backup);
    expect(await mine()).toHaveLength(1);
    if (how === "is opened again") {
      await handset.kill();
      page = await handset.start();
      await page.goto("/");
      await page.locator(".pill").click();
    } else {
      await page.locator(".pill").click();
      await page.getByRole("button", { name: "Check again" }).click();
    }
    // Two answers, each with a photo.
    await expect(page.getByText("The server no longer had 4 things")).toBeVisible({ timeout: 30_000 });
    await expect.poll(mine, { timeout: 30_000 }).toEqual(before);
    await expect(page.getByText("Everything you finished has arrived.")).toBeVisible({ timeout: 30_000 });
    await lookAround(page, "walker-restored", [360]);
    await page.getByRole("button", { name: "Check again" }).click();
    await expect(page.getByText("the server has everything")).toBeVisible();
    expect(await mine()).toEqual(before);
    await handset.discard();
    await office.close();
    await krok.stop();
  });
}

test("what has arrived can be removed from the phone, and the receipt stays", async ({ krok, handset }) => {
  const { page } = handset;
  await join(page, krok.codes[0]);
  await answer(page, 0);
  await page.locator(".stop .open").nth(1).click();
  await handset.setOffline(true);
  const before = await question(page).textContent();
  await page.getByRole("radio").first().click();
  await expect(question(page)).not.toHaveText(before ?? "");
  await page.getByRole("button", { name: "To the stops" }).click();
  await page.getByRole("button", { name: /waiting/ }).click();
  await page.getByRole("button", { name: "Remove what has arrived" }).click();
  await expect(page.getByText("Your receipt stays here")).toBeVisible();
  await lookAround(page, "walker-remove", [360]);
  await page.getByRole("dialog").getByRole("button", { name: "Remove from this phone" }).click();
  await expect(page.getByText("1 checklist has arrived and is no longer on this phone.")).toBeVisible();
  await lookAround(page, "walker-removed", [360], { fullPage: true });
  // The join and the answer that waits; of what arrived only that it was given.
  expect(await tables(page)).toMatchObject({ operations: 2, photos: 0, drafts: 2 });
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await expect(page.locator(".stop.done")).toHaveCount(1);
  await handset.setOffline(false);
  await expect(page.getByRole("button", { name: "Delivered" })).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "What you gave" }).click();
  await expect(page.getByText("Your receipt shows it.")).toBeVisible();
  const code = await page.locator(".receipt-code").textContent();
  await page.goto("/r/");
  await page.getByLabel("Code of the receipt").fill(code ?? "");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByText(/You gave \d+ answers and 1 photo/)).toBeVisible();
});

test("what has arrived goes by itself after thirty days, and not before", async ({ krok, handset }) => {
  let { page } = handset;
  await join(page, krok.codes[0]);
  await answer(page, 0);
  const reopenedAfter = async (days: number) => {
    await handset.kill();
    page = await handset.start();
    await page.clock.install({ time: Date.now() + days * 86_400_000 });
    await page.goto("/");
    await expect(page.locator(".pill")).toBeVisible();
    // The loops begin once the network is calm.
    await page.clock.runFor(10_000);
  };
  await reopenedAfter(29);
  await expect.poll(() => tables(page)).toMatchObject({ photos: 1 });
  await reopenedAfter(31);
  await expect.poll(() => tables(page)).toMatchObject({ operations: 1, photos: 0, drafts: 1 });
  await expect(page.locator(".stop.done")).toHaveCount(1);
});
