// Layers of other sources as PMTiles archives: drawn over the ground, marked, and taken off again.
import { archive, serve } from "./archive";
import { open, painted, patience, ready } from "./ground";
import { desk } from "../device";
import { Krok, expect, test } from "../krok";
import { lookAround } from "../look";

const OTHER = ["#7A3E9D"];

const lamps = Array.from({ length: 40 }, (_, number) => [14.43 + (number % 8) * 0.004, 50.096 + Math.floor(number / 8) * 0.002] as const);

test("what an archive of another source holds is drawn and marked as such", async ({ browser }) => {
  test.setTimeout(180_000);
  const source = await serve("lamps.pmtiles", archive("lamps", lamps));
  const krok = await Krok.start("--map-layer", `Lamps, City of Prague=${source.url}`);
  const context = await browser.newContext({ ...desk, baseURL: krok.url });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  await open(page, krok, "?show=stops");
  expect(source.parts()).toBe(0);
  expect(await painted(page, OTHER)).toBe(0);
  const layer = page.getByRole("group", { name: "What is drawn" }).getByLabel("Lamps, City of Prague");
  const legend = page.getByRole("region", { name: "Legend" });
  await expect(legend).not.toContainText("Lamps");
  await layer.check();
  await expect(legend).toContainText("Lamps, City of Prague");
  await expect(legend).toContainText("other source");
  await ready(page);
  await expect.poll(() => painted(page, OTHER), patience).toBeGreaterThan(50);
  // Its head and its tile.
  expect(source.parts()).toBeGreaterThan(1);
  await lookAround(page, "desk-map-context", [1440]);
  await layer.uncheck();
  await expect(legend).not.toContainText("Lamps");
  await expect.poll(() => painted(page, OTHER), patience).toBe(0);
  expect(wrong).toEqual([]);
  await context.close();
  await krok.stop();
  source.close();
});

test("an archive that cannot be read is left out, and the map says so", async ({ browser }) => {
  const source = await serve("lamps.pmtiles", Buffer.from("no archive"));
  const krok = await Krok.start("--map-layer", `Lamps=${source.url}`);
  const context = await browser.newContext({ ...desk, baseURL: krok.url });
  const page = await context.newPage();
  await open(page, krok, "?show=stops,0");
  await expect(page.getByText("A layer of another source cannot be read and is left out.")).toBeVisible();
  await expect(page.locator(".stop-marker").first()).toBeVisible();
  await context.close();
  await krok.stop();
  source.close();
});
