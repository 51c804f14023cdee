// A whole walk on which everything goes wrong: the browser is killed at seeded moments, the app is replaced,
// two tabs are open, the clock is a day off, storage is full at the third photo, the network comes and goes
// and the server refuses in between. What the phone called saved is on the server in the end, once.
import { type Page, expect } from "@playwright/test";
import { between } from "../between";
import { demoAudit, signIn } from "../desk/office";
import { Krok, test } from "../krok";
import { type Maker, Phone } from "../phone";
import { type Draft, drafts } from "./disk";
import { isReadyForOffline, join, picture, wrongClock } from "./walk";

const kills = 20;
const seed = 20181116;

/** Mulberry32: small, seeded, even. */
function dice(state: number) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const asked = (page: Page) => page.locator("main.question, main.review");

/** Taps the next answer and returns once its tick says that it is on disk, or not waiting for that. */
async function tap(page: Page, { wait }: { wait: boolean }) {
  const cards = page.locator('[role="radio"], [role="checkbox"]');
  const chosen = await cards.evaluateAll((all) => all.findIndex((card) => card.ariaChecked === "true"));
  const card = cards.nth((chosen + 1) % (await cards.count()));
  await card.click({ noWaitAfter: true });
  if (!wait) return;
  await expect(card.locator(".ticked.saved").or(page.locator("main.review"))).toHaveCount(1, { timeout: 5_000 }).catch(() => {});
}

class Walker {
  /** What the phone has called saved, by response. */
  saved = new Map<string, Draft>();
  killed = 0;
  replaced = 0;
  refused = 0;

  constructor(
    readonly phone: Phone,
    readonly random: () => number,
  ) {}

  get page() {
    return this.phone.page;
  }

  /** Notes what is on disk, and that nothing noted before is gone from it. */
  async look() {
    const now = new Map((await drafts(this.page)).map((draft) => [draft.response, draft]));
    for (const [response, before] of this.saved) {
      const after = now.get(response);
      expect(after, `the response ${response} is on the phone`).toBeTruthy();
      const lost = Object.keys(before.answers).filter((path) => after?.answers[path] === undefined);
      expect(lost, "answers that were saved and are gone").toEqual([]);
      expect(after?.attachments?.length ?? 0).toBeGreaterThanOrEqual(before.attachments?.length ?? 0);
    }
    this.saved = now;
  }

  /** The system ends the browser at some moment after a tap; the walker starts it again. */
  async die() {
    await this.look();
    await tap(this.page, { wait: false });
    await new Promise((passed) => setTimeout(passed, this.random() * 60));
    await this.phone.kill();
    this.killed += 1;
    await this.phone.start();
    await wrongClock(this.page);
    await this.page.goto("/");
    await expect(asked(this.page)).toBeVisible();
    await this.look();
  }

  async openStop(number: number) {
    await this.page.locator(".stop .open").nth(number).click();
    await expect(asked(this.page)).toBeVisible();
  }

  /** Answers what is on the screen and comes to the next one. */
  async answer() {
    const count = this.page.locator(".count");
    const before = await count.textContent();
    await tap(this.page, { wait: true });
    if ((await this.page.getByRole("checkbox").count()) > 0) {
      await this.page.getByRole("button", { name: "Next", exact: true }).click();
    }
    await expect(count).not.toHaveText(before ?? "");
    await expect(asked(this.page)).toBeVisible();
  }

  async done() {
    await this.page.getByRole("button", { name: "Done", exact: true }).click();
    await expect(this.page.getByRole("heading", { name: "Stops" })).toBeVisible();
    await this.look();
  }
}

async function ordeal(maker: Maker) {
  const random = dice(seed);
  const krok = await Krok.start();
  const server = await between(krok.port);
  const walker = new Walker(await Phone.open(server.url, maker), random);
  await wrongClock(walker.page);
  await join(walker.page, krok.codes[0], { place: maker === "chromium" });
  await isReadyForOffline(walker.page);

  // Every few seconds the network is gone; in between the server is full, or failing.
  const began = Date.now();
  const fates = [413, 500, "cut"] as const;
  server.fate(() => {
    const gone = Math.floor((Date.now() - began) / 3000) % 2 === 1;
    if (!gone && random() < 0.7) return "answered";
    walker.refused += 1;
    return gone ? "cut" : fates[Math.floor(random() * fates.length)];
  });

  const stops = await walker.page.locator(".stop .open").count();
  const moments = new Set<number>();
  while (moments.size < kills) moments.add(Math.floor(random() * stops * 10));
  let step = 0;
  for (let stop = 0; stop < stops; stop++) {
    await walker.openStop(stop);
    if (stop < 3) await photograph(walker.page, stop === 2);
    if (stop === 4) {
      server.ship(2);
      await walker.page.evaluate(async () => (await navigator.serviceWorker.ready).update());
      walker.replaced += 1;
    }
    if (stop === 5) await inAnotherTab(walker);
    while (!(await walker.page.locator("main.review").isVisible())) {
      if (moments.delete(step++)) await walker.die();
      else await walker.answer();
    }
    await walker.done();
  }
  for (const _ of moments) {
    await walker.openStop(0);
    await walker.page.locator(".segment").first().click();
    await walker.die();
    await walker.page.getByRole("button", { name: "To the stops" }).click();
  }

  server.fate(() => "answered");
  await walker.page.locator(".pill").click();
  await walker.page.getByRole("button", { name: /Send now|Check again/ }).click();
  await expect(walker.page.getByText("Everything you finished has arrived.")).toBeVisible({ timeout: 120_000 });
  await walker.page.getByRole("button", { name: "Back", exact: true }).click();
  await walker.look();

  const { responses, photos } = await arrived(walker, krok);
  console.log(
    `${maker}: ${walker.killed} kills, ${walker.replaced} new version, ${walker.refused} requests refused or cut: ` +
      `${responses} responses and ${photos} photos on the phone, each on the server once`,
  );
  expect(walker.killed).toBe(kills);
  expect(walker.refused).toBeGreaterThan(0);
  await walker.phone.discard();
  await server.close();
  await krok.stop();
}

for (const maker of ["chromium", "firefox"] as const) {
  test(`a walk on which everything goes wrong arrives whole, and once, with ${maker}`, async () => {
    test.setTimeout(600_000);
    await ordeal(maker);
  });
}

/** A photo for the answer on the screen; with the storage full it is said not to be saved, and again taken. */
async function photograph(page: Page, full: boolean) {
  const photo = await picture(page, 1200, 900);
  const input = page.getByLabel("Photo", { exact: true });
  if (full) {
    await page.evaluate(() => {
      const put = IDBObjectStore.prototype.put;
      // Only for a photo: what is being sent writes as well meanwhile.
      IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: Parameters<IDBObjectStore["put"]>) {
        if (this.name !== "photos") return put.apply(this, given);
        IDBObjectStore.prototype.put = put;
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await input.setInputFiles(photo);
    await expect(page.getByRole("alert").filter({ hasText: /full/i }).first()).toBeVisible();
  }
  await input.setInputFiles(photo);
  await expect(page.getByRole("button", { name: "Open the photo" })).toBeVisible();
}

/** Two answers in a second tab, while the first one stays open. */
async function inAnotherTab(walker: Walker) {
  const first = walker.page;
  const other = await walker.phone.context.newPage();
  await other.goto(first.url());
  await expect(asked(other)).toBeVisible();
  await tap(other, { wait: true });
  await other.close();
  await first.reload();
  await expect(asked(first)).toBeVisible();
}

/** Compares the phone's disk with the server, answer by answer and photo by photo. */
async function arrived(walker: Walker, krok: Krok) {
  const { page } = walker;
  await signIn(page, krok);
  const audit = (await demoAudit(page)).split("/").at(-1);
  let photos = 0;
  const given = [...walker.saved.values()].filter(({ answers }) => Object.keys(answers).length > 0);
  for (const draft of given) {
    const answer = await page.request.get(`${krok.url}/api/v1/audits/${audit}/responses/${draft.response}`);
    expect(answer.ok(), `${draft.response}: ${answer.status()}`).toBe(true);
    const { row } = await answer.json();
    expect(row.revision.answers).toEqual(draft.answers);
    const sent = (row.revision.attachments ?? []).map(({ id, sha256 }: { id: string; sha256: string }) => ({ id, sha256 }));
    expect(sent).toEqual((draft.attachments ?? []).map(({ id, sha256 }) => ({ id, sha256 })));
    expect(row.verified.toSorted()).toEqual(sent.map(({ id }: { id: string }) => id).toSorted());
    photos += sent.length;
  }
  const { participant } = (await (await page.request.get(`${krok.url}/api/v1/audits/${audit}/responses/${given[0].response}`)).json()).row;
  const all = await everything(page, `${krok.url}/api/v1/audits/${audit}/responses`);
  const own = all.filter((row) => row.participant === participant).map((row) => row.revision.response);
  expect(own.toSorted()).toEqual(given.map(({ response }) => response).toSorted());
  return { responses: given.length, photos };
}

async function everything(page: Page, address: string) {
  const rows: { participant: string; revision: { response: string } }[] = [];
  for (let after = ""; ; ) {
    const answer = await page.request.get(`${address}?limit=500${after && `&after=${encodeURIComponent(after)}`}`);
    const read = await answer.json();
    rows.push(...read.rows);
    if (!read.next) return rows;
    after = read.next;
  }
}
