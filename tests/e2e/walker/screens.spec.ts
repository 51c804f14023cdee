// Every screen of the phone, in two languages, light and dark, each checked with axe.
import { type Page } from "@playwright/test";
import { expect, test } from "../krok";
import { lookAround } from "./../look";
import { join, question } from "./walk";

async function readIn(page: Page, language: string) {
  await page.locator(".round.language").click();
  await page.getByRole("dialog").getByRole("button", { name: language }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

// A look in light and dark at three widths, with axe on each, takes its time.
test.slow();

test("joining", async ({ page, krok }) => {
  await page.goto("/");
  await lookAround(page, "walker-start", [360]);
  await page.goto("/w/BBBBBB");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await lookAround(page, "walker-wrong-code", [360]);
  await page.goto(`/w/${krok.codes[0]}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await lookAround(page, "walker-language", [360]);
  await page.getByRole("button", { name: "Čeština" }).click();
  await lookAround(page, "walker-consent", [360, 768, 1440]);
  await page.getByRole("switch").first().check();
  await page.getByRole("button", { name: "Dál", exact: true }).click();
  await lookAround(page, "walker-background", [360]);
});

test("walking", async ({ page, krok }) => {
  await join(page, krok.codes[0]);
  await lookAround(page, "walker-stops");
  await page.locator(".stop .open").nth(2).click();
  await lookAround(page, "walker-question");
  await readIn(page, "Čeština");
  await lookAround(page, "walker-question-cs", [360]);
  await page.getByRole("button", { name: "Poznámka" }).click();
  await lookAround(page, "walker-note", [360]);
  await page.keyboard.press("Escape");
  for (let n = 0; n < 3; n++) {
    const before = await question(page).textContent();
    await page.getByRole("radio").nth(1).click();
    await expect(question(page)).not.toHaveText(before ?? "");
  }
  await page.getByRole("button", { name: /^Otázka 6/ }).click();
  await lookAround(page, "walker-faces", [360]);
  await page.getByRole("button", { name: /^Otázka \d+: otevřená$/ }).last().click();
  await page.getByRole("button", { name: "Dál", exact: true }).click();
  await expect(page.getByRole("heading", { name: /otáz/ })).toBeVisible();
  await lookAround(page, "walker-review", [360, 768]);
  await page.getByRole("button", { name: "Opravit na mapě" }).click();
  await lookAround(page, "walker-pin", [360, 768]);
  await page.getByRole("button", { name: "Hotovo" }).click();
  await page.getByRole("button", { name: "Hotovo" }).click();
  await expect(page.getByRole("heading", { name: "Zastávky" })).toBeVisible();
  await lookAround(page, "walker-stops-cs", [360]);
  await page.getByRole("button", { name: "Mapa" }).click();
  await lookAround(page, "walker-map", [360, 768]);
  await page.getByRole("button", { name: "Zpět" }).click();
  await page.locator(".pill").click();
  await lookAround(page, "walker-delivery", [360, 768]);
  await page.getByRole("button", { name: "Zpět" }).click();
  await page.getByRole("button", { name: "Postřeh" }).click();
  await lookAround(page, "walker-spot", [360, 768]);
});

test("the whole walk works with the keyboard alone", async ({ page, krok }) => {
  await join(page, krok.codes[0]);
  await page.locator(".stop .open").first().focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("radiogroup")).toBeVisible();
  const first = await question(page).textContent();
  await page.getByRole("radio").first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio").nth(1)).toBeFocused();
  await expect(page.getByRole("radio").nth(1)).not.toBeChecked();
  await page.keyboard.press("Enter");
  await expect(question(page)).not.toHaveText(first ?? "");
});

test("a spot takes three taps", async ({ page, krok }) => {
  await join(page, krok.codes[0]);
  await page.getByRole("button", { name: "Spot" }).click();
  await page.getByRole("radio", { name: /Bright side/ }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("You noted 1 spot.")).toBeVisible();
});
