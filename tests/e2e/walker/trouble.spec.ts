// Bad input and bad luck: a clear sentence each, and nothing lost.
import { demoAudit, signIn } from "../desk/office";
import { Krok, expect, test } from "../krok";
import { lookAround } from "../look";
import { join, picture, question } from "./walk";

test("what is no code is said at once", async ({ page }) => {
  await page.goto("/");
  await page.getByLabel("Code of the walk").fill("hello");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("alert")).toContainText("six letters and digits");
});

test("a code that no walk has", async ({ page }) => {
  await page.goto("/w/BBBBBB");
  await expect(page.getByRole("heading", { name: "No walk has this code" })).toBeVisible();
});

test("joining without a network says what to do", async ({ page, krok }) => {
  await page.goto("/");
  await page.route("**/api/**", (route) => route.abort("internetdisconnected"));
  await page.getByLabel("Code of the walk").fill(krok.codes[1]);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("heading", { name: "No connection" })).toBeVisible();
  await page.unroute("**/api/**");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "Choose your language" })).toBeVisible();
});

test.describe("on a server of its own", () => {
  test.use({ baseURL: undefined });

  test("a closed walk", async ({ browser }) => {
    const krok = await Krok.start();
    const page = await browser.newPage({ baseURL: krok.url });
    await signIn(page, krok);
    const audit = (await demoAudit(page)).split("/").at(-1);
    const walks = await (await page.request.get(`/api/v1/audits/${audit}/walks`)).json();
    const { id, code } = walks[0].activity;
    const state = `/api/v1/audits/${audit}/walks/${id}/state`;
    const closed = await page.request.post(state, { data: { state: "closed" } });
    expect(closed.ok(), await closed.text()).toBe(true);
    await page.goto(`/w/${code}`);
    await expect(page.getByRole("heading", { name: "The walk is over" })).toBeVisible();
    await expect(page.getByText("your answers are safe")).toBeVisible();
    await page.close();
    await krok.stop();
  });
});

test.describe("without the service worker", () => {
  test.use({ serviceWorkers: "block" });

  test("a part that has not come yet is said to be missing, and comes when asked for", async ({ page, krok }) => {
    const parts = "**/assets/walker-later-*.wasm";
    const assets = await (await page.request.get("/assets.json")).json();
    test.skip(!Object.keys(assets).some((name) => /later.*wasm$/.test(name)), "this build is in one part");
    await page.route(parts, (route) => route.abort("internetdisconnected"));
    await join(page, krok.codes[0]);
    await page.getByRole("button", { name: "About this walk" }).click();
    await expect(page.getByText("not on your phone yet")).toBeVisible();
    await page.unroute(parts);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("heading", { name: "What this is" })).toBeVisible();
  });
});

test("a fault of the app itself is said, and that what was filled in is safe", async ({ page, krok }) => {
  await join(page, krok.codes[0]);
  // A module whose only function is a trap.
  const trap = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
  await page.evaluate(async (bytes) => {
    const { instance } = await WebAssembly.instantiate(new Uint8Array(bytes));
    setTimeout(instance.exports.f as () => void);
  }, trap);
  await expect(page.getByRole("heading", { name: "Krok has stopped" })).toBeVisible();
  await page.getByRole("link", { name: "Open again", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Stops" })).toBeVisible();
});

test("without the first consent nothing is kept", async ({ page, krok }) => {
  await page.goto(`/w/${krok.codes[1]}`);
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("Nothing about you was kept");
});

test("a place that is refused blocks nothing and is said", async ({ page, krok }) => {
  await page.context().clearPermissions();
  await join(page, krok.codes[1]);
  await page.getByRole("button", { name: /fountain|Wan Hao/i }).first().click();
  await page.getByRole("radio").first().click();
  await page.getByRole("button", { name: /^Question \d+: open$/ }).last().click();
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await expect(page.getByText("the stop counts as the place")).toBeVisible();
  await expect(page.getByRole("button", { name: "Done" })).toBeEnabled();
});

test("without consent to places the phone is not asked where it is", async ({ page, krok }) => {
  await page.addInitScript(() => {
    navigator.geolocation.watchPosition = () => {
      throw new Error("asked for the place");
    };
  });
  const errors: Error[] = [];
  page.on("pageerror", (error) => errors.push(error));
  await join(page, krok.codes[1], { place: false });
  await page.locator(".stop .open").first().click();
  await expect(question(page)).toBeVisible();
  expect(errors).toEqual([]);
});

test("a renamed PDF is no photo, and the answer stays", async ({ page, krok }) => {
  await join(page, krok.codes[1]);
  await page.locator(".stop .open").first().click();
  const asked = await question(page).textContent();
  await page.getByRole("button", { name: "I cannot judge" }).click();
  await expect(question(page)).not.toHaveText(asked ?? "");
  await page.getByRole("button", { name: "Back", exact: true }).click();
  const pdf = { name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.from("%PDF-1.7\n1 0 obj") };
  await page.getByLabel("Photo", { exact: true }).setInputFiles(pdf);
  await expect(page.getByText("not a picture that your phone can read")).toBeVisible();
  await expect(page.getByRole("button", { name: "I cannot judge" })).toHaveAttribute("aria-pressed", "true");
});

test("a full phone says that the last change is not saved", async ({ page, krok }) => {
  await join(page, krok.codes[1]);
  await page.locator(".stop .open").first().click();
  const first = await question(page).textContent();
  await page.getByRole("radio").first().click();
  await expect(question(page)).not.toHaveText(first ?? "");
  const second = await question(page).textContent();
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await page.getByRole("radio").first().click();
  await expect(page.getByText("the last change is not saved")).toBeVisible();
  await expect(question(page)).toHaveText(second ?? "");
});

test("little room is said before it is none", async ({ page, krok }) => {
  // This Chromium says ten gigabytes whatever there is; others tell the truth.
  await page.addInitScript(() => {
    navigator.storage.estimate = async () => ({ quota: 30_000_000, usage: 4_000_000 });
  });
  await join(page, krok.codes[0]);
  const room = page.getByText(/Your phone has room for only \d\d MB more/);
  await expect(room).toBeVisible();
  await lookAround(page, "walker-little-room", [360], { fullPage: true });
});

test("Krok can be put on the home screen, and says why", async ({ page, krok }) => {
  await join(page, krok.codes[0]);
  // Headless browsers make no offer of their own.
  await page.evaluate(() => {
    const asked = () => {
      document.body.dataset.asked = "yes";
      return Promise.resolve();
    };
    dispatchEvent(Object.assign(new Event("beforeinstallprompt", { cancelable: true }), { prompt: asked }));
  });
  await page.getByRole("button", { name: "Map" }).click();
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.getByText("does not clear your answers")).toBeVisible();
  await lookAround(page, "walker-keep", [360], { fullPage: true });
  await page.getByRole("button", { name: "Add to the home screen" }).click();
  await expect(page.locator("body")).toHaveAttribute("data-asked", "yes");
  await expect(page.getByText("does not clear your answers")).toHaveCount(0);
});

test("a photo of 40 megapixels is taken", async ({ page, krok }) => {
  await join(page, krok.codes[1]);
  await page.locator(".stop .open").first().click();
  await page.getByLabel("Photo", { exact: true }).setInputFiles(await picture(page, 7680, 5208));
  await expect(page.getByRole("button", { name: "Open the photo" })).toBeVisible({ timeout: 30_000 });
});
