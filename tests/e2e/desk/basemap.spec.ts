// The operator's own base map: a real PMTiles archive from another origin, read in parts.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { desk } from "../device";
import { Krok, expect, test } from "../krok";
import { lookAround } from "../look";
import { serve } from "./archive";
import { ready } from "./ground";
import { demoAudit, signIn } from "./office";

const file = join(import.meta.dirname, "../../../../shared/data/prague/prague-schematic.pmtiles");

test("the operator's archive lies under the answers, with its credit", async ({ browser }) => {
  test.skip(!existsSync(file), "there is no archive for development beside this checkout");
  test.slow();
  const served = await serve("prague.pmtiles", readFileSync(file));
  const credit = "© OpenStreetMap contributors";
  const krok = await Krok.start("--basemap", served.url, "--basemap-attribution", credit);
  const context = await browser.newContext({ ...desk, baseURL: krok.url });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  await signIn(page, krok);
  await page.goto(`${await demoAudit(page)}/map`);
  await ready(page);
  await expect(page.getByText(credit).first()).toBeVisible();
  await expect.poll(served.parts).toBeGreaterThan(3);
  await lookAround(page, "desk-map-archive", [1440]);
  expect(wrong).toEqual([]);
  await context.close();
  await krok.stop();
  served.close();
});
