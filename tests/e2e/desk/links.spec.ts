// Links by which somebody gets in: an invitation and another password, and what they say when they do not work.
import type { Browser, Page } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { type Krok, expect, test } from "../krok";
import { lookAround } from "../look";
import { newAudit, signIn } from "./office";

test.slow();

/** Somebody who has only a link. */
async function stranger(browser: Browser, krok: Krok) {
  const context = await browser.newContext({ baseURL: krok.url });
  return context.newPage();
}

/** A link that an owner of the audit has just made. */
async function linkOf(page: Page, button: string) {
  await page.getByRole("button", { name: button }).first().click();
  const link = new URL(await page.locator(".secret").innerText()).pathname;
  await page.getByRole("button", { name: "I have it" }).click();
  return link;
}

/** Lets all links of a kind run out, as time would. */
function expire(krok: Krok, table: "invitation" | "password_reset") {
  const change = `import sqlite3, sys; c = sqlite3.connect(sys.argv[1], timeout=20); c.execute("update ${table} set expires_at = 1"); c.commit()`;
  execFileSync("python3", ["-c", change, `${krok.data}/krok.sqlite`]);
}

const invited = async (page: Page, email: string, password: string) => {
  await page.getByLabel("Your name").fill("Eva Horáková");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create my account" }).click();
};

const spent = (page: Page) => page.getByRole("alert").filter({ hasText: "was used or has expired" });

test("an invitation lets one person in once, and says at once when it does not work", async ({ page, krok, browser }) => {
  await signIn(page, krok);
  const audit = await newAudit(page);
  await page.goto(`${audit}/people`);
  const link = await linkOf(page, "Make a link");
  const eva = await stranger(browser, krok);
  await eva.goto(link);
  await expect(eva.getByRole("heading", { level: 1 })).toHaveText("Welcome to Krok");
  await lookAround(eva, "desk-invitation", [360, 1440]);
  const email = `eva-${audit.slice(-12)}@example.org`;
  await invited(eva, email, "short");
  await expect(eva.getByRole("alert").filter({ hasText: /\S/ })).toContainText("at least 10");
  await lookAround(eva, "desk-invitation-short", [1440]);
  await eva.getByLabel("Password").fill("a pencil and paper");
  await eva.getByRole("button", { name: "Create my account" }).click();
  await expect(eva.getByText("Signed in as Eva Horáková")).toBeVisible();

  // Whoever comes second is told before they fill anything in.
  const second = await stranger(browser, krok);
  await second.goto(link);
  await expect(spent(second)).toBeVisible();
  await expect(second.getByLabel("Password")).toBeHidden();
  await lookAround(second, "desk-invitation-spent", [360, 1440]);
  await second.goto(`/desk/invitation/${"0".repeat(64)}`);
  await expect(spent(second)).toBeVisible();

  // One that runs out while it is being filled in.
  await second.goto(await linkOf(page, "Make a link"));
  await expect(second.getByLabel("Password")).toBeVisible();
  expire(krok, "invitation");
  await invited(second, `late-${email}`, "a pencil and paper");
  await expect(spent(second)).toBeVisible();
  await second.reload();
  await expect(spent(second)).toBeVisible();
  await expect(second.getByLabel("Password")).toBeHidden();

  // Who has an account joins with it.
  const own = await stranger(browser, krok);
  await signIn(own, krok);
  await own.goto(await linkOf(page, "Make a link"));
  await expect(own.getByText("Signed in as Jana Nováková")).toBeVisible();
  await lookAround(own, "desk-invitation-signed-in", [1440]);
  await own.getByRole("button", { name: "Accept with this account" }).click();
  await expect(own).toHaveURL(/\/desk\/[0-9a-f-]{36}/);
  await own.goto(`${audit}/review`);
  await expect(own.getByText("Nothing has arrived yet").or(own.getByRole("heading", { level: 1 }))).toBeVisible();
});

test("a link for another password is told when it is wrong, used or expired, and else signs in", async ({ page, krok, browser }) => {
  await signIn(page, krok);
  const audit = await newAudit(page);
  await page.goto(`${audit}/people`);
  const eva = await stranger(browser, krok);
  await eva.goto(await linkOf(page, "Make a link"));
  const email = `eva-${audit.slice(-12)}@example.org`;
  await invited(eva, email, "a pencil and paper");
  await expect(eva.getByText("Signed in as Eva Horáková")).toBeVisible();

  await page.reload();
  const link = await linkOf(page, "New password");
  const forgot = await stranger(browser, krok);
  await forgot.goto(link);
  await expect(forgot.getByRole("heading", { level: 1 })).toHaveText("Choose a new password");
  await lookAround(forgot, "desk-reset", [360, 1440]);
  await forgot.getByLabel("New password").fill("short");
  await forgot.getByRole("button", { name: "Set the password" }).click();
  await expect(forgot.getByRole("alert").filter({ hasText: /\S/ })).toContainText("at least 10");
  await forgot.getByLabel("New password").fill("quite another step");
  await forgot.getByRole("button", { name: "Set the password" }).click();
  await expect(forgot.getByText("Signed in as Eva Horáková")).toBeVisible();
  // The sessions of before are over, and so is the old password.
  await eva.goto(`${audit}/review`);
  await expect(eva.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await eva.getByLabel("E-mail").fill(email);
  await eva.getByLabel("Password").fill("a pencil and paper");
  await eva.getByRole("button", { name: "Sign in" }).click();
  await expect(eva.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();

  await eva.goto(link);
  await expect(spent(eva)).toBeVisible();
  await expect(eva.getByLabel("New password")).toBeHidden();
  await lookAround(eva, "desk-reset-spent", [360, 1440]);
  await eva.goto(`/desk/password-reset/${"0".repeat(64)}`);
  await expect(spent(eva)).toBeVisible();
  await eva.goto(await linkOf(page, "New password"));
  await expect(eva.getByLabel("New password")).toBeVisible();
  expire(krok, "password_reset");
  await eva.getByLabel("New password").fill("and once more again");
  await eva.getByRole("button", { name: "Set the password" }).click();
  await expect(spent(eva)).toBeVisible();
});
