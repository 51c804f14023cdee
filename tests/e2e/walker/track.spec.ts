// The way somebody walks: recorded when they say so, while the page is on the screen, and gone when they take
// it back. The phone's place is moved along a street, its clock with it.
import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { desk } from "../device";
import { demoAudit, signIn } from "../desk/office";
import { type Krok, expect, test } from "../krok";
import { lookAround } from "../look";
import type { Phone } from "../phone";
import { walked, walker } from "./disk";
import { save } from "./file";
import { isReadyForOffline, join, question } from "./walk";

// Several pages are looked at in light and dark.
test.slow();

const start = { longitude: 14.4387, latitude: 50.0989 };

/** Seconds that every page's clock is ahead, so that nobody has to wait for the next point. */
let ahead = 0;

/** What the browser was asked for, and how it answered. */
interface Asked {
  awake: number;
  released: number;
}

/** Lets the clock be moved, and counts what is asked of the screen. */
async function prepare(phone: Phone, { refuses = false } = {}) {
  ahead = 0;
  await phone.context.grantPermissions(["geolocation"]);
  await phone.context.setGeolocation({ ...start, accuracy: 9 });
  await phone.context.addInitScript((refuses) => {
    const now = Date.now.bind(Date);
    const asked = { awake: 0, released: 0 };
    Object.assign(window, { asked, ahead: 0 });
    Date.now = () => now() + 1000 * (window as unknown as { ahead: number }).ahead;
    const release = async () => void asked.released++;
    const request = async () => {
      asked.awake++;
      if (refuses) throw new DOMException("low battery", "NotAllowedError");
      return { release };
    };
    Object.defineProperty(navigator, "wakeLock", { value: { request } });
  }, refuses);
}

const asked = (page: Page) => page.evaluate(() => (window as unknown as { asked: Asked }).asked);

/** The walker is so many metres north of the start, 20 seconds later. */
async function go(phone: Phone, metres: number, accuracy = 9) {
  ahead += 20;
  await phone.page.evaluate((ahead) => Object.assign(window, { ahead }), ahead);
  await phone.context.setGeolocation({ ...start, latitude: start.latitude + metres / 111_195, accuracy });
}

/** The page goes off the screen, or comes back to it. */
async function show(page: Page, hidden: boolean) {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
    window.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
}

/** Time for something that must not happen. */
const aWhile = (page: Page) => page.waitForTimeout(700);

const points = async (page: Page) => (await walked(page)).length;
const bar = (page: Page) => page.locator(".tracking");
const toggle = (page: Page) => page.getByRole("switch", { name: "Record my way" });

async function agree(page: Page) {
  await toggle(page).click();
  await page.getByRole("dialog").getByRole("button", { name: "Agree and record" }).click();
  await expect(bar(page)).toContainText("Recording your way");
}

/** Where a researcher sees the way of this phone's walker, and how many points the server has of it. */
async function atDesk(page: Page, krok: Krok, phone: Phone) {
  await page.setViewportSize(desk.viewport);
  await signIn(page, krok);
  const audit = await demoAudit(page);
  const api = `/api/v1/audits/${audit.split("/").at(-1)}`;
  const walk = (await (await page.request.get(`/api/v1/join/${krok.codes[0]}`)).json()).activity.id;
  const participant = await walker(phone.page);
  const kept = async (): Promise<number> => {
    const answer = await page.request.get(`${api}/walks/${walk}/tracks.geojson`);
    const { features }: { features: { properties: { participant: string; points: number } }[] } = await answer.json();
    return features.find(({ properties }) => properties.participant === participant)?.properties.points ?? 0;
  };
  return { audit, api, walk, kept };
}

test("nothing is recorded before somebody has agreed to it", async ({ krok, handset: phone }) => {
  await prepare(phone);
  const sent: string[] = [];
  phone.page.on("request", (request) => sent.push(request.postData() ?? ""));
  await join(phone.page, krok.codes[0]);
  await expect(toggle(phone.page)).not.toBeChecked();
  await go(phone, 60);
  await toggle(phone.page).click();
  await expect(phone.page.getByRole("dialog")).toContainText("Only the researchers of this audit see the line.");
  await lookAround(phone.page, "walker-track-consent", [360]);
  await phone.page.getByRole("dialog").getByRole("button", { name: "Not now" }).click();
  await expect(toggle(phone.page)).not.toBeChecked();
  await go(phone, 120);
  await aWhile(phone.page);
  expect(await walked(phone.page)).toEqual([]);
  expect(await asked(phone.page)).toEqual({ awake: 0, released: 0 });
  expect(sent.filter((body) => body.includes('"track"'))).toEqual([]);
  await expect(bar(phone.page)).toHaveCount(0);
});

test("it is recorded on every page, pauses out of sight, outlives a killed page and can be taken back", async ({ page, krok, handset: phone }) => {
  await prepare(phone);
  await join(phone.page, krok.codes[0]);
  await isReadyForOffline(phone.page);
  await agree(phone.page);
  await expect.poll(() => points(phone.page)).toBe(1);
  expect((await asked(phone.page)).awake).toBe(1);
  await expect(phone.page.getByText("Your screen stays on meanwhile.")).toBeVisible();
  await go(phone, 60);
  await expect.poll(() => points(phone.page)).toBe(2);
  // Too near, and too vague.
  await go(phone, 70);
  await go(phone, 130, 80);
  await aWhile(phone.page);
  expect(await points(phone.page)).toBe(2);
  await lookAround(phone.page, "walker-track", [360], { fullPage: true });

  await phone.page.locator(".stop .open").first().click();
  await expect(question(phone.page)).toBeVisible();
  await expect(bar(phone.page)).toBeVisible();
  await lookAround(phone.page, "walker-track-question", [360]);
  await go(phone, 130);
  await expect.poll(() => points(phone.page)).toBe(3);

  await show(phone.page, true);
  await expect.poll(async () => (await asked(phone.page)).released).toBe(1);
  await go(phone, 200);
  await aWhile(phone.page);
  expect(await points(phone.page)).toBe(3);
  await show(phone.page, false);
  await expect.poll(() => points(phone.page)).toBe(4);
  expect((await asked(phone.page)).awake).toBe(2);

  await phone.setOffline(true);
  await go(phone, 260);
  await expect.poll(() => points(phone.page)).toBe(5);
  const before = await walked(phone.page);
  await phone.kill();
  await phone.start({ offline: true });
  await prepare(phone);
  await phone.context.setGeolocation({ ...start, latitude: start.latitude + 262 / 111_195, accuracy: 9 });
  await phone.page.goto("/");
  await expect(bar(phone.page)).toContainText("Recording your way");
  expect(await walked(phone.page)).toEqual(before);
  await go(phone, 330);
  await expect.poll(() => points(phone.page)).toBe(6);
  for (const { longitude, latitude } of await walked(phone.page)) {
    for (const degrees of [longitude, latitude]) expect(String(degrees)).toMatch(/^\d+\.\d{1,4}$/);
  }

  await bar(phone.page).getByRole("button", { name: "Pause" }).click();
  await expect(bar(phone.page)).toContainText("Your way is paused");
  await lookAround(phone.page, "walker-track-paused", [360]);
  await go(phone, 400);
  await aWhile(phone.page);
  expect(await points(phone.page)).toBe(6);
  await bar(phone.page).getByRole("button", { name: "Go on" }).click();
  await expect.poll(() => points(phone.page)).toBe(7);
  await phone.page.goto(`/w/${krok.codes[0]}/gave`);
  await expect(phone.page.getByText("Your way: 7 points, 190 m.")).toBeVisible();

  // Off the screen there is nothing to wait for: all that was walked arrives.
  await phone.setOffline(false);
  await show(phone.page, true);
  const { audit, walk, kept } = await atDesk(page, krok, phone);
  await expect.poll(kept, { timeout: 30_000 }).toBe(7);
  await page.goto(`${audit}/walks/${walk}`);
  await expect(page.getByText(/^\d walkers? had their way recorded, \d\.\d km in all\./)).toBeVisible();
  await expect(page.locator(".ways .way")).not.toHaveCount(0);
  await lookAround(page, "desk-tracks", [1440], { fullPage: true });

  await show(phone.page, false);
  await lookAround(phone.page, "walker-track-gave", [360], { fullPage: true });
  await phone.page.getByRole("button", { name: "Take back my way" }).click();
  await expect(phone.page.getByRole("dialog")).toContainText("it is not recorded again on this walk");
  await phone.page.getByRole("dialog").getByRole("button", { name: "Take back", exact: true }).click();
  await expect(phone.page.getByText(/^Your way:/)).toHaveCount(0);
  await expect(bar(phone.page)).toHaveCount(0);
  expect(await walked(phone.page)).toEqual([]);
  await expect.poll(kept, { timeout: 30_000 }).toBe(0);
  await phone.page.getByRole("button", { name: "Back", exact: true }).click();
  await expect(phone.page.getByText("You took your way back.")).toBeVisible();
  await expect(toggle(phone.page)).toBeHidden();
});

test("what cannot be had is said, and consent that ends, ends it", async ({ krok, handset: phone }) => {
  await prepare(phone, { refuses: true });
  await join(phone.page, krok.codes[0]);
  await phone.context.clearPermissions();
  await toggle(phone.page).click();
  await phone.page.getByRole("dialog").getByRole("button", { name: "Agree and record" }).click();
  await expect(phone.page.getByText("Your phone does not tell us where you are, so nothing is recorded.")).toBeVisible();
  await expect(toggle(phone.page)).not.toBeChecked();
  await lookAround(phone.page, "walker-track-denied", [360], { fullPage: true });

  await phone.context.grantPermissions(["geolocation"]);
  await toggle(phone.page).click();
  await expect.poll(() => points(phone.page)).toBe(1);
  await expect(phone.page.getByText("When your screen goes dark, it pauses.")).toBeVisible();
  await phone.page.getByRole("button", { name: "About this walk" }).click();
  const purpose = phone.page.getByRole("switch", { name: "The way I walk may be kept" });
  await expect(purpose).toBeChecked();
  await purpose.uncheck();
  await expect(bar(phone.page)).toHaveCount(0);
  await go(phone, 90);
  await aWhile(phone.page);
  expect(await points(phone.page)).toBe(1);
});

test("the rescue file holds the part that still grows, and the phone goes on from it", async ({ page, krok, handset: phone }) => {
  await prepare(phone);
  await join(phone.page, krok.codes[0]);
  await isReadyForOffline(phone.page);
  await agree(phone.page);
  await expect.poll(() => points(phone.page)).toBe(1);
  await phone.setOffline(true);
  await go(phone, 60);
  await expect.poll(() => points(phone.page)).toBe(2);
  await phone.page.locator(".pill").click();
  const { file } = await save(phone.page);
  const { api, kept } = await atDesk(page, krok, phone);
  expect(await kept()).toBe(0);
  const imported = await page.request.post(`${api}/rescue`, { data: readFileSync(file), headers: { "content-type": "application/zip" } });
  expect(imported.ok(), await imported.text()).toBe(true);
  expect(await kept()).toBe(2);
  await phone.setOffline(false);
  await go(phone, 130);
  await expect.poll(() => points(phone.page)).toBe(3);
  await show(phone.page, true);
  await expect.poll(kept, { timeout: 30_000 }).toBe(3);
  await expect(phone.page.getByText("The way you walked")).toBeVisible();
  await expect(phone.page.getByText("1 problem")).toHaveCount(0);
});
