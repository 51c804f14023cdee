// Printed checklists: a sheet for each stop, on A4, readable, with a square that leads a phone to the stop.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../krok";
import { expectAccessible, shot } from "../look";
import { demoAudit, signIn } from "./office";

test.slow();

test("a walk's checklists are printed, one sheet of paper for each stop", async ({ page, krok }) => {
  await signIn(page, krok);
  const audit = `/api/v1/audits/${(await demoAudit(page)).split("/").at(-1)}`;
  const walks = await (await page.request.get(`${audit}/walks`)).json();
  const walk = walks.find(({ activity }: { activity: { code: string } }) => activity.code === krok.codes[0]).activity;
  const [stop] = walk.stops;
  for (const tag of ["cs", "en", "uk", "vi"]) {
    await page.goto(`${audit}/walks/${walk.id}/sheets?language=${tag}&stop=${stop.id}`);
    const sheets = page.locator(".sheet");
    const checklists = walk.checklists.filter(({ when }: { when: string }) => when === "stop").length;
    await expect(sheets).toHaveCount(checklists);
    await expect(page.locator("figcaption").first()).toHaveText(`${walk.code}-${stop.position + 1}`);
    await expectAccessible(page);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    writeFileSync(join(import.meta.dirname, `../results/sheet-${tag}.pdf`), pdf);
    // Front and back of one sheet of paper; in wordier languages the room for notes may go over.
    expect(pages(pdf)).toBeLessThanOrEqual((["cs", "en"].includes(tag) ? 2 : 3) * checklists);
    await shot(page, `sheet-screen-${tag}`);
  }
  await page.goto(`${audit}/walks/${walk.id}/sheets`);
  await expect(page.getByRole("link", { name: "Tiếng Việt" })).toBeVisible();
  expect(await page.locator(".sheet").count()).toBeGreaterThanOrEqual(walk.stops.length);
});

function pages(pdf: Buffer): number {
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
