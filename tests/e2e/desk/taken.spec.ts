// A walker asks in person to have something back: a photo, then all of it, with what stays said before and after.
import { expect, test } from "../krok";
import { expectAccessible, lookAround } from "../look";
import { demoAudit, signIn } from "./office";

test("a photo and then the answers are taken back for a walker, who did it stays, and the receipt says so", async ({ page, krok }) => {
  test.setTimeout(180_000);
  await signIn(page, krok);
  const desk = await demoAudit(page);
  await page.goto(`${desk}/review?photos=true`);
  await expect(page.locator("tbody tr").first()).toBeVisible();
  const rows = page.locator("tbody tr");
  await rows.last().getByRole("link").click();
  await expect(page).toHaveURL(/answer=/);
  const answer = new URL(page.url()).searchParams.get("answer");
  const own = page.locator(`tbody a[href*="${answer}"]`);
  await expect(own).toHaveCount(1);
  const pane = page.getByRole("region", { name: "Answer", exact: true });
  const photos = pane.locator(".photos figure");
  await expect(photos.first()).toBeVisible();
  const before = await photos.count();
  await page.keyboard.press("n");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Note").fill("The person in front of the shop is her neighbour.");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(pane.getByText("her neighbour")).toBeVisible();

  await photos.first().getByRole("button", { name: /^Take back: / }).click();
  await expect(dialog.getByRole("heading", { name: "Take back this photo" })).toBeVisible();
  await expect(dialog.getByText("This cannot be undone.")).toBeVisible();
  await lookAround(page, "desk-take-back-photo", [360, 1440]);
  // Whoever thinks better of it has changed nothing.
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(photos).toHaveCount(before);
  await photos.first().getByRole("button", { name: /^Take back: / }).click();
  await dialog.getByRole("button", { name: "Take back", exact: true }).click();
  await expect(page.getByText("Taken back.", { exact: true })).toBeVisible();
  await expect(photos).toHaveCount(before - 1);
  await expect(pane.getByText("took it back because the walker asked")).toBeVisible();
  await expect(pane.getByText("her neighbour")).toHaveCount(0);

  await pane.getByRole("button", { name: "Take back these answers" }).scrollIntoViewIfNeeded();
  await lookAround(page, "desk-take-back", [1440]);
  await pane.getByRole("button", { name: "Take back these answers" }).click();
  await expect(dialog.getByText("no list, map, file or report")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Take back", exact: true }).click();
  await expect(pane.getByText(/^Jana Nováková took these answers back because the walker asked/)).toBeVisible();
  await expect(own).toHaveCount(0);
  await lookAround(page, "desk-taken-back", [360, 1440]);
  // Also for whoever comes by an old link.
  await page.reload();
  await expect(pane.getByText("nothing more of them is left")).toBeVisible();

  await page.goto(`${desk}/people`);
  await expect(page.getByText("took back an answer because its walker asked")).toBeVisible();
  await expect(page.getByText("took back a photo or recording because its walker asked")).toBeVisible();
});
