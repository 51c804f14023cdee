// The camera on the first page, refused. A file of its own, since the answer to whether a page may use the
// camera is given to the browser when it starts; it then refuses as it does when a person says no.
import { browser } from "../device";
import { expect, test } from "../krok";

const { launchOptions } = browser;
test.use({
  launchOptions: {
    ...launchOptions,
    args: [...launchOptions.args, "--use-fake-ui-for-media-stream=deny"],
  },
});

test("a camera that is refused is said, and the code can be typed", async ({ page, krok }) => {
  // Chromium reads QR codes on phones, not everywhere; what it would find does not matter here.
  await page.addInitScript(() => {
    Object.assign(window, { BarcodeDetector: class {} });
  });
  await page.goto("/");
  await page.getByRole("button", { name: "Scan the code" }).click();
  await expect(page.getByRole("alert")).toContainText("The camera cannot be used here");
  await expect(page.getByRole("button", { name: "Scan the code" })).toBeVisible();
  const refusal = page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => "none",
      ({ name }) => name,
    ),
  );
  expect(await refusal).toBe("NotAllowedError");
  await page.getByLabel("Code of the walk").fill(krok.codes[1]);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("heading", { name: "Choose your language" })).toBeVisible();
});
