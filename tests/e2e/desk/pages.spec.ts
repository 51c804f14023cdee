// Every page of the desk, with the demo's data: right for all who use it, in light and dark, on each width.
import { expect, test } from "../krok";
import { lookAround } from "../look";
import { demoAudit, signIn } from "./office";

const widths = [360, 768, 1024, 1440];

const pages = {
  overview: { path: "", shows: "Open now" },
  walks: { path: "/walks", shows: "Join code" },
  review: { path: "/review", shows: "Filter" },
  map: { path: "/map", shows: "Colour by" },
  compare: { path: "/compare", shows: "How to read this" },
  findings: { path: "/findings", shows: "Write a finding" },
  report: { path: "/report", shows: "For everyone" },
  export: { path: "/export?photos=true", shows: "QGIS (GeoPackage)" },
  districts: { path: "/districts", shows: "Import GeoJSON" },
  checklists: { path: "/checklists", shows: "Read a workbook" },
};

for (const [name, { path, shows }] of Object.entries(pages)) {
  test(`the page ${name} looks right and is open to all`, async ({ page, krok }) => {
    test.setTimeout(120_000);
    await signIn(page, krok);
    await page.goto((await demoAudit(page)) + path);
    await expect(page.getByText(shows).first()).toBeVisible();
    await expect(page.getByText("Demo data: generated, not real.")).toBeVisible();
    if (await page.locator("krok-map").count()) await expect(page.locator("krok-map[ready]")).toBeVisible();
    await lookAround(page, `desk-${name}`, widths);
  });
}

test("an answer, a walk and its plan look right", async ({ page, krok }) => {
  test.setTimeout(180_000);
  await signIn(page, krok);
  const desk = await demoAudit(page);
  await page.goto(`${desk}/review?photos=true`);
  await page.getByRole("rowheader").getByRole("link").first().click();
  await expect(page.getByRole("region", { name: "Answer", exact: true }).locator("img").first()).toBeVisible();
  await expect(page.locator("krok-map[ready]")).toBeVisible();
  await lookAround(page, "desk-answer", widths);

  await page.goto(`${desk}/walks`);
  await page.getByRole("rowheader").getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "Who is walking" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Who is walking" })).toBeVisible();
  await lookAround(page, "desk-walk", widths);

  await page.getByRole("link", { name: "Edit" }).click();
  await expect(page.locator("krok-map[ready]")).toBeVisible();
  await lookAround(page, "desk-edit", widths);
});

test("the desk speaks Czech as well", async ({ page, krok }) => {
  await signIn(page, krok);
  await page.goto(await demoAudit(page));
  await page.getByRole("combobox", { name: "Language" }).selectOption("Čeština");
  await expect(page.getByRole("link", { name: "Procházky" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "cs");
  await lookAround(page, "desk-overview-cs", [1440]);
  await page.reload();
  await expect(page.getByRole("link", { name: "Srovnání" })).toBeVisible();
});
