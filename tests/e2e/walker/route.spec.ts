// The walk for the walker: where they stand, stops put aside, the two minutes, the end.
import { type Page } from "@playwright/test";
import { expect, test } from "../krok";
import { lookAround } from "../look";
import { join, question } from "./walk";

interface Stop {
  name: string;
  longitude: number;
  latitude: number;
}

/** The walk's stops in their order. */
async function stops(page: Page, code: string): Promise<Stop[]> {
  const pack = await page.request.get(`/api/v1/join/${code}`);
  return (await pack.json()).activity.stops;
}

const row = (page: Page, n: number) => page.locator(".stop").nth(n);
const card = (page: Page) => page.locator(".suggestion");

/** Answers the first question of a stop and is done with it. */
async function beDone(page: Page) {
  await page.getByRole("radio").first().click();
  await expect(page.locator(".segment").first()).toHaveClass(/answered/);
  await page.locator(".segment").last().click();
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("heading", { name: "Stops" })).toBeVisible();
}

test("the stop that one stands at is suggested, and never forced", async ({ page, context, krok }) => {
  const route = await stops(page, krok.codes[0]);
  const stand = (stop: Stop) => context.setGeolocation({ ...stop, accuracy: 10 });
  await stand(route[2]);
  await join(page, krok.codes[0]);
  await expect(card(page)).toContainText(`near stop 3: ${route[2].name}`);
  await lookAround(page, "walker-near", [360]);
  await card(page).getByRole("button", { name: "Open stop 3" }).click();
  await expect(page.locator(".where")).toHaveText(`3 · ${route[2].name}`);
  await expect(card(page)).toHaveCount(0);

  // Filling in another stop: said there too, once.
  await page.getByRole("button", { name: "To the stops" }).click();
  await row(page, 0).locator(".open").click();
  await expect(card(page)).toContainText("near stop 3");
  await lookAround(page, "walker-near-filling", [360]);
  await card(page).getByRole("button", { name: "Not now" }).click();
  await expect(card(page)).toHaveCount(0);
  await page.getByRole("button", { name: "To the stops" }).click();
  await expect(page.getByRole("heading", { name: "Stops" })).toBeVisible();
  await expect(card(page)).toHaveCount(0);
});

test("a place that tells nothing suggests nothing", async ({ page, context, krok }) => {
  const route = await stops(page, krok.codes[0]);
  await context.setGeolocation({ ...route[2], accuracy: 400 });
  await join(page, krok.codes[0]);
  await expect(page.getByRole("button", { name: "Skip this stop" })).toBeVisible();
  await expect(card(page)).toHaveCount(0);
});

test("a stop is skipped, taken up again, and put off; the end reminds of it", async ({ page, krok }) => {
  await join(page, krok.codes[0], { place: false });
  const names = await page.locator(".stop .level").allTextContents();
  await expect(row(page, 0)).toHaveAttribute("aria-current", "location");
  await page.getByRole("button", { name: "Skip this stop" }).click();
  await expect(row(page, 0)).toContainText("Skipped");
  await expect(row(page, 1)).toHaveAttribute("aria-current", "location");
  await page.reload();
  await expect(row(page, 0).getByText("Skipped")).toBeVisible();
  await row(page, 0).getByRole("button", { name: "Undo" }).click();
  await expect(row(page, 0)).toHaveAttribute("aria-current", "location");

  // From the checklist itself, as long as nothing is answered.
  await row(page, 0).locator(".open").click();
  await page.getByRole("button", { name: "Skip this stop" }).click();
  await expect(row(page, 0)).toContainText("Skipped");

  await row(page, 1).locator(".open").click();
  await page.getByRole("radio").first().click();
  await page.getByRole("button", { name: "To the stops" }).click();
  await row(page, 1).getByRole("button", { name: "Come back later" }).click();
  await expect(row(page, 2)).toHaveAttribute("aria-current", "location");
  await lookAround(page, "walker-asides", [360], { fullPage: true });

  for (let n = 2; n < names.length; n++) {
    await row(page, n).locator(".open").first().click();
    await beDone(page);
  }
  await expect(page.getByText("Stops you have begun and not finished")).toBeVisible();
  await lookAround(page, "walker-ending", [360], { fullPage: true });
  await page.getByRole("button", { name: "What you gave" }).click();
  await expect(page.getByText(`${names.length - 2} of ${names.length} stops done · 1 skipped`)).toBeVisible();
  await lookAround(page, "walker-gave-left", [360], { fullPage: true });
  await page.locator("main .card").first().click();
  await expect(page.locator(".where")).toContainText("2 ·");
});

test("after two minutes at a stop one quiet line says so", async ({ page, krok }) => {
  await page.clock.install();
  await join(page, krok.codes[0], { place: false });
  await row(page, 0).locator(".open").click();
  await expect(question(page)).toBeVisible();
  await expect(page.getByRole("button", { name: "Skip this stop" })).toBeVisible();
  await page.clock.fastForward(110_000);
  await expect(page.getByText("That was two minutes")).toHaveCount(0);
  await page.clock.fastForward(20_000);
  await expect(page.getByText("That was two minutes")).toBeVisible();
  await lookAround(page, "walker-pace", [360]);
  await page.getByRole("radio").first().click();
  await expect(page.getByRole("radiogroup")).toBeVisible();
});

test("route and map are there without a network, each stop with how far it is", async ({ page, context, krok }) => {
  await join(page, krok.codes[0], { place: false });
  await row(page, 0).locator(".open").click();
  await beDone(page);
  await row(page, 1).getByRole("button", { name: "Skip this stop" }).click();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.reload();
  await expect(row(page, 0)).toHaveClass(/done/);
  await page.getByRole("button", { name: "Map", exact: true }).click();
  await expect(page.locator(".ground .at.done")).toHaveCount(1);
  await expect(page.locator(".ground .at.skipped")).toHaveCount(1);
  await expect(page.locator(".names li").first()).toContainText("done");
  await lookAround(page, "walker-map-route", [360]);
  await context.setOffline(false);
});
