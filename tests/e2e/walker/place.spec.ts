// Where it was and under what sky: found by the phone, put right by the walker, both kept.
import { expect, test } from "../krok";
import { demoAudit, signIn } from "../desk/office";
import { join, question } from "./walk";

test("a moved pin keeps the fix it was moved from, and day can be made night", async ({ page, context, krok, browser }) => {
  await context.setGeolocation({ longitude: 14.4387, latitude: 50.0989, accuracy: 35 });
  await join(page, krok.codes[0], { photos: false });
  await page.locator(".stop .open").first().click();
  await expect(question(page)).toBeVisible();
  await page.getByRole("radio").first().click();
  await page.locator(".segment").last().click();
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await expect(page.getByText("From your phone, within 35 m")).toBeVisible();

  await page.getByRole("button", { name: "Correct on the map" }).click();
  const map = page.locator(".ground");
  // 350 m from edge to edge are a thousand units.
  await expect(map.locator(".fix .accuracy")).toHaveAttribute("r", /^100(\.0*)?$/);
  await map.focus();
  for (let press = 0; press < 4; press++) await page.keyboard.press("ArrowRight");
  await expect(page.getByText("Set by you on the map")).toBeVisible();
  await expect(map.locator(".fix .accuracy")).toHaveCount(1);
  await page.getByRole("button", { name: "Done" }).click();

  const night = page.getByRole("button", { name: "Night", exact: true });
  await night.click();
  await expect(night).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.locator(".pill")).toHaveText("Delivered");

  const walk = (await (await page.request.get(`/api/v1/join/${krok.codes[0]}`)).json()).activity.id;
  const office = await browser.newContext({ baseURL: krok.url });
  const desk = await office.newPage();
  await signIn(desk, krok);
  const audit = (await demoAudit(desk)).split("/").at(-1);
  const filed = await (await desk.request.get(`/api/v1/audits/${audit}/responses?walk=${walk}&limit=200`)).json();
  const moved = filed.rows.map((row: { revision: object }) => row.revision).filter((it: { geotag?: { original?: object } }) => it.geotag?.original);
  expect(moved).toHaveLength(1);
  const [{ geotag, daylight }] = moved;
  expect(daylight).toBe("night");
  expect(geotag.source).toBe("pin");
  expect(geotag.original).toMatchObject({ source: "gps", longitude: 14.4387, latitude: 50.0989, accuracy: 35 });
  // Four steps of five metres east.
  expect((geotag.longitude - 14.4387) * 111_320 * Math.cos((50.0989 * Math.PI) / 180)).toBeCloseTo(20, 0);
  await office.close();
});
