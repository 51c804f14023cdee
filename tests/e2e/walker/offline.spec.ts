// The promise of the phone: joined once, it needs no network, survives being killed, and delivers.
import type { Page } from "@playwright/test";
import { type Krok, expect, test } from "../krok";
import { demoAudit, signIn } from "../desk/office";
import { Phone } from "../phone";
import { between } from "../between";
import { drafts, places } from "./disk";
import { choose, isReadyForOffline, join, picture, question, wrongClock } from "./walk";

test("what is answered offline survives a killed browser and is delivered", async ({ krok, handset }) => {
  let page = handset.page;
  const known = await responsesOnMap(page, krok);
  await join(page, krok.codes[0]);
  await isReadyForOffline(page);
  await handset.setOffline(true);

  await page.getByRole("button", { name: /Vltavská/ }).click();
  await choose(page, /^A little/);
  await choose(page, "Fewer than 5");
  const asked = await question(page).textContent();
  await page.getByLabel("Photo", { exact: true }).setInputFiles(await picture(page, 2400, 1800));
  await expect(page.getByRole("button", { name: "Open the photo" })).toBeVisible();
  await page.getByRole("radio", { name: /^A few/ }).click();
  await expect(question(page)).not.toHaveText(asked ?? "");
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await expect(question(page)).toHaveText(asked ?? "");

  await handset.kill();
  page = await handset.start({ offline: true });
  await page.goto("/");
  await expect(question(page)).toHaveText(asked ?? "");
  await expect(page.getByRole("radio", { name: /^A few/ })).toBeChecked();
  await expect(page.getByRole("button", { name: "Open the photo" })).toBeVisible();

  await page.getByRole("button", { name: /^Question \d+: open$/ }).last().click();
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: /waiting/ }).click();
  await expect(page.getByText("on this phone").first()).toBeVisible();
  await handset.setOffline(false);
  await expect(page.getByText("Everything you finished has arrived.")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("arrived and checked")).toHaveCount(3);

  const before = new Set(known);
  const [response] = (await responsesOnMap(page, krok)).filter((id) => !before.has(id));
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${await demoAudit(page)}/review?answer=${response}`);
  const answer = page.getByRole("region", { name: "Answer", exact: true });
  await expect(answer).toContainText("Vltavská", { timeout: 30_000 });
  await expect(answer.locator("img").first()).toBeVisible();
});

test("whoever goes elsewhere while a stop is put away stays there, and it arrives", async ({ krok, handset }) => {
  const { page } = handset;
  await join(page, krok.codes[0]);
  await isReadyForOffline(page);
  await handset.setOffline(true);
  await page.getByRole("button", { name: /Vltavská/ }).click();
  await choose(page, /^A little/);
  await page.getByRole("button", { name: /^Question \d+: open$/ }).last().click();
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await expect(page.getByRole("button", { name: "Done", exact: true })).toBeVisible();
  // Both taps come before the disk has answered the first.
  await page.evaluate(() => {
    for (const button of ["footer.bottom .button", ".under-top .row button"]) {
      document.querySelector<HTMLElement>(button)!.click();
    }
  });
  await expect(page.getByText("on this phone").first()).toBeVisible();
  await handset.setOffline(false);
  await expect(page.getByText("Everything you finished has arrived.")).toBeVisible({ timeout: 30_000 });
});

test("what a killed page could not hand over is sent although nobody opens it again", async ({ krok, handset }) => {
  let page = handset.page;
  await join(page, krok.codes[0]);
  await isReadyForOffline(page);
  await page.getByRole("button", { name: /Vltavská/ }).click();
  await choose(page, /^A little/);
  await handset.kill();
  page = await handset.start();
  await page.goto(`/w/${krok.codes[0]}/delivery`);
  await expect(page.getByText("Everything you finished has arrived.")).toBeVisible({ timeout: 30_000 });
  const given = (await drafts(page)).filter(({ answers }) => Object.keys(answers).length > 0);
  expect(given).toHaveLength(1);
  await signIn(page, krok);
  const audit = (await demoAudit(page)).split("/").at(-1);
  const answer = await page.request.get(`${krok.url}/api/v1/audits/${audit}/responses/${given[0].response}`);
  expect(answer.status()).toBe(200);
  expect((await answer.json()).row.revision).toMatchObject({ number: 1, answers: given[0].answers });
});

test("a photo is small, upright and tells no place", async ({ krok, handset }) => {
  const page = handset.page;
  await join(page, krok.codes[0]);
  await page.getByRole("button", { name: /Vltavská/ }).click();
  await page.getByLabel("Photo", { exact: true }).setInputFiles(await picture(page, 8000, 5000));
  await expect(page.getByRole("button", { name: "Open the photo" })).toBeVisible({ timeout: 30_000 });
  const photo = await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("krok");
      request.onsuccess = () => resolve(request.result);
    });
    const bytes = await new Promise<ArrayBuffer>((resolve) => {
      const all = database.transaction("photos").objectStore("photos").getAll();
      all.onsuccess = () => resolve(all.result[0]);
    });
    const { width, height } = await createImageBitmap(new Blob([bytes]));
    const text = new TextDecoder("latin1").decode(bytes);
    return { width, height, bytes: bytes.byteLength, exif: text.includes("Exif") };
  });
  expect(photo).toMatchObject({ width: 1600, height: 1000, exif: false });
  expect(photo.bytes).toBeLessThanOrEqual(400 * 1024);
});

test("what is said after the clock was set back stands last in the queue", async ({ krok, handset }) => {
  const { page } = handset;
  await join(page, krok.codes[0]);
  await isReadyForOffline(page);
  await handset.setOffline(true);
  const before = Math.max(...(await places(page)));
  await wrongClock(page);
  await page.reload();
  await page.locator(".round.language").click();
  await page.getByRole("dialog").getByRole("button", { name: "Čeština" }).click();
  await expect.poll(async () => (await places(page)).length).toBe(2);
  expect(Math.max(...(await places(page)))).toBeGreaterThan(before);
});

test("a new version waits until nothing is being filled in", async ({ krok }) => {
  const server = await between(krok.port);
  const handset = await Phone.open(server.url);
  const { page } = handset;
  const running = () => page.locator('meta[name="release"]').getAttribute("content");
  await join(page, krok.codes[0]);
  await isReadyForOffline(page);
  await page.reload();
  expect(await running()).toBe("1");
  await page.getByRole("button", { name: /Vltavská/ }).click();
  await choose(page, /^A little/);
  server.ship(2);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
  });
  await expect.poll(() => page.evaluate(async () => Boolean((await navigator.serviceWorker.ready).waiting))).toBe(true);
  await choose(page, "Fewer than 5");
  const asked = await question(page).textContent();
  expect(await running()).toBe("1");
  await page.getByRole("button", { name: "Note", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");

  await page.reload();
  await expect.poll(running).toBe("2");
  await expect(question(page)).toHaveText(asked ?? "");
  await handset.setOffline(true);
  await page.reload();
  await expect(question(page)).toHaveText(asked ?? "");
  await handset.discard();
  await server.close();
});

test("a stop that was only opened is there after a restart", async ({ handset, krok }) => {
  await join(handset.page, krok.codes[0], { place: false });
  await handset.page.locator(".stop .open").first().click();
  const asked = await question(handset.page).textContent();
  const address = handset.page.url();
  // What a page writes is on disk within this time; nothing on the screen tells it.
  await expect.poll(async () => (await drafts(handset.page)).length).toBe(1);
  await handset.kill();
  const page = await handset.start();
  await page.goto(address);
  await expect(question(page)).toHaveText(asked ?? "");
});

test("a tab opened later on the same phone sees the same walk", async ({ krok, handset }) => {
  await join(handset.page, krok.codes[0]);
  const other = await handset.context.newPage();
  await other.goto("/");
  await expect(other.getByRole("heading", { name: "Stops" })).toBeVisible();
});

/** Ids of the responses that the desk's map of the demo shows. */
async function responsesOnMap(page: Page, krok: Krok): Promise<string[]> {
  await signIn(page, krok);
  const audit = (await demoAudit(page)).split("/").at(-1);
  const points = await (await page.request.get(`/api/v1/audits/${audit}/points`)).json();
  return points.features.map((point: { properties: { response: string } }) => point.properties.response);
}
