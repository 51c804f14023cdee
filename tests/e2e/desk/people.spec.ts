// Who may do what: an owner invites, gives and takes roles, helps with a password, makes a token, and sees
// what was done.
import { expect, test } from "../krok";
import { lookAround } from "../look";
import { newAudit, signIn } from "./office";

test.slow();

test("an owner invites a colleague, gives them another role and sees what was done", async ({ page, krok, browser }) => {
  await signIn(page, krok);
  const audit = await newAudit(page);
  await page.goto(`${audit}/people`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("People", { timeout: 60_000 });
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.locator(".secret").innerText();
  expect(link).toMatch(/\/desk\/invitation\/[0-9a-f]{64}$/);
  await expect(page.getByText("Not accepted yet")).toBeVisible();

  const context = await browser.newContext({ baseURL: krok.url });
  const eva = await context.newPage();
  await eva.goto(new URL(link).pathname);
  await eva.getByLabel("Your name").fill("Eva Horáková");
  await eva.getByLabel("E-mail").fill(`eva-${audit.slice(-12)}@example.org`);
  await eva.getByLabel("Password").fill("a pencil and paper");
  await eva.getByRole("button", { name: "Create my account" }).click();
  await expect(eva.getByText("Signed in as Eva Horáková")).toBeVisible();
  await expect(eva.getByRole("link", { name: "People" })).toHaveCount(0);
  await eva.goto(`${audit}/people`);
  await expect(eva.getByText("is for the owners of this audit")).toBeVisible();

  await page.reload();
  const row = page.getByRole("row", { name: /Eva Horáková/ }).first();
  await expect(page.getByLabel("Role of Eva Horáková")).toHaveValue("Researcher");
  await page.getByLabel("Role of Eva Horáková").selectOption("Viewer");
  await expect(page.getByText("The role is changed.")).toBeVisible();
  await eva.goto(`${audit}/review`);
  await expect(eva.getByText(/not for viewers|Your role/)).toBeVisible();

  // A forgotten password.
  await row.getByRole("button", { name: "New password" }).click();
  await expect(page.locator(".secret")).toContainText("/desk/password-reset/");
  const reset = await page.locator(".secret").innerText();
  await eva.goto(new URL(reset).pathname);
  await eva.getByLabel("New password").fill("quite another step");
  await eva.getByRole("button", { name: "Set the password" }).click();
  await expect(eva.getByText("Signed in as Eva Horáková")).toBeVisible();
  await page.getByRole("button", { name: "I have it" }).click();

  await page.getByLabel("What it is for").fill("nightly figures");
  await page.getByRole("button", { name: "Make a token" }).click();
  await expect(page.locator(".secret")).toHaveText(/^krok_[0-9a-f]{64}$/);
  const token = await page.locator(".secret").innerText();
  const api = `/api/v1/audits/${audit.split("/").at(-1)}`;
  const script = await context.request.get(`${krok.url}${api}/responses.csv`, { headers: { authorization: `Bearer ${token}`, cookie: "" } });
  expect(script.ok(), await script.text()).toBe(true);
  await page.reload();
  await expect(page.getByRole("row", { name: /made the token “nightly figures”/ })).toBeVisible();
  await expect(page.getByText("took away krok-")).toBeVisible();
  await expect(page.getByText("by the token “nightly figures”")).toBeVisible();
  await lookAround(page, "desk-people", [1440, 1024, 360], { fullPage: true });

  page.on("dialog", (dialog) => dialog.accept());
  await row.getByRole("button", { name: "Remove Eva Horáková" }).click();
  await expect(page.getByText("Removed. What they wrote stays.")).toBeVisible();
  await expect(page.getByLabel("Role of Eva Horáková")).toHaveCount(0);
  await context.close();
});

test("one sees where one is signed in, signs out there, and changes the password", async ({ page, krok, browser }) => {
  const account = await signIn(page, krok);
  const context = await browser.newContext({ baseURL: krok.url });
  const other = await context.newPage();
  const signedIn = await other.request.post("/api/v1/session", { data: { email: account.email, password: account.password } });
  expect(signedIn.ok()).toBe(true);
  await page.goto("/desk/account");
  await expect(page.getByText("here", { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Sign out there" }).click();
  await expect(page.getByRole("button", { name: "Sign out there" })).toHaveCount(0);
  expect((await other.request.get("/api/v1/session")).status()).toBe(401);
  await page.getByLabel("Password now").fill("not this one");
  await page.getByLabel("New password").fill("quite another step");
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /password/i })).toBeVisible();
  await page.getByLabel("Password now").fill(account.password);
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByText("The password is changed.")).toBeVisible();
  await lookAround(page, "desk-account", [1440, 360], { fullPage: true });
  await context.close();
});
