// What people report of other tools in the field, tried here on purpose. `docs/pains.md` names for each the
// test that would fail on it; those that no other file has are here.
import type { Page, Route } from "@playwright/test";
import { between } from "../between";
import { expect, test } from "../krok";
import { Phone } from "../phone";
import { said } from "../words";
import { save } from "./file";
import { choose, join, picture } from "./walk";

// Links that fail take their time.
test.slow();

/** Answers the first question of a stop and goes back to the list. */
async function answerAt(page: Page, stop: RegExp) {
  await page.getByRole("button", { name: stop }).click();
  await choose(page, /^A little/);
  await page.getByRole("button", { name: "To the stops", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Stops" })).toBeVisible();
}

const arrived = "Everything you finished has arrived.";

test("what the server or the link does is said in the walker's language, and ends by itself", async ({ krok }) => {
  const link = await between(krok.port);
  const phone = await Phone.open(link.url);
  const { page } = phone;
  await join(page, krok.codes[0]);
  link.fate(() => "cut");
  await answerAt(page, /Vltavská/);
  await page.goto(`/w/${krok.codes[0]}/delivery`);
  await page.getByRole("button", { name: "Language" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Čeština" }).click();
  for (const [fate, key] of [[500, "trouble-server"], [503, "trouble-busy"], ["cut", "trouble-network"]] as const) {
    link.fate(() => fate);
    await page.getByRole("button", { name: said("cs", "send-now") }).click();
    await expect(page.locator(".delivery")).toContainText(said("cs", key), { timeout: 30_000 });
    await expect(page.getByText(/50[03]/)).toHaveCount(0);
  }
  // Nobody presses anything: it is tried again, and arrives.
  link.fate(() => "answered");
  await expect(page.locator(".delivery")).not.toContainText(said("cs", "trouble-network"), { timeout: 60_000 });
  await expect(page.getByText(said("cs", "delivery-all"))).toBeVisible();
  // Nothing waits any more: whoever asks all the same is answered.
  link.fate(() => 500);
  await page.getByRole("button", { name: said("cs", "check-now") }).click();
  await expect(page.locator(".delivery")).toContainText(said("cs", "trouble-server"), { timeout: 30_000 });
  await phone.discard();
  await link.close();
});

test("a Wi-Fi that answers with a page of its own is called what it is", async ({ page, krok }) => {
  await join(page, krok.codes[0]);
  const signIn = (route: Route) => route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Welcome to our hotel</h1>" });
  await page.route("**/sync", signIn);
  await answerAt(page, /Vltavská/);
  await page.goto(`/w/${krok.codes[0]}/delivery`);
  await page.getByRole("button", { name: "Send now" }).click();
  await expect(page.locator(".delivery")).toContainText(said("en", "trouble-unreadable"));
  await page.unroute("**/sync", signIn);
  await page.getByRole("button", { name: "Send now" }).click();
  await expect(page.getByText(arrived)).toBeVisible({ timeout: 30_000 });
});

test("an answer that the server cannot read says why, stays and can be saved, and the rest arrives", async ({ page, krok }) => {
  await join(page, krok.codes[0]);
  // On its way the first answer becomes something that is none.
  let spoilt: string | undefined;
  await page.route("**/sync", async (route) => {
    const batch = route.request().postDataJSON() as { operations: { kind: string; id: string; answers?: unknown }[] };
    for (const operation of batch.operations) {
      if (operation.kind !== "revise") continue;
      spoilt ??= operation.id;
      if (operation.id === spoilt) operation.answers = 7;
    }
    await route.continue({ postData: JSON.stringify(batch) });
  });
  await answerAt(page, /Vltavská/);
  await answerAt(page, /Strossmayerovo/);
  await page.goto(`/w/${krok.codes[0]}/delivery`);
  const parcel = page.locator(".parcel").filter({ hasText: "Vltavská" });
  await expect(parcel).toContainText("The server could not read it", { timeout: 30_000 });
  await expect(page.locator(".parcel").filter({ hasText: "Strossmayerovo" })).toContainText("arrived");
  const { read } = await save(page);
  expect(read("answers.html")).toContain("Vltavská");
});

test("a photo that was damaged on its way is not called delivered before its hash agrees", async ({ krok }) => {
  const link = await between(krok.port);
  const phone = await Phone.open(link.url);
  const { page } = phone;
  await join(page, krok.codes[0]);
  const requests = link.damage(/\/attachments\//);
  await page.getByRole("button", { name: /Vltavská/ }).click();
  await page.getByLabel("Photo", { exact: true }).setInputFiles(await picture(page, 1200, 900));
  await expect(page.getByRole("button", { name: "Open the photo" })).toBeVisible();
  await choose(page, /^A little/);
  await page.getByRole("button", { name: "To the stops", exact: true }).click();
  await page.locator(".pill").click();
  await expect(page.locator(".parcel").filter({ hasText: "Vltavská" })).toContainText("arrived and checked", { timeout: 60_000 });
  // Once damaged, and once more from its beginning.
  expect(requests()).toBeGreaterThan(1);
  await phone.discard();
  await link.close();
});
