// From the camera into an answer: what the camera wrote into the file is read once, if at all, and gone; a
// page that ends while its camera is open says so.
import type { Page } from "@playwright/test";
import { expect, test } from "../krok";
import { lookAround } from "../look";
import { drafts, photos } from "./disk";
import { choose, join, picture, question } from "./walk";

test.slow();

const thumbs = (page: Page) => page.locator(".extras .thumb");

/** Bytes of a directory of a TIFF, little-endian; longer values stand behind it. */
function directory(at: number, entries: [tag: number, kind: number, count: number, value: Buffer | number][]) {
  const head = Buffer.alloc(2 + entries.length * 12 + 4);
  const values: Buffer[] = [];
  let behind = at + head.length;
  head.writeUInt16LE(entries.length, 0);
  for (const [index, [tag, kind, count, value]] of entries.entries()) {
    const entry = 2 + index * 12;
    head.writeUInt16LE(tag, entry);
    head.writeUInt16LE(kind, entry + 2);
    head.writeUInt32LE(count, entry + 4);
    if (typeof value === "number") head.writeUInt32LE(value, entry + 8);
    else if (value.length <= 4) value.copy(head, entry + 8);
    else {
      head.writeUInt32LE(behind, entry + 8);
      values.push(value);
      behind += value.length;
    }
  }
  return Buffer.concat([head, ...values]);
}

const fractions = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 8);
  for (const [index, value] of values.entries()) {
    bytes.writeUInt32LE(Math.round(value * 1000), index * 8);
    bytes.writeUInt32LE(1000, index * 8 + 4);
  }
  return bytes;
};

/** A photo as a phone's camera writes it: lying on its side, with the place, the time and the owner. */
function asTaken(file: { name: string; mimeType: string; buffer: Buffer }) {
  const clock = directory(200, [
    [0x9003, 2, 20, Buffer.from("2026:06:18 14:30:05\0")],
    [0x9011, 2, 7, Buffer.from("+02:00\0")],
  ]);
  const place = directory(400, [
    [0x01, 2, 2, Buffer.from("N\0")],
    [0x02, 5, 3, fractions(50, 6, 10.8)],
    [0x03, 2, 2, Buffer.from("E\0")],
    [0x04, 5, 3, fractions(14, 25, 12)],
    [0x1f, 5, 1, fractions(6.5)],
  ]);
  const first = directory(8, [
    [0x0112, 3, 1, 6],
    [0x9c9d, 2, 11, Buffer.from("Jana Nováková".slice(0, 10) + "\0", "latin1")],
    [0x8769, 4, 1, 200],
    [0x8825, 4, 1, 400],
  ]);
  const tiff = Buffer.alloc(700);
  tiff.write("II*\0\x08", 0, "latin1");
  first.copy(tiff, 8);
  clock.copy(tiff, 200);
  place.copy(tiff, 400);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 0]), Buffer.from("Exif\0\0"), tiff]);
  segment.writeUInt16BE(segment.length - 2, 2);
  const { buffer } = file;
  return { ...file, buffer: Buffer.concat([buffer.subarray(0, 2), segment, buffer.subarray(2)]) };
}

test("a photo taken upright is upright, and small, and tells nothing", async ({ page, krok }) => {
  await join(page, krok.codes[0]);
  await page.getByRole("button", { name: /Vltavská/ }).click();
  await page.getByLabel("Photo", { exact: true }).setInputFiles(asTaken(await picture(page, 4000, 3000)));
  await expect(thumbs(page)).toHaveCount(1, { timeout: 30_000 });
  const [photo] = await photos(page);
  // The stripes, upright in the file, lie once the photo stands.
  expect(photo).toMatchObject({ width: 1200, height: 1600, exif: false });
  expect(photo.size).toBeLessThanOrEqual(400 * 1024);
  expect(photo.contrast([100, 1018, 1000, 4])).toBeLessThan(12);
  expect(photo.contrast([100, 100, 4, 1400])).toBeGreaterThan(25);
});

async function spot(page: Page) {
  await page.getByRole("button", { name: "Spot" }).click();
  return page.getByLabel("Choose from the gallery");
}

test("a spot is where its photo was taken, if places may be kept", async ({ page, krok }) => {
  await join(page, krok.codes[0]);
  const gallery = await spot(page);
  const older = asTaken(await picture(page, 1200, 900));
  await gallery.setInputFiles([older, await picture(page, 600, 400)]);
  await expect(thumbs(page)).toHaveCount(2);
  await expect(page.getByText("The place and time at which the photo was taken")).toBeVisible();
  await lookAround(page, "walker-spot-photo-place", [360], { fullPage: true });
  const geotag = async () => (await drafts(page)).find(({ attachments }) => attachments)?.geotag;
  await expect.poll(async () => (await geotag())?.captured_at).toBe("2026-06-18T12:30:05Z");
  expect(await geotag()).toMatchObject({ accuracy: 6.5, source: "gps" });
  expect((await geotag())!.latitude).toBeCloseTo(50.103, 4);
  expect((await geotag())!.longitude).toBeCloseTo(14.42, 4);
  for (const photo of await photos(page)) expect(photo.exif).toBe(false);
});

test("without that consent the place in a photo is not even read", async ({ page, krok }) => {
  await join(page, krok.codes[0], { place: false });
  const gallery = await spot(page);
  await gallery.setInputFiles(asTaken(await picture(page, 1200, 900)));
  await expect(thumbs(page)).toHaveCount(1);
  const [photo] = await photos(page);
  expect(photo.exif).toBe(false);
  expect((await drafts(page)).map(({ geotag }) => geotag)).toEqual([undefined]);
});

test("a page that ends while its camera is open is where it was, and says so", async ({ krok, handset }) => {
  let { page } = handset;
  await join(page, krok.codes[0]);
  await page.getByRole("button", { name: /Vltavská/ }).click();
  await choose(page, /^A little/);
  const asked = (await question(page).textContent()) ?? "";
  const opened = page.waitForEvent("filechooser");
  await page.locator("label.tool").click();
  await opened;
  // Browsers write down what a page noted within some seconds; a photo takes as long.
  await page.waitForTimeout(8_000);
  await handset.kill();
  page = await handset.start();
  await page.goto("/");
  await expect(question(page)).toHaveText(asked);
  await expect(page.getByText("closed Krok while the camera was open")).toBeVisible();
  await lookAround(page, "walker-camera-cut-off", [360]);
  await page.getByLabel("Choose from the gallery").setInputFiles(await picture(page, 1200, 900));
  await expect(thumbs(page)).toHaveCount(1);
  await expect(page.getByText("closed Krok while the camera was open")).toBeHidden();
  await page.reload();
  await expect(thumbs(page)).toHaveCount(1);
  await expect(page.getByText("closed Krok while the camera was open")).toHaveCount(0);
});
