// The walker's first load on a slow phone: everything from the address in the QR code until the first
// question can be answered, then a cold start without a network.
import { type Page, expect, test } from "@playwright/test";
import { Krok } from "../e2e/krok";
import { Phone } from "../e2e/phone";
import { isReadyForOffline, join } from "../e2e/walker/walk";
import { wireTo } from "./wire";

const runs = 5;
const floor = { kilobytes: 300, seconds: 4, offline: 1 };

/** 1.6 Mbit/s down, 0.75 up, 150 ms, and a processor four times slower than this one. */
const network = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const slowdown = 4;

interface Run {
  kilobytes: number;
  /** With all that works offline, fetched while the first question is being read. */
  whole: number;
  screen: number;
  question: number;
  /** Started without a network: where a checklist was being filled in, and at the list of stops. */
  again: number;
  stops: number;
}

async function slow(page: Page, offline: boolean) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", { ...network, offline });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
}

async function firstQuestion(page: Page) {
  await expect(page.getByRole("radio").first()).toBeEnabled({ timeout: 60_000 });
}

/** The list of stops, and what is pressed on it. */
async function stopList(page: Page) {
  await expect(page.getByRole("listitem").first().getByRole("button").first()).toBeEnabled({ timeout: 60_000 });
}

/** Ends the browser as Android does and starts it where there is no network. */
async function startOffline(phone: Phone, usable: (page: Page) => Promise<void>) {
  await phone.kill();
  await phone.start({ offline: true });
  await slow(phone.page, true);
  const started = performance.now();
  await phone.page.goto("/", { waitUntil: "commit" });
  await usable(phone.page);
  return (performance.now() - started) / 1000;
}

async function measure(krok: Krok, code: string): Promise<Run> {
  const wire = await wireTo(krok.port);
  const phone = await Phone.open(wire.url);
  const page = phone.page;
  await slow(page, false);
  const started = performance.now();
  const since = () => (performance.now() - started) / 1000;
  const shown = page.getByRole("heading").first().waitFor().then(since);
  await join(page, code);
  await page.getByRole("listitem").first().getByRole("button").first().click();
  await firstQuestion(page);
  const question = since();
  const kilobytes = wire.received() / 1000;
  await isReadyForOffline(page);
  const whole = wire.received() / 1000;
  const again = await startOffline(phone, firstQuestion);
  await phone.page.getByRole("button", { name: "Back" }).first().click();
  await stopList(phone.page);
  const stops = await startOffline(phone, stopList);
  await phone.discard();
  await wire.close();
  return { kilobytes, whole, screen: await shown, question, again, stops };
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

test("the first question can be answered within 300 KB and 4 s", async () => {
  const krok = await Krok.start();
  const code = krok.codes[0];
  const measured: Run[] = [];
  for (let run = 0; run < runs; run++) measured.push(await measure(krok, code));
  await krok.stop();
  const line = (name: string, of: (run: Run) => number, unit: string, limit = "") => {
    const values = measured.map(of);
    const [middle, worst] = [median(values), Math.max(...values)].map((value) => value.toFixed(unit === "KB" ? 0 : 2));
    console.log(`${name.padEnd(38)} ${middle.padStart(7)} ${worst.padStart(7)} ${unit.padEnd(3)} ${limit}`);
  };
  console.log(`first load, ${runs} runs: 1.6 Mbit/s, 150 ms, CPU ${slowdown}x slower`);
  console.log(`${"".padEnd(38)}  median   worst     floor`);
  line("over the wire to first question", (run) => run.kilobytes, "KB", `${floor.kilobytes}`);
  line("  and then, for all without a network", (run) => run.whole - run.kilobytes, "KB");
  line("first screen", (run) => run.screen, "s");
  line("first question", (run) => run.question, "s", `${floor.seconds}`);
  line("list of stops, started offline", (run) => run.stops, "s", `${floor.offline}`);
  line("question left open, started offline", (run) => run.again, "s");
  expect(median(measured.map((run) => run.kilobytes))).toBeLessThanOrEqual(floor.kilobytes);
  expect(median(measured.map((run) => run.question))).toBeLessThanOrEqual(floor.seconds);
  expect(median(measured.map((run) => run.stops))).toBeLessThanOrEqual(floor.offline);
});
