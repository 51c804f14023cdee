// The rescue file: what a phone holds reaches the desk although the server never hears of the phone.
import { join as path } from "node:path";
import { expect, test } from "../krok";
import { desk } from "../device";
import { demoAudit, signIn } from "../desk/office";
import { lookAround, shot } from "../look";
import { save } from "./file";
import { agree, choose, isReadyForOffline, join, picture } from "./walk";

test("what was filled in without a network comes to the desk as a file", async ({ page, krok, handset }) => {
  const phone = handset.page;
  const code = krok.codes[0];
  await phone.goto(`/w/${code}`);
  await phone.getByRole("button", { name: "English" }).click();
  await isReadyForOffline(phone);
  // From here on the server hears nothing: not that somebody joins, nor anything after.
  await handset.setOffline(true);
  await agree(phone);
  await phone.getByRole("button", { name: /Vltavská/ }).click();
  await choose(phone, /^A little/);
  await phone.getByLabel("Photo", { exact: true }).setInputFiles(await picture(phone, 2400, 1800));
  await expect(phone.getByRole("button", { name: "Open the photo" })).toBeVisible();
  await choose(phone, "Fewer than 5");

  // Not done, not even put aside: the file holds it all the same.
  await phone.goto(`/w/${code}/delivery`);
  const { file, name, read, manifest } = await save(phone);
  await expect(phone.getByText(`The file ${name} is in your downloads.`)).toBeVisible();
  await lookAround(phone, "walker-rescue", [360]);
  expect(name).toMatch(new RegExp(`^krok-${code}-\\d{8}-\\d{4}\\.zip$`));
  expect(read("README.txt")).toContain("Import a rescue file");
  const [walk] = manifest.walks;
  const answers = walk.operations.filter(({ kind }: { kind: string }) => kind === "revise");
  const [{ attachments, response }] = answers.slice(-1);
  expect(attachments).toHaveLength(1);
  const html = read("answers.html");
  expect(html).toContain("Fewer than 5");
  expect(html).toContain(`photos/${attachments[0].id}.jpg`);
  // The secret stays on the phone.
  const secret = await phone.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("krok");
      request.onsuccess = () => resolve(request.result);
    });
    const walks = await new Promise<string[]>((resolve) => {
      const all = database.transaction("walks").objectStore("walks").getAll();
      all.onsuccess = () => resolve(all.result);
    });
    return JSON.parse(walks[0]).secret as string;
  });
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(read("krok.json")).not.toContain(secret);
  await phone.goto(`file://${path(file, "..", "answers.html")}`);
  await lookAround(phone, "walker-rescue-answers", [360]);

  await page.setViewportSize(desk.viewport);
  await signIn(page, krok);
  const audit = await demoAudit(page);
  await page.goto(`${audit}/walks/${walk.activity}`);
  const input = page.getByLabel("Import a rescue file");
  await input.setInputFiles({ name: "photo.zip", mimeType: "application/zip", buffer: Buffer.from("%PDF-1.7") });
  await expect(page.getByRole("alert").filter({ hasText: "not a rescue file" })).toBeVisible();
  await input.setInputFiles(file);
  const said = page.getByRole("status").filter({ hasText: "taken in" });
  await expect(said).toContainText("1 photo was taken in and checked.");
  await lookAround(page, "desk-rescue", [360, 1440]);
  await shot(page, "desk-rescue-whole", { fullPage: true });
  const detail = await (await page.request.get(`/api/v1/audits/${audit.split("/").at(-1)}/responses/${response}`)).json();
  expect(detail.row.verified).toEqual([attachments[0].id]);
  expect(JSON.stringify(detail.row.revision.answers)).toContain("value");

  await input.setInputFiles(file);
  await expect(page.getByRole("status").filter({ hasText: "here already" })).toContainText("1 photo was here already.");

  // The phone gets a network after all: it is the same walker, and nothing is there twice.
  await handset.setOffline(false);
  await phone.goto(`/w/${code}/delivery`);
  await phone.getByRole("button", { name: /Send now|Check again/ }).click();
  await expect(phone.getByText("Everything you finished has arrived.")).toBeVisible({ timeout: 30_000 });
});

test("a walk that the app cannot read any more can still be saved", async ({ krok, handset }) => {
  const page = handset.page;
  await join(page, krok.codes[0]);
  await page.getByRole("button", { name: /Vltavská/ }).click();
  await choose(page, /^A little/);
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("krok");
      request.onsuccess = () => resolve(request.result);
    });
    const walks = database.transaction("walks", "readwrite").objectStore("walks");
    await new Promise((resolve) => {
      walks.openCursor().onsuccess = (event) => {
        const cursor = (event.target as IDBRequest<IDBCursorWithValue>).result;
        const walk = JSON.parse(cursor.value);
        for (const checklist of walk.pack.checklists) checklist.form = "torn";
        cursor.update(JSON.stringify(walk)).onsuccess = resolve;
      };
    });
  });
  // Nor can anything more be stored.
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await page.goto("/");
  await page.getByRole("link", { name: "Save everything as a file" }).click();
  const { manifest, read } = await save(page);
  const revisions = manifest.walks[0].operations.filter(({ kind }: { kind: string }) => kind === "revise");
  expect(Object.keys(revisions.at(-1).answers)).not.toHaveLength(0);
  expect(manifest.walks[0].audit).toBeTruthy();
  expect(read("answers.html")).toContain("<dt>");
  await lookAround(page, "walker-rescue-alone", [360]);
});

test("the file goes through the share sheet where there is one, and to the downloads elsewhere", async ({ page, krok }) => {
  // No headless browser has a share sheet: this one says what it was given, and answers as it is told to.
  await page.addInitScript(() => {
    const sheet = { takes: true, outcome: "", given: [] as { name: string; type: string; size: number }[] };
    Object.assign(window, { sheet });
    navigator.canShare = () => sheet.takes;
    navigator.share = async (what) => {
      for (const { name, type, size } of what?.files ?? []) sheet.given.push({ name, type, size });
      if (sheet.outcome) throw new DOMException("no", sheet.outcome);
    };
  });
  await join(page, krok.codes[0]);
  await page.locator(".pill").click();
  const button = page.getByRole("button", { name: "Save everything as a file" });
  const sheet = (change: object) => page.evaluate((change) => Object.assign((window as never)["sheet"], change), change);
  const given = async () => (await sheet({})) as { given: { name: string; type: string; size: number }[] };
  const downloads: string[] = [];
  page.on("download", (download) => downloads.push(download.suggestedFilename()));

  await button.click();
  await expect(page.getByText("The file was passed on.")).toBeVisible();
  const [file, ...more] = (await given()).given;
  expect(more).toEqual([]);
  expect(file.name).toMatch(/^krok-\w{6}-\d{8}-\d{4}\.zip$/);
  expect(file.type).toBe("application/zip");
  expect(file.size).toBeGreaterThan(1000);
  expect(downloads).toEqual([]);

  // The person closed the sheet: nothing is forced upon them.
  await sheet({ outcome: "AbortError" });
  await button.click();
  await expect(page.getByText("The file was not saved.")).toBeVisible();
  expect(downloads).toEqual([]);

  // The tap is too long ago for this browser.
  await sheet({ outcome: "NotAllowedError" });
  await button.click();
  await expect(page.getByText(/is in your downloads/)).toBeVisible();
  await expect.poll(() => downloads.length).toBe(1);

  // A sheet that does not take such files.
  await sheet({ takes: false, outcome: "" });
  const before = (await given()).given.length;
  await button.click();
  await expect.poll(() => downloads.length).toBe(2);
  expect((await given()).given).toHaveLength(before);
});
