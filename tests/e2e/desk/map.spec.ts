// The map of answers: real tiles in a real MapLibre, by mouse and by keyboard, its tables, and its address.
import { type Page } from "@playwright/test";
import { createServer } from "node:http";
import { desk } from "../device";
import { Krok, expect, test } from "../krok";
import { expectAccessible, lookAround, shot } from "../look";
import { open, painted, patience, ready } from "./ground";
import { demoAudit, signIn } from "./office";

const widths = [360, 1024, 1440];

test.describe.configure({ timeout: 120_000 });

/** Bodies of the tiles that come from now on, as text: names and values stand in them as they are. */
function listen(page: Page) {
  const tiles: string[] = [];
  page.on("response", async (answer) => {
    if (!answer.url().includes("/tiles/")) return;
    expect(answer.status(), answer.url()).toBe(200);
    tiles.push((await answer.body()).toString("latin1"));
  });
  return tiles;
}

const scale = ["#8C510A", "#D8B365", "#EDE7DA", "#5AB4AC", "#01665E"];

test("single answers, hexagons and stops come from the server's tiles", async ({ page, krok }) => {
  const tiles = listen(page);
  await open(page, krok);
  await expect.poll(() => tiles.some((tile) => tile.includes("points")), patience).toBe(true);
  expect(tiles.some((tile) => tile.includes("hexagons"))).toBe(false);
  await expect.poll(() => painted(page, scale), patience).toBeGreaterThan(300);
  const show = page.getByRole("group", { name: "What is drawn" });
  await show.getByLabel("Answers").uncheck();
  await show.getByLabel("Hexagons").check();
  await show.getByLabel("Stops").uncheck();
  await expect.poll(() => tiles.some((tile) => tile.includes("numbers")), patience).toBe(true);
  await ready(page);
  // The colours lie over the ground a little thinned.
  await shot(page, "desk-map-hexagons");
  await expect(page.locator(".stop-marker")).toHaveCount(0);
  await expect(page).toHaveURL(/show=hexagons/);
  await page.reload();
  await ready(page);
  await expect(show.getByLabel("Hexagons")).toBeChecked();
  await expect(show.getByLabel("Stops")).not.toBeChecked();
});

test("the tables say what the map shows, and selecting works from both sides", async ({ page, krok }) => {
  await open(page, krok, "?show=hexagons&width=100");
  const table = page.getByRole("region", { name: "Hexagons" });
  const rows = table.locator("tbody tr");
  await expect(rows.first()).toBeVisible();
  const n = Number(await rows.first().locator("td").first().textContent());
  expect(n).toBeGreaterThan(2);
  await rows.first().getByRole("button").click();
  await expect(rows.first()).toHaveClass(/selected/);
  await expect(page.getByRole("button", { name: "Only answers from here" })).toBeVisible();
  const before = await page.getByRole("heading", { level: 1 }).textContent();
  await page.getByRole("button", { name: "Only answers from here" }).click();
  await expect(page).toHaveURL(/area=/);
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(before ?? "");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`${n} walkers`);
  await expect(rows).toHaveCount(1);
  await page.getByRole("button", { name: "Show answers everywhere again" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(before ?? "");
});

test("a line drawn around answers chooses them", async ({ page, krok }) => {
  await open(page, krok);
  const box = await page.locator("krok-map").boundingBox();
  if (!box) throw new Error("no map");
  await page.getByRole("button", { name: "Draw around answers" }).click();
  const at = (part: number) => [box.x + box.width * (0.5 + 0.48 * Math.cos(part)), box.y + box.height * (0.5 + 0.46 * Math.sin(part))] as const;
  await page.mouse.move(...at(0));
  await page.mouse.down();
  for (let part = 0; part < 2 * Math.PI; part += 0.15) await page.mouse.move(...at(part));
  await page.mouse.up();
  await expect(page).toHaveURL(/area=/);
  await expect(page.getByText("Only in the drawn area")).toBeVisible();
  await ready(page);
  await shot(page, "desk-map-area");
  const rows = page.getByRole("region", { name: "Answers" }).locator("tbody tr");
  await expect(rows.first()).toBeVisible();
  await rows.first().getByRole("link").click();
  await expect(page).toHaveURL(/review\?answer=/);
});

test("what the map shows is carried into the review and into files", async ({ page, krok }) => {
  const around = "area=14.40,50.05_14.60,50.05_14.60,50.12_14.40,50.12";
  const map = await open(page, krok, `?district=all&people=role:newcomer&daylight=day&from=2018-01-01&${around}&show=hexagons`);
  const onward = page.getByRole("link", { name: /^Review all \d+ answers$/ });
  const count = (text: string | null) => Number(/\d+/.exec(text ?? "")?.[0]);
  const n = count(await onward.textContent());
  expect(n).toBeGreaterThan(1);
  await onward.click();
  await expect(page).toHaveURL(/review\?.*area=/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${n} answers`);
  const chips = page.getByRole("region", { name: "Filters" }).locator(".chip");
  await expect(chips).toHaveText([/day/, /1 Jan 2018/, /In what capacity: newcomer/i, /drawn on the map/, /left out/]);
  await lookAround(page, "desk-review-selected", widths);
  await page.getByRole("button", { name: "Remove the filter drawn on the map" }).click();
  await expect(page).not.toHaveURL(/area=/);
  await page.goto(map + `?district=all&people=role:newcomer&daylight=day&from=2018-01-01&${around}`);
  await page.getByRole("link", { name: "Export them" }).click();
  await expect(page).toHaveURL(/export\?.*area=/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Export ${n} answers`);
  const file = await page.getByRole("link", { name: "Checklists (CSV)" }).getAttribute("href");
  const csv = await (await page.request.get(file ?? "")).text();
  const told = csv.split("\r\n").filter((line) => line.includes(",day,"));
  expect(told.length).toBe(n);
  await page.getByText("Filter", { exact: true }).click();
  await page.getByLabel("To", { exact: true }).fill("2018-01-02");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing to export: no answer matches");
});

test("filters stand in the address, and the keyboard reaches everything", async ({ page, krok }) => {
  await open(page, krok, "?district=all");
  const headline = page.getByRole("heading", { level: 1 });
  const all = (await headline.textContent()) ?? "";
  await page.getByLabel("Light", { exact: true }).selectOption("dusk");
  await expect(page).toHaveURL(/daylight=dusk/);
  await expect(headline).not.toHaveText(all);
  await page.getByLabel("Light", { exact: true }).selectOption("");
  await expect(headline).toHaveText(all);
  await page.getByLabel("Walkers who are").selectOption("role:newcomer");
  await expect(headline).not.toHaveText(all);
  await expect(page).toHaveURL(/people=role/);
  await page.goBack();
  await expect(headline).toHaveText(all);
  const from = page.getByLabel("From", { exact: true });
  await from.focus();
  await page.keyboard.press("End");
  await expect(page).toHaveURL(/from=\d{4}-\d\d-\d\d/);
  await expect(headline).not.toHaveText(all);
  await page.keyboard.press("Home");
  await expect(headline).toHaveText(all);
  const stop = page.locator(".stop-marker").first();
  await stop.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".stop-figures li.selected")).toHaveCount(1);
  await page.getByLabel("Colour by").selectOption("side");
  await expect(headline).toContainText("Bright or dark side");
  await expect(page.getByRole("region", { name: "Legend" })).toContainText("bright side");
});

test("where the map was left it opens again", async ({ page, krok }) => {
  await open(page, krok);
  await page.getByRole("button", { name: "Zoom in" }).click();
  await expect(page).toHaveURL(/at=/);
  await expect.poll(() => new URL(page.url()).searchParams.get("at")).toMatch(/,1\d\.\d+$/);
  await ready(page);
  const at = new URL(page.url()).searchParams.get("at");
  await page.reload();
  await ready(page);
  expect(new URL(page.url()).searchParams.get("at")).toBe(at);
  await page.getByRole("group", { name: "What is drawn" }).getByLabel("Stops").uncheck();
  await expect(page).toHaveURL(/show=answers/);
  await expect.poll(() => new URL(page.url()).searchParams.get("at")).toBe(at);
});

test("photos lie on the map as small pictures, and layers of other sources say so", async ({ browser }) => {
  test.setTimeout(240_000);
  const lamps = createServer((_, answer) => {
    answer.writeHead(200, { "access-control-allow-origin": "*", "content-type": "application/geo+json" });
    const features = Array.from({ length: 40 }, (_, number) => ({
      type: "Feature",
      properties: {},
      geometry: { type: "Point", coordinates: [14.43 + (number % 8) * 0.004, 50.096 + Math.floor(number / 8) * 0.002] },
    }));
    answer.end(JSON.stringify({ type: "FeatureCollection", features }));
  });
  await new Promise<void>((listening) => lamps.listen(0, "127.0.0.1", listening));
  const address = lamps.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const krok = await Krok.start("--map-layer", `Lamps, City of Prague=http://127.0.0.1:${address.port}/lamps.geojson`);
  const context = await browser.newContext({ ...desk, baseURL: krok.url });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  await open(page, krok, "?show=stops,photos");
  const photo = page.locator(".photo-marker").first();
  await expect(photo).toBeVisible();
  await expect.poll(() => photo.locator("img").evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(144);
  await page.getByRole("group", { name: "What is drawn" }).getByLabel("Lamps, City of Prague").check();
  await expect(page.getByRole("region", { name: "Legend" })).toContainText("other source");
  await ready(page);
  await expect.poll(() => painted(page, ["#7A3E9D"]), patience).toBeGreaterThan(50);
  await lookAround(page, "desk-map-photos", widths);
  expect(wrong).toEqual([]);
  await context.close();
  await krok.stop();
  lamps.close();
});

test("a viewer's map has stops and hexagons of enough walkers and nothing else", async ({ browser, krok }) => {
  const owner = await browser.newContext({ ...desk, baseURL: krok.url });
  const ownerPage = await owner.newPage();
  await signIn(ownerPage, krok);
  const address = await demoAudit(ownerPage);
  const invitation = krok.run("user", "invite", "--public-url", krok.url, "--role", "viewer", "--audit", address.split("/")[2] ?? "");
  const viewer = await browser.newContext({ ...desk, baseURL: krok.url });
  const page = await viewer.newPage();
  const account = { name: "Eva", email: "eva@example.org", password: "a pencil and paper" };
  const accepted = await page.request.post(`/api/v1/invitation/${invitation.trim().split("/").at(-1)}`, { data: account });
  expect(accepted.ok(), await accepted.text()).toBe(true);
  const tiles = listen(page);
  await page.goto(`${address}/map?show=stops,hexagons,answers,photos`);
  await ready(page);
  await expect(page.getByText("Draw around answers")).toHaveCount(0);
  await expect(page.getByLabel("Walkers who are")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Answers" })).toHaveCount(0);
  expect(tiles.some((tile) => tile.includes("points"))).toBe(false);
  await expectAccessible(page);
  await shot(page, "desk-map-viewer");
  await owner.close();
  await viewer.close();
});

test("the map looks right with hexagons, in Czech too", async ({ page, krok }) => {
  test.setTimeout(240_000);
  await open(page, krok, "?show=hexagons&width=100");
  await lookAround(page, "desk-map-hexagons", widths);
  await page.goto(`${await demoAudit(page)}/map?by=side&show=stops,hexagons,answers`);
  await ready(page);
  await lookAround(page, "desk-map-sides", [1440]);
  await page.getByRole("combobox", { name: "Language" }).selectOption("Čeština");
  await expect(page.getByText("Obarvit podle")).toBeVisible();
  await lookAround(page, "desk-map-cs", [1024]);
});
