// The operator's own base map: a real PMTiles archive from another origin, read in parts.
import { existsSync, openSync, readSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { desk } from "../device";
import { Krok, expect, test } from "../krok";
import { lookAround } from "../look";
import { demoAudit, signIn } from "./office";

const archive = join(import.meta.dirname, "../../../../shared/data/prague/prague-schematic.pmtiles");

/** Serves one file by ranges, to pages of other origins. */
async function tiles() {
  const [file, { size }] = [openSync(archive, "r"), statSync(archive)];
  let parts = 0;
  const server = createServer((asked, answer) => {
    const range = /bytes=(\d+)-(\d+)/.exec(asked.headers.range ?? "");
    const [first, last] = range ? [Number(range[1]), Math.min(Number(range[2]), size - 1)] : [0, size - 1];
    const bytes = Buffer.alloc(last - first + 1);
    readSync(file, bytes, 0, bytes.length, first);
    parts += 1;
    answer.writeHead(range ? 206 : 200, {
      "access-control-allow-origin": "*",
      "access-control-allow-headers": "range",
      "content-range": `bytes ${first}-${last}/${size}`,
      etag: '"archive"',
    });
    answer.end(bytes);
  });
  server.listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return { url: `http://127.0.0.1:${address.port}/prague.pmtiles`, parts: () => parts, close: () => server.close() };
}

test("the operator's archive lies under the answers, with its credit", async ({ browser }) => {
  test.skip(!existsSync(archive), "there is no archive for development beside this checkout");
  test.slow();
  const served = await tiles();
  const credit = "© OpenStreetMap contributors";
  const krok = await Krok.start("--basemap", served.url, "--basemap-attribution", credit);
  const context = await browser.newContext({ ...desk, baseURL: krok.url });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  await signIn(page, krok);
  await page.goto(`${await demoAudit(page)}/map`);
  await expect(page.locator("krok-map[ready]")).toBeVisible();
  await expect(page.getByText(credit).first()).toBeVisible();
  await expect.poll(served.parts).toBeGreaterThan(3);
  await lookAround(page, "desk-map-archive", [1440]);
  expect(wrong).toEqual([]);
  await context.close();
  await krok.stop();
  served.close();
});
