// From a tap on an answer to "it is on disk", on a slow phone that stays offline for 300 answers.
import { expect, test } from "@playwright/test";
import { Krok } from "../e2e/krok";
import { Phone } from "../e2e/phone";
import { isReadyForOffline, join } from "../e2e/walker/walk";
import { answer, atReview, finish, median, openStop, slowDown } from "./walker";

const answers = 300;
const slowdown = 6;
const floor = { median: 50, growth: 1.3 };

test("a tap is on disk within 50 ms, from the first answer to the 300th", async () => {
  test.setTimeout(1_200_000);
  const krok = await Krok.start();
  const phone = await Phone.open(krok.url);
  const { page } = phone;
  await join(page, krok.codes[0]);
  await isReadyForOffline(page);
  await phone.setOffline(true);
  await slowDown(page, slowdown);
  const stops = await page.locator(".stop .open").count();
  const taken: number[] = [];
  for (let stop = 0; taken.length < answers; stop = (stop + 1) % stops) {
    await openStop(page, stop);
    while (!(await atReview(page)) && taken.length < answers) {
      taken.push(await answer(page));
    }
    if (await atReview(page)) await finish(page);
  }
  await phone.discard();
  await krok.stop();

  const ends = { first: median(taken.slice(0, 10)), last: median(taken.slice(-10)) };
  const worst = Math.max(...taken);
  console.log(`from a tap to the disk, ${answers} answers, offline, CPU ${slowdown}x slower`);
  console.log(`median ${median(taken).toFixed(1)} ms, worst ${worst.toFixed(1)} ms (floor ${floor.median} ms)`);
  console.log(`first ten ${ends.first.toFixed(1)} ms, last ten ${ends.last.toFixed(1)} ms (ratio at most ${floor.growth})`);
  expect(median(taken)).toBeLessThan(floor.median);
  expect(ends.last / ends.first).toBeLessThanOrEqual(floor.growth);
});
