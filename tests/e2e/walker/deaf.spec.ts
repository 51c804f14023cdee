// The microphone, refused and missing. A file of its own: see camera.spec.ts.
import { browser } from "../device";
import { expect, test } from "../krok";
import { lookAround } from "../look";
import { join } from "./walk";

const { launchOptions } = browser;
test.use({
  launchOptions: {
    ...launchOptions,
    args: [...launchOptions.args, "--use-fake-ui-for-media-stream=deny"],
  },
});

for (const [name, says] of [
  ["NotAllowedError", "This page may not use the microphone."],
  ["NotFoundError", "No microphone was found"],
]) {
  test(`a microphone that is not to be had is said, and one can write (${name})`, async ({ page, krok }) => {
    if (name === "NotFoundError") {
      await page.addInitScript(() => {
        MediaDevices.prototype.getUserMedia = () => Promise.reject(new DOMException("none", "NotFoundError"));
      });
    }
    await join(page, krok.codes[0]);
    await page.getByRole("button", { name: /Once per district/ }).click();
    await page.locator(".segment").last().click();
    const keep = page.locator(".ask").filter({ has: page.getByRole("heading", { name: "One thing to keep" }) });
    await keep.getByRole("button", { name: "Record your answer" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Agree and record" }).click();
    await expect(keep.getByRole("alert").filter({ hasText: says })).toBeVisible();
    await lookAround(page, `walker-voice-${name}`, [360]);
    await keep.getByRole("textbox").fill("The lime trees");
    await expect(page.locator(".segment").last()).toHaveAccessibleName(/answered|open/);
    await expect(keep.getByRole("button", { name: "Record your answer" })).toBeEnabled();
  });
}
