// Photos of an answer: what is hidden in one is gone from it, wherever it had been; several, in an order, and
// no more than fit.
import type { Page } from "@playwright/test";
import { demoAudit, signIn } from "../desk/office";
import { expect, test } from "../krok";
import { lookAround } from "../look";
import { type Tag, languages, said } from "../words";
import { drafts, photos, revisions } from "./disk";
import { agree, isReadyForOffline, join, picture, question } from "./walk";

test.slow();

/** A photo with a chequered square in its middle, as fine as hair. */
async function chequered(page: Page) {
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(1200, 900);
    const context = canvas.getContext("2d")!;
    context.fillStyle = "#7a9";
    context.fillRect(0, 0, 1200, 900);
    for (let y = 300; y < 600; y += 10) {
      for (let x = 450; x < 750; x += 10) {
        context.fillStyle = (x + y) % 20 === 0 ? "#fff" : "#000";
        context.fillRect(x, y, 10, 10);
      }
    }
    const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.95 });
    return Array.from(new Uint8Array(await blob.arrayBuffer()));
  });
  return { name: "chequered.jpg", mimeType: "image/jpeg", buffer: Buffer.from(bytes) };
}

const input = (page: Page) => page.getByLabel("Photo", { exact: true });
const thumbs = (page: Page) => page.locator(".extras .thumb");
const editor = (page: Page) => page.getByRole("dialog", { name: "Hide or mark" });

async function take(page: Page, file: Awaited<ReturnType<typeof picture>>) {
  const before = await thumbs(page).count();
  await input(page).setInputFiles(file);
  await expect(thumbs(page)).toHaveCount(before + 1);
}

async function openEditor(page: Page) {
  await page.getByRole("button", { name: "Hide or mark" }).click();
  await expect(editor(page).getByRole("button", { name: "Done" })).toBeEnabled();
}

/** Drags over the photo, from and to in parts of the board. */
async function drag(page: Page, from: [number, number], to: [number, number]) {
  const box = (await page.locator(".board").boundingBox())!;
  const at = ([x, y]: [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]));
  await page.mouse.move(...at(to));
  await page.mouse.up();
}

/** Goes on to another question and back: what is said so far may go. */
async function finished(page: Page) {
  await editor(page).getByRole("button", { name: "Done" }).click();
  await expect(editor(page)).toHaveCount(0);
}

test("what is hidden is in no photo on the phone any more", async ({ page, krok }) => {
  await join(page, krok.codes[0]);
  await page.getByRole("button", { name: /Vltavská/ }).click();
  await take(page, await chequered(page));
  const [before] = await photos(page);
  expect(before.contrast([500, 350, 200, 200])).toBeGreaterThan(150);
  await openEditor(page);
  // Undone, it is there again; then all of it goes, and what matters is marked.
  await drag(page, [0.2, 0.3], [0.8, 0.7]);
  await editor(page).getByRole("button", { name: "Undo" }).click();
  await expect(editor(page).getByRole("button", { name: "Undo" })).toBeDisabled();
  await drag(page, [0.1, 0.1], [0.9, 0.9]);
  await page.getByRole("button", { name: "Arrow" }).click();
  await drag(page, [0.05, 0.4], [0.2, 0.45]);
  await finished(page);
  await expect(thumbs(page)).toHaveCount(1);
  const after = await photos(page);
  expect(after).toHaveLength(1);
  expect(after[0].id).not.toBe(before.id);
  expect(after[0]).toMatchObject({ width: 1200, height: 900, exif: false });
  expect(after[0].size).toBeLessThanOrEqual(400 * 1024);
  // Within a block there is one colour, but for what JPEG does to it.
  expect(after[0].contrast([500, 350, 60, 60])).toBeLessThan(12);
  const [draft] = await drafts(page);
  expect(draft.attachments).toMatchObject([{ id: after[0].id, sha256: after[0].sha256 }]);
});

for (const beside of [true, false]) {
  test(`a photo as a camera gives it is made small ${beside ? "beside the page" : "on the page, where workers cannot draw"}`, async ({ page, krok }) => {
    let workers = 0;
    page.on("worker", () => (workers += 1));
    await join(page, krok.codes[0]);
    await page.getByRole("button", { name: /Vltavská/ }).click();
    const file = await picture(page, 3000, 4000);
    if (!beside) await page.evaluate(() => Object.assign(window, { kept: window.OffscreenCanvas, OffscreenCanvas: undefined }));
    await take(page, file);
    if (!beside) await page.evaluate(() => Object.assign(window, { OffscreenCanvas: (window as unknown as { kept: object }).kept }));
    const [{ width, height, size, exif }] = await photos(page);
    expect({ width, height, exif }).toEqual({ width: 1200, height: 1600, exif: false });
    expect(size).toBeLessThanOrEqual(400 * 1024);
    expect(workers).toBe(beside ? 1 : 0);
  });
}

test("leaving the editor with changes asks first", async ({ page, krok }) => {
  await join(page, krok.codes[0]);
  await page.getByRole("button", { name: /Vltavská/ }).click();
  await take(page, await picture(page, 800, 600));
  const [before] = await photos(page);
  await openEditor(page);
  await page.keyboard.press("Escape");
  await expect(editor(page)).toHaveCount(0);
  await openEditor(page);
  await drag(page, [0.3, 0.4], [0.6, 0.6]);
  await page.keyboard.press("Escape");
  await expect(editor(page).getByText("Leave without your changes?")).toBeVisible();
  await editor(page).getByRole("button", { name: "Go on" }).click();
  await editor(page).getByRole("button", { name: "Close" }).click();
  await editor(page).getByRole("button", { name: "Leave" }).click();
  await expect(editor(page)).toHaveCount(0);
  expect((await photos(page)).map(({ id }) => id)).toEqual([before.id]);
});

test("a keyboard hides and marks as well", async ({ page, krok }) => {
  await join(page, krok.codes[0]);
  await page.getByRole("button", { name: /Vltavská/ }).click();
  await take(page, await chequered(page));
  await openEditor(page);
  await page.getByRole("application").focus();
  for (let n = 0; n < 3; n++) await page.keyboard.press("ArrowUp");
  for (let n = 0; n < 10; n++) await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Enter");
  await expect(editor(page).getByText("1 change")).toBeAttached();
  await page.keyboard.press("Control+z");
  await expect(editor(page).getByText("No changes")).toBeAttached();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await finished(page);
  const [{ contrast }] = await photos(page);
  expect(contrast([520, 400, 20, 20])).toBeLessThan(12);
  expect(contrast([450, 300, 40, 40])).toBeGreaterThan(150);
});

test("a photo just taken waits for the next question, the answers do not", async ({ page, krok }) => {
  await join(page, krok.codes[0]);
  await page.getByRole("button", { name: /Vltavská/ }).click();
  await take(page, await picture(page, 800, 600));
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  });
  await expect.poll(async () => (await revisions(page)).length).toBe(1);
  expect((await revisions(page))[0].attachments ?? []).toEqual([]);
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await expect.poll(async () => (await revisions(page)).at(-1)?.attachments?.length ?? 0).toBe(1);
});

test("a photo that was sent as it was is taken back when something in it is hidden", async ({ page, krok, handset }) => {
  const phone = handset.page;
  await join(phone, krok.codes[0]);
  await phone.getByRole("button", { name: /Vltavská/ }).click();
  const asked = (await question(phone).textContent()) ?? "";
  await take(phone, await chequered(phone));
  const [{ id: old }] = await photos(phone);
  await phone.getByRole("button", { name: "To the stops" }).click();
  await expect(phone.locator(".pill")).toHaveText("Delivered", { timeout: 30_000 });

  await phone.getByRole("button", { name: /Vltavská/ }).click();
  await expect(question(phone)).toHaveText(asked);
  await thumbs(phone).click();
  await openEditor(phone);
  await drag(phone, [0.2, 0.3], [0.8, 0.7]);
  await finished(phone);
  await expect(phone.getByText("That copy is being deleted")).toBeVisible();
  const [{ id: now }] = await photos(phone);
  expect(now).not.toBe(old);
  await phone.getByRole("button", { name: "To the stops" }).click();
  await expect(phone.locator(".pill")).toHaveText("Delivered", { timeout: 30_000 });

  await signIn(page, krok);
  const audit = `/api/v1/audits/${(await demoAudit(page)).split("/").at(-1)}`;
  const [{ response }] = await drafts(phone);
  const { row } = await (await page.request.get(`${audit}/responses/${response}`)).json();
  expect(row.revision.attachments).toMatchObject([{ id: now }]);
  expect(row.verified).toEqual([now]);
  expect((await page.request.get(`${audit}/attachments/${now}`)).ok()).toBe(true);
  expect((await page.request.get(`${audit}/attachments/${old}`)).ok()).toBe(false);
});

test("an answer takes five photos, in the order one wants, and says when it is enough", async ({ page, krok }) => {
  await join(page, krok.codes[0]);
  await page.getByRole("button", { name: /Vltavská/ }).click();
  for (let n = 1; n <= 5; n++) await take(page, await picture(page, 300 + n, 200));
  await expect(page.getByText("5 photos are enough for one answer")).toBeVisible();
  await expect(input(page)).toHaveCount(0);
  await lookAround(page, "walker-photos-full", [360]);
  const order = async () => (await drafts(page))[0].attachments!.map(({ id }) => id);
  const before = await order();
  await thumbs(page).nth(4).click();
  await expect(page.getByText("Photo 5 of 5")).toBeVisible();
  await page.getByRole("button", { name: "Move forward" }).click();
  await expect(page.getByText("Photo 4 of 5")).toBeVisible();
  await page.getByLabel("What does it show?").fill("A lamp that is broken");
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  expect(await order()).toEqual([before[0], before[1], before[2], before[4], before[3]]);
  await page.getByRole("button", { name: "Open the photo: A lamp that is broken" }).click();
  await page.getByRole("button", { name: "Remove the photo" }).click();
  await expect(thumbs(page)).toHaveCount(4);
  await expect(input(page)).toHaveCount(1);
  expect((await photos(page)).map(({ id }) => id).toSorted()).toEqual(before.slice(0, 4).toSorted());
});

for (const tag of Object.keys(languages) as Tag[]) {
  test(`a photo being edited in ${languages[tag]}`, async ({ page, krok }) => {
    await page.goto(`/w/${krok.codes[0]}`);
    await page.getByRole("button", { name: "English" }).click();
    await isReadyForOffline(page);
    await agree(page);
    await page.locator(".round.language").click();
    await page.getByRole("dialog").getByRole("button", { name: languages[tag] }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", tag);
    await page.locator(".stop .open").nth(2).click();
    await page.getByLabel(said(tag, "photo"), { exact: true }).setInputFiles(await picture(page, 1600, 1200));
    await expect(thumbs(page)).toHaveCount(1);
    await lookAround(page, `walker-photo-taken-${tag}`, [360]);
    await page.getByRole("button", { name: said(tag, "edit-title") }).click();
    const dialog = page.getByRole("dialog", { name: said(tag, "edit-title") });
    await expect(dialog.getByRole("button", { name: said(tag, "done") })).toBeEnabled();
    await drag(page, [0.2, 0.4], [0.5, 0.6]);
    for (const [tool, from, to] of [
      ["edit-arrow", [0.9, 0.7], [0.55, 0.5]],
      ["edit-circle", [0.1, 0.3], [0.6, 0.65]],
      ["edit-pen", [0.2, 0.7], [0.8, 0.6]],
    ] as const) {
      await dialog.getByRole("button", { name: said(tag, tool) }).click();
      await drag(page, [...from], [...to]);
    }
    await lookAround(page, `walker-photo-edit-${tag}`, tag === "cs" ? [360, 768, 1440] : [360]);
    await page.keyboard.press("Escape");
    await lookAround(page, `walker-photo-leave-${tag}`, [360]);
    await dialog.getByRole("button", { name: said(tag, "edit-leave-no") }).click();
    await dialog.getByRole("button", { name: said(tag, "done") }).click();
    await expect(dialog).toHaveCount(0);
    await thumbs(page).click();
    await lookAround(page, `walker-photo-sheet-${tag}`, [360]);
  });
}

const pictureOf = (name: string) => `${import.meta.dirname}/photos/${name}.jpg`;

test("a face is suggested for hiding, and the walker decides", async ({ page, krok }) => {
  await join(page, krok.codes[0]);
  await page.getByRole("button", { name: /Vltavská/ }).click();
  await input(page).setInputFiles(pictureOf("astronaut"));
  await expect(page.getByText(/There seems? to be \d faces? in it/)).toBeVisible();
  await lookAround(page, "walker-photo-faces-found", [360]);
  await page.getByRole("button", { name: "Hide faces" }).click();
  await expect(editor(page).getByText(/The faces found are hidden/)).toBeVisible();
  await lookAround(page, "walker-photo-faces", [360, 768]);
  const face: [number, number, number, number] = [190, 80, 40, 40];
  await editor(page).getByRole("button", { name: "Face 1: hidden. Show it" }).click();
  await expect(editor(page).getByRole("button", { name: "Face 1: visible. Hide it" })).toBeVisible();
  await editor(page).getByRole("button", { name: "Face 1: visible. Hide it" }).press("Enter");
  const [before] = await photos(page);
  expect(before.contrast(face)).toBeGreaterThan(60);
  await finished(page);
  const all = await photos(page);
  expect(all).toHaveLength(1);
  // What is left is a few flat blocks, but for what JPEG does at their edges.
  expect(before.shades(face)).toBeGreaterThan(60);
  expect(all[0].shades(face)).toBeLessThan(before.shades(face) / 2);
});

test("a picture without a face is left alone", async ({ page, krok }) => {
  await join(page, krok.codes[0]);
  await page.getByRole("button", { name: /Vltavská/ }).click();
  await input(page).setInputFiles(pictureOf("coffee"));
  await expect(thumbs(page)).toHaveCount(1);
  await openEditor(page);
  await expect(editor(page).getByText("No faces were found.")).toBeVisible();
  await expect(page.locator(".face")).toHaveCount(0);
  await editor(page).getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("button", { name: "Hide or mark" })).toBeVisible();
});

test("faces are found without a network", async ({ krok, handset }) => {
  const { page } = handset;
  const fetched = page.waitForResponse(/\/faces\//);
  await join(page, krok.codes[0]);
  await fetched;
  await isReadyForOffline(page);
  await handset.setOffline(true);
  await page.getByRole("button", { name: /Vltavská/ }).click();
  await input(page).setInputFiles(pictureOf("astronaut"));
  await expect(page.getByText(/There seems? to be \d faces? in it/)).toBeVisible();
});

test("a phone that saves data looks for faces only when told to", async ({ page, krok }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await join(page, krok.codes[0]);
  await page.getByRole("button", { name: /Vltavská/ }).click();
  await input(page).setInputFiles(pictureOf("astronaut"));
  await openEditor(page);
  await expect(editor(page).getByRole("button", { name: "Look for faces" })).toBeVisible();
  await lookAround(page, "walker-photo-faces-unasked", [360]);
  expect(asked.filter((path) => path.startsWith("/faces/"))).toEqual([]);
  await editor(page).getByRole("button", { name: "Look for faces" }).click();
  await expect(editor(page).getByText(/The faces found are hidden/)).toBeVisible();
});
