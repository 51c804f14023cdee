// What a walker gave can be seen and taken back: on the phone without a network, and on any other
// device by the receipt.
import type { Browser, Page } from "@playwright/test";
import { demoAudit, signIn } from "../desk/office";
import { type Krok, expect, test } from "../krok";
import { lookAround, shot } from "../look";
import { choose, isReadyForOffline, join, picture, question } from "./walk";

// Several devices, and looks in light and dark with axe on each, take their time.
test.slow();

test("on another device by the receipt: a photo is taken back, then everything", async ({ krok, handset, browser }) => {
  const page = handset.page;
  await join(page, krok.codes[0]);
  await isReadyForOffline(page);
  await answerTwo(page);
  await openGave(page);
  await expect(page.getByText(/You gave 2 answers and 1 photo/)).toBeVisible();
  await expect(page.locator(".pill")).toHaveText("Delivered", { timeout: 30_000 });
  await lookAround(page, "gave", [360, 768]);
  await page.locator("details").first().locator("summary").click();
  await lookAround(page, "gave-open", [360]);
  const code = (await page.locator(".receipt-code").textContent()) ?? "";
  expect(code).toMatch(/^([0-9A-Z]{4}-){5}[0-9A-Z]{4}$/);

  const elsewhere = await browser.newContext({ baseURL: krok.url });
  const other = await elsewhere.newPage();
  const asked: string[] = [];
  other.on("request", (request) => asked.push(request.url()));
  await other.goto(`/r/#${code}`);
  await expect(other.getByText(/You gave 2 answers and 1 photo/)).toBeVisible();
  expect(asked.filter((url) => url.includes(code.slice(0, 9)) && !url.includes("#"))).toEqual([]);
  await other.locator("details").first().locator("summary").click();
  await expect(other.locator(".given-photo img")).toBeVisible();
  await lookAround(other, "receipt", [360, 1440]);
  await other.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(other.locator(".receipt-code")).toBeVisible();
  await expect(other.getByRole("heading", { name: "What you gave" })).toBeHidden();
  await shot(other, "receipt-print");
  await other.emulateMedia({ media: null, colorScheme: null });

  const desk = await atDesk(krok, browser);
  const participant = await walkerOf(page);
  expect(await desk.sees(participant)).toEqual({ responses: 1, photos: 1, listed: true });
  await other.getByRole("button", { name: "Take back this photo" }).click();
  await lookAround(other, "receipt-confirm", [360]);
  await other.getByRole("dialog").getByRole("button", { name: "Take back", exact: true }).click();
  await expect(other.getByText(/You gave 2 answers and 0 photos/)).toBeVisible();
  expect(await desk.sees(participant)).toEqual({ responses: 1, photos: 0, listed: true });

  await other.getByRole("button", { name: "Take back everything" }).click();
  await other.getByRole("dialog").getByRole("button", { name: "Take back", exact: true }).click();
  await expect(other.getByText("You took back everything.")).toBeVisible();
  await lookAround(other, "receipt-withdrawn", [360]);
  expect(await desk.sees(participant)).toEqual({ responses: 0, photos: 0, listed: false });
  await desk.close();
  await elsewhere.close();

  // The phone hears of it, and has nothing left.
  await page.reload();
  await expect(page.getByText("You took back everything.")).toBeVisible();
  expect(await kept(page)).toEqual({ drafts: 0, photos: 0, revisions: 0 });
  await lookAround(page, "gave-withdrawn", [360]);
  await page.getByRole("button", { name: "Join the walk anew" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Choose your language");
});

test("on the phone without a network: what was not sent never leaves, what was is taken back later", async ({ krok, handset }) => {
  const page = handset.page;
  await join(page, krok.codes[0]);
  await isReadyForOffline(page);
  await answerTwo(page);
  await openGave(page);
  await expect(page.locator(".pill")).toHaveText("Delivered", { timeout: 30_000 });
  await handset.setOffline(true);
  await page.locator("details").first().locator("summary").click();
  await page.getByRole("button", { name: "Take back this photo" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take back", exact: true }).click();
  await expect(page.getByText(/You gave 2 answers and 0 photos/)).toBeVisible();
  await expect(page.locator(".pill")).toHaveText("1 waiting");
  expect(await kept(page)).toMatchObject({ photos: 0 });
  await handset.setOffline(false);
  await expect(page.locator(".pill")).toHaveText("Delivered", { timeout: 30_000 });
  const code = await page.locator(".receipt-code").textContent();
  const given = await page.request.get("/api/v1/receipt", { headers: { authorization: `Bearer ${code}` } });
  const answers = (await given.json()).responses.flatMap((it: { answers: unknown[] }) => it.answers);
  expect(answers.flatMap((it: { photos: unknown[] }) => it.photos)).toEqual([]);
});

test("what the walk's team takes back is shown as taken back by them, on the phone and by the receipt", async ({ krok, handset, browser }) => {
  const page = handset.page;
  await join(page, krok.codes[0]);
  await isReadyForOffline(page);
  await answerTwo(page);
  await openGave(page);
  await expect(page.locator(".pill")).toHaveText("Delivered", { timeout: 30_000 });
  const code = (await page.locator(".receipt-code").textContent()) ?? "";
  const desk = await atDesk(krok, browser);
  const participant = await walkerOf(page);
  const { response, attachments } = await desk.revisionOf(participant);
  await desk.takeBack({ what: "photo", response, attachment: attachments[0].id });
  await page.reload();
  await page.locator("details").first().locator("summary").click();
  await expect(page.getByText("Photos and recordings taken back by the walk's team: 1")).toBeVisible();
  await expect(page.locator(".given-photo")).toHaveCount(0);
  await lookAround(page, "gave-photo-by-team", [360]);
  await desk.takeBack({ what: "response", response });
  await page.reload();
  await expect(page.getByText("Taken back by the walk's team.")).toBeVisible();
  expect(await kept(page)).toMatchObject({ drafts: 0, photos: 0 });
  await lookAround(page, "gave-by-team", [360]);
  await page.goto(`/r/#${code}`);
  await expect(page.getByText("Taken back by the walk's team.")).toBeVisible();
  await lookAround(page, "receipt-by-team", [360]);
  await desk.close();
});

test("a receipt is typed as it stands on paper, and a wrong one is told", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "I have a receipt" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Open a receipt");
  await page.getByLabel("Code of the receipt").fill("too short");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("alert")).toContainText("24 letters and digits");
  await page.getByLabel("Code of the receipt").fill("0000 0000 0000 0000 0000 0000");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("alert")).toContainText("No receipt has this code.");
  await lookAround(page, "receipt-ask", [360]);
});

/** Two answers at the first stop, the second with a photo, handed over. */
async function answerTwo(page: Page) {
  await page.getByRole("button", { name: /Vltavská/ }).click();
  await choose(page, /^A little/);
  const asked = (await question(page).textContent()) ?? "";
  await page.getByLabel("Photo", { exact: true }).setInputFiles(await picture(page, 800, 600));
  await expect(page.getByRole("button", { name: "Open the photo" })).toBeVisible();
  await page.getByRole("radio", { name: "Fewer than 5" }).click();
  await expect(question(page)).not.toHaveText(asked);
  await page.getByRole("button", { name: /^Question \d+: open$/ }).last().click();
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("heading", { name: "Stops" })).toBeVisible();
}

async function openGave(page: Page) {
  await page.getByRole("button", { name: "What you gave" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What you gave");
}

/** Id of the walker of this phone. */
async function walkerOf(page: Page): Promise<string> {
  const [walk] = await records(page, "walks");
  return JSON.parse(walk).participant.id;
}

/** How much of what was given this phone still keeps. */
async function kept(page: Page) {
  const operations = (await records(page, "operations")).filter((text) => JSON.parse(text).operation.kind === "revise");
  const [drafts, photos] = await Promise.all([records(page, "drafts"), records(page, "photos")]);
  return { drafts: drafts.length, photos: photos.length, revisions: operations.length };
}

async function records(page: Page, table: string): Promise<string[]> {
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

/** What researchers see of one walker. */
async function atDesk(krok: Krok, browser: Browser) {
  const context = await browser.newContext({ baseURL: krok.url });
  const page = await context.newPage();
  await signIn(page, krok);
  const audit = `/api/v1/audits/${(await demoAudit(page)).split("/").at(-1)}`;
  const get = async (path: string) => (await page.request.get(`${audit}/${path}`)).json();
  return {
    async sees(participant: string) {
      const { rows } = await get("responses?limit=500");
      const own = rows.filter((row: { participant: string }) => row.participant === participant);
      const photos = own.flatMap((row: { revision: { attachments?: unknown[] } }) => row.revision.attachments ?? []);
      const walks = await get("walks");
      const rosters = await Promise.all(walks.map(({ activity }: { activity: { id: string } }) => get(`walks/${activity.id}/roster`)));
      const listed = JSON.stringify(rosters).includes(participant);
      return { responses: own.length, photos: photos.length, listed };
    },
    async revisionOf(participant: string) {
      const { rows } = await get("responses?limit=500");
      return rows.find((row: { participant: string }) => row.participant === participant).revision;
    },
    async takeBack(target: Record<string, string>) {
      const data = { id: crypto.randomUUID(), target, said_at: new Date().toISOString() };
      const answer = await page.request.post(`${audit}/withdrawals`, { data });
      expect(answer.ok(), await answer.text()).toBe(true);
    },
    close: () => context.close(),
  };
}
