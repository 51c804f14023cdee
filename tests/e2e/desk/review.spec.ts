// Reading what came in: filters that stand in the address, one answer, downloads, the map, the comparison.
import { expect, test } from "../krok";
import { demoAudit, signIn } from "./office";

test("filters stand in the address, can be taken off, and hold for the downloads", async ({ page, krok }) => {
  await signIn(page, krok);
  await page.goto(`${await demoAudit(page)}/review`);
  const total = async () => Number((await page.getByRole("heading", { level: 1 }).innerText()).replace(/\D/g, ""));
  await expect.poll(total).toBeGreaterThan(20);
  const all = await total();

  await page.getByText("Filter", { exact: true }).click();
  await page.getByLabel("Photos").selectOption("with photos");
  await expect(page).toHaveURL(/photos=true/);
  await expect.poll(total).toBeLessThan(all);
  const some = await total();
  await page.locator("main").getByRole("link", { name: "Export" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Export ${some} answers`);
  const csv = await page.getByRole("link", { name: "Checklists (CSV)" }).getAttribute("href");
  const table = await (await page.request.get(csv ?? "")).text();
  const [head, ...lines] = table.trim().split("\n").map((line) => line.split(","));
  const responses = new Set(lines.map((cells) => cells[head.indexOf("response")]));
  expect(responses.size).toBe(some);

  await page.goBack();
  await page.reload();
  await expect.poll(total).toBe(some);
  await page.getByRole("button", { name: "Remove the filter with photos" }).click();
  await expect(page).not.toHaveURL(/photos/);
  await expect.poll(total).toBe(all);
});

test("more rows come without repeating any", async ({ page, krok }) => {
  await signIn(page, krok);
  await page.goto(`${await demoAudit(page)}/review`);
  const rows = page.locator("tbody tr");
  await expect(rows.first()).toBeVisible();
  const before = await rows.count();
  await page.getByRole("button", { name: "Show more" }).click();
  await expect.poll(() => rows.count()).toBeGreaterThan(before);
  const links = await rows.locator("th a").evaluateAll((all) => all.map((it) => (it as HTMLAnchorElement).href));
  expect(new Set(links).size).toBe(links.length);
});

test("one answer shows what was said, where, and how it came to be", async ({ page, krok }) => {
  await signIn(page, krok);
  await page.goto(`${await demoAudit(page)}/review?photos=true`);
  const link = page.getByRole("rowheader").getByRole("link").first();
  await link.focus();
  await page.keyboard.press("Enter");
  const answer = page.getByRole("region", { name: "Answer", exact: true });
  await expect(answer.getByRole("heading", { name: "History" })).toBeVisible();
  await expect(answer.getByText("Revision 1")).toBeVisible();
  await expect(answer.locator("img").first()).toHaveJSProperty("complete", true);
  await answer.getByRole("button", { name: "Close" }).click();
  await expect(page).not.toHaveURL(/answer=/);
});

test("the map shows the same as its list, and colours by what is chosen", async ({ page, krok }) => {
  await signIn(page, krok);
  await page.goto(`${await demoAudit(page)}/map`);
  await expect(page.locator("krok-map[ready]")).toBeVisible();
  const stop = page.locator(".stop-figures button").first();
  const name = await stop.innerText();
  await stop.click();
  await expect(page.locator(".stop-marker.selected")).toHaveAccessibleName(new RegExp(`^${name}:`));
  await page.getByLabel("Colour by").selectOption("theme");
  await expect(page).toHaveURL(/by=theme/);
  await expect(page.getByRole("region", { name: "Legend" })).toContainText("n =");
  const district = page.getByLabel("District");
  await district.selectOption("all districts");
  await expect(page).toHaveURL(/district=all/);
  await expect(page.locator("krok-map[ready]")).toBeVisible();
});

test("districts stand side by side with n, and too few walkers are said to be too few", async ({ page, krok }) => {
  await signIn(page, krok);
  await page.goto(`${await demoAudit(page)}/compare`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("districts");
  const chart = page.locator(".item-row svg.chart").first();
  await expect(chart).toContainText("walkers");
  const before = await page.locator(".item-row").first().locator("li").count();
  await page.getByRole("checkbox").first().uncheck();
  await expect(page).toHaveURL(/sides=/);
  await expect.poll(() => page.locator(".item-row").first().locator("li").count()).toBeLessThan(before);
});
