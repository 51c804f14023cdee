// From the one-time link to a poster on the wall, and what the desk says to files that it cannot read.
import { expectAccessible, lookAround, shot } from "../look";
import { expect, test } from "../krok";
import { geojson, letna, newAudit, shipped, signIn } from "./office";
import { workbook } from "./workbook";

test("an owner comes by the one-time link and gets a walk open and on paper", async ({ page, krok }) => {
  const link = krok.run("user", "invite", "--public-url", krok.url).trim();
  await page.goto(link);
  await page.getByLabel("Your name").fill("Jana Nováková");
  await page.getByLabel("E-mail").fill("jana@example.org");
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Create my account" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "at least 10 characters" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Password").fill("a pencil and paper");
  await page.getByRole("button", { name: "Create my account" }).click();
  await expect(page.getByRole("navigation", { name: "Pages" })).toBeVisible();

  await page.getByRole("link", { name: "New audit" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Safety audit 2026");
  await page.getByRole("button", { name: "Create the audit" }).click();
  await expect(page.getByRole("heading", { name: "Three steps to the first walk" })).toBeVisible();
  await lookAround(page, "desk-first-steps");

  await page.getByRole("link", { name: "Districts", exact: true }).click();
  await page.getByLabel("Import GeoJSON").setInputFiles(geojson(letna));
  await expect(page.getByRole("rowheader", { name: "Letná" })).toBeVisible();
  await expect(page.getByText("Left out, with the reason:")).toBeVisible();

  await page.getByRole("link", { name: "Checklists", exact: true }).click();
  await page.getByLabel("Read a workbook").setInputFiles(shipped("stop"));
  await expect(page.getByRole("heading", { name: /ready to publish/ })).toBeVisible();
  await expectAccessible(page);
  await shot(page, "desk-checklist-preview", { fullPage: true });
  await page.getByRole("button", { name: "Publish this version" }).click();
  await expect(page.getByRole("status").filter({ hasText: "published as version 1" })).toBeVisible();

  await page.getByRole("link", { name: "Walks", exact: true }).click();
  await lookAround(page, "desk-no-walks", [360, 1440]);
  await page.getByRole("link", { name: "Plan a walk" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Give the walk a title" })).toBeVisible();
  await page.getByLabel("Title").fill("Letná on Monday");

  const canvas = page.locator("krok-map[ready] canvas");
  await expect(canvas).toBeVisible();
  await canvas.click({ position: { x: 260, y: 200 } });
  await page.getByLabel("Name", { exact: true }).first().fill("Tram stop");
  await page.getByText("Paste a list").click();
  await page.getByLabel("One stop a line").fill("Vltavská; 50.0989; 14.4387\nDOX; 14.4476");
  await page.getByRole("button", { name: "Add these stops" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Line 2 is not read: DOX; 14.4476" })).toBeVisible();
  await page.getByLabel("One stop a line").fill("Vltavská; 50.0989; 14.4387\nDOX; 50.1068; 14.4476");
  await page.getByRole("button", { name: "Add these stops" }).click();
  await expect(page.getByRole("button", { name: "Stop 3: DOX" })).toBeVisible();
  await page.getByRole("combobox", { name: "At each stop" }).selectOption("at each stop");
  await lookAround(page, "desk-plan");
  await page.getByRole("button", { name: "Save" }).click();

  await expect(page.getByRole("heading", { name: "Letná on Monday" })).toBeVisible();
  await page.getByRole("button", { name: "Open the walk" }).click();
  await expect(page.getByText("Nobody has joined yet")).toBeVisible();
  const code = (await page.locator(".join .code").innerText()).trim();
  expect((await page.request.get(`/api/v1/join/${code}`)).ok()).toBe(true);
  await expect(page.getByAltText("QR code of the join address")).toHaveJSProperty("complete", true);
  await lookAround(page, "desk-walk-open");

  const poster = await page.getByRole("link", { name: "Poster to print" }).getAttribute("href");
  await page.goto(poster ?? "");
  await expect(page.getByText(code)).toBeVisible();
  await expectAccessible(page);
  await shot(page, "desk-poster", { fullPage: true });
});

test("an invitation works once", async ({ page, krok }) => {
  const link = krok.run("user", "invite", "--public-url", krok.url).trim();
  const token = link.split("/").at(-1);
  const account = { name: "First", email: "first@example.org", password: "a pencil and paper" };
  await page.request.post(`/api/v1/invitation/${token}`, { data: account });
  await page.context().clearCookies();
  await page.goto(link);
  await expect(page.getByRole("alert").filter({ hasText: "This invitation was used or has expired" })).toBeVisible();
});

test("a wrong password is a sentence, the right one leads back to where one was going", async ({ page, krok }) => {
  const { email, password } = await signIn(page, krok);
  const desk = await newAudit(page);
  await page.context().clearCookies();
  await page.goto(`${desk}/walks`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "do not match" })).toBeVisible();
  await lookAround(page, "desk-sign-in");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(new RegExp(`${desk}/walks$`));
});

test("a broken GeoJSON is a sentence and changes nothing", async ({ page, krok }) => {
  await signIn(page, krok);
  await page.goto(`${await newAudit(page)}/districts`);
  await expect(page.getByText("No districts yet.")).toBeVisible();
  const choose = page.getByLabel("Import GeoJSON");
  for (const broken of ['{"type": "FeatureCollection", "features": [', "name;lat;lon"]) {
    await choose.setInputFiles(geojson(broken));
    await expect(page.getByRole("alert").filter({ hasText: "This file cannot be imported" })).toBeVisible();
  }
  await lookAround(page, "desk-bad-geojson", [360, 1440]);
  await choose.setInputFiles(geojson('{"type": "Feature"}'));
  await expect(page.getByText("Feature 1: it has no geometry.")).toBeVisible();
  await expect(page.getByText("No districts yet.")).toBeVisible();
  await choose.setInputFiles(geojson(letna));
  await expect(page.getByRole("rowheader", { name: "Letná" })).toBeVisible();
  await expect(page.getByRole("alert")).toHaveText("");
});

test("a workbook with errors names sheet, row and column; corrected, it is published", async ({ page, krok }) => {
  await signIn(page, krok);
  await page.goto(`${await newAudit(page)}/checklists`);
  const read = page.getByLabel("Read a workbook");
  const file = (survey: string[][]) => ({
    name: "lamps.xlsx",
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer: workbook({
      survey: [["type", "name", "label"], ...survey],
      choices: [["list_name", "name", "label"], ["yn", "yes", "Yes"], ["yn", "no", "No"]],
      settings: [["form_title", "form_id"], ["Lamps", "lamps"]],
    }),
  });
  await read.setInputFiles(file([["select_one yn", "lamps", "Are there lamps?"], ["select_one nosuch", "light", "How light is it?"], ["colour", "mood", "Which colour?"]]));
  await expect(page.getByRole("alert").filter({ hasText: "errors on known rows" })).toBeVisible();
  for (const row of [3, 4]) {
    const line = page.getByRole("row").filter({ hasText: "Error" }).filter({ hasText: "survey" });
    await expect(line.filter({ has: page.getByRole("cell", { name: String(row), exact: true }) }).first()).toBeVisible();
  }
  await expect(page.getByRole("button", { name: "Publish this version" })).toHaveCount(0);
  await lookAround(page, "desk-bad-workbook");

  await read.setInputFiles({ ...file([]), buffer: Buffer.from("%PDF-1.7 not a workbook") });
  await expect(page.getByRole("alert").filter({ hasText: "1 error" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Publish this version" })).toHaveCount(0);

  await read.setInputFiles(file([["select_one yn", "lamps", "Are there lamps?"]]));
  await page.getByRole("button", { name: "Publish this version" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Lamps is published as version 1" })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: "Lamps" })).toBeVisible();
});

test("a route is made and put in order with the keyboard alone", async ({ page, krok }) => {
  await signIn(page, krok);
  const desk = await newAudit(page);
  const audit = desk.split("/").at(-1);
  await page.request.post(`/api/v1/audits/${audit}/districts`, { headers: { "content-type": "application/geo+json" }, data: JSON.stringify(letna) });
  await page.goto(`${desk}/walks/new`);
  await expect(page.locator("krok-map[ready]")).toBeVisible();
  const add = page.getByRole("button", { name: "Add a stop" });
  for (const name of ["First", "Second"]) {
    await add.focus();
    await page.keyboard.press("Enter");
    await expect(page.locator(":focus")).toHaveAttribute("aria-label", "Name");
    await page.keyboard.press("Control+a");
    await page.keyboard.type(name);
  }
  const names = () => page.locator(".stop-list input[aria-label=Name]").evaluateAll((all) => all.map((it) => (it as HTMLInputElement).value));
  expect(await names()).toEqual(["First", "Second"]);
  await page.getByRole("button", { name: "Move Second up" }).focus();
  await page.keyboard.press("Enter");
  expect(await names()).toEqual(["Second", "First"]);
  await expect(page.locator(":focus")).toHaveAccessibleName("Move Second up");

  const marker = page.getByRole("button", { name: "Stop 1: Second" });
  await marker.focus();
  const before = await marker.boundingBox();
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowRight");
  await expect(async () => {
    const after = await marker.boundingBox();
    expect((after?.x ?? 0) - (before?.x ?? 0)).toBeGreaterThan(15);
  }).toPass();
});
