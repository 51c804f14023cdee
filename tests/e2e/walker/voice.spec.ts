// Answers that are spoken: kept while they are said, whatever ends the page, and delivered byte for byte.
// The microphone is Chromium's own, which beeps once a second.
import { type BrowserContext, type Locator, type Page } from "@playwright/test";
import { createHash } from "node:crypto";
import { desk } from "../device";
import { demoAudit, signIn } from "../desk/office";
import { expect, test } from "../krok";
import { lookAround, shot } from "../look";
import { type Phone } from "../phone";
import { drafts } from "./disk";
import { save } from "./file";
import { isReadyForOffline, join } from "./walk";

// Recordings take as long as they are.
test.slow();

const allow = (handset: Phone) => handset.context.grantPermissions(["microphone", "geolocation"]);

/** One question of those on the screen. */
const asked = (page: Page, question: string) =>
  page.locator(".ask").filter({ has: page.getByRole("heading", { name: question }) });

async function openLastQuestions(page: Page) {
  await page.getByRole("button", { name: /Once per district/ }).click();
  await page.locator(".segment").last().click();
  await expect(asked(page, "One thing to keep")).toBeVisible();
}

/** Records until `seconds` are on the clock. */
async function speak(question: Locator, button: string, seconds: number) {
  await question.getByRole("button", { name: button }).click();
  await spokenFor(question, seconds);
  await question.getByRole("button", { name: "Stop" }).click();
  await expect(question.getByRole("group", { name: /^Recording, / })).toBeVisible();
}

async function spokenFor(question: Locator, seconds: number) {
  const count = question.locator(".running .count");
  const passed = async () => Number((await count.textContent())?.split(":").at(-1));
  await expect.poll(passed, { timeout: 20_000 }).toBeGreaterThanOrEqual(seconds);
}

test("what is said offline outlives the page that dies over it, and is delivered", async ({ page, krok, handset }) => {
  let phone = handset.page;
  await allow(handset);
  await join(phone, krok.codes[0]);
  await isReadyForOffline(phone);
  await openLastQuestions(phone);
  await handset.setOffline(true);

  const keep = asked(phone, "One thing to keep");
  await expect(keep.getByRole("button", { name: "Record your answer" })).toBeVisible();
  await lookAround(phone, "walker-voice", [360]);
  await keep.getByRole("button", { name: "Record your answer" }).click();
  await expect(phone.getByRole("dialog").getByText("say no names")).toBeVisible();
  await lookAround(phone, "walker-voice-consent", [360]);
  await phone.getByRole("dialog").getByRole("button", { name: "Agree and record" }).click();
  await spokenFor(keep, 2);
  const loudness = () => keep.locator(".running .track i").evaluate((it) => Number(it.style.getPropertyValue("--at")));
  await expect.poll(loudness, { intervals: [50] }).toBeGreaterThan(0.05);
  await lookAround(phone, "walker-voice-recording", [360]);
  await spokenFor(keep, 4);
  const said = Number((await keep.locator(".running .count").textContent())?.split(":").at(-1));
  await handset.kill();

  phone = await handset.start({ offline: true });
  await allow(handset);
  await phone.goto("/");
  const again = asked(phone, "One thing to keep");
  await expect(again.getByText("A recording was interrupted.")).toBeVisible();
  await lookAround(phone, "walker-voice-interrupted", [360]);
  await again.getByRole("button", { name: "Keep it" }).click();
  const player = again.getByRole("group", { name: /^Recording, / });
  const length = Number((await player.getAttribute("aria-label"))?.split(":").at(-1));
  expect(length, "no more than a second or so is lost").toBeGreaterThanOrEqual(said - 2);
  await player.getByRole("button", { name: "Listen" }).click();
  await expect.poll(() => again.locator("audio").evaluate((it: HTMLAudioElement) => it.currentTime)).toBeGreaterThan(0.2);
  await player.getByRole("button", { name: "Pause" }).click();

  // Said, and said again: the second holds.
  const change = asked(phone, "One thing to change");
  await speak(change, "Record your answer", 1);
  await speak(change, "Record again", 2);
  await expect(change.locator(".player")).toHaveCount(1);
  await expect(phone.locator(".segment").last()).toHaveAccessibleName(/answered/);
  await lookAround(phone, "walker-voice-recorded", [360], { fullPage: true });
  const [draft] = (await drafts(phone)).filter(({ attachments }) => attachments?.length);
  expect(draft.attachments).toHaveLength(2);

  await phone.getByRole("button", { name: "Next", exact: true }).click();
  await expect(phone.getByText("One thing to keep")).toHaveCount(0);
  await phone.getByRole("button", { name: "Done", exact: true }).click();
  await phone.getByRole("button", { name: /waiting/ }).click();
  await handset.setOffline(false);
  await expect(phone.getByText("Everything you finished has arrived.")).toBeVisible({ timeout: 30_000 });
  await lookAround(phone, "walker-voice-delivered", [360]);

  await page.setViewportSize(desk.viewport);
  await signIn(page, krok);
  const audit = await demoAudit(page);
  const api = `/api/v1/audits/${audit.split("/").at(-1)}`;
  const detail = await (await page.request.get(`${api}/responses/${draft.response}`)).json();
  const { attachments } = detail.row.revision;
  expect(detail.row.problems).toEqual([]);
  expect(new Set(detail.row.verified)).toEqual(new Set(draft.attachments?.map(({ id }) => id)));
  await page.goto(`${audit}/review?answer=${draft.response}`);
  for (const attachment of attachments) {
    const answer = await page.request.get(`${api}/attachments/${attachment.id}`);
    const bytes = await answer.body();
    expect(answer.headers()["content-type"]).toBe(attachment.media);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(attachment.sha256);
    const heard = await listen(page, `${api}/attachments/${attachment.id}`);
    expect(Math.abs(heard.seconds - attachment.seconds), `${heard.seconds} s of ${attachment.seconds} s`).toBeLessThan(1.5);
    expect(heard.loudest).toBeGreaterThan(0.05);
  }

  const players = page.locator("figure.recording audio");
  await expect(players).toHaveCount(2);
  await players.first().evaluate((it: HTMLAudioElement) => {
    it.muted = true;
    return it.play();
  });
  await expect.poll(() => players.first().evaluate((it: HTMLAudioElement) => it.currentTime)).toBeGreaterThan(0.2);
  await lookAround(page, "desk-recording", [1440]);

  // Hidden and coded like a photo; shown again, it is as it was.
  const first = page.locator("figure.recording").first();
  await first.getByRole("button", { name: "Hide" }).click();
  await expect(page.getByText("The recording is hidden.")).toBeVisible();
  await expect(first.getByRole("button", { name: "Hide" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByText("says: hidden (recording)")).toBeVisible();
  await first.getByRole("button", { name: /^Codes and note/ }).click();
  await page.getByRole("dialog").getByLabel("Own code").fill("Tram noise");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(first.locator(".code-chip")).toHaveText("tram-noise");
  await lookAround(page, "desk-recording-hidden", [1440]);
  const files = async () => (await (await page.request.get(`${api}/photos.zip?code=tram-noise`)).body()).toString("latin1");
  expect((await files()).match(/recordings\/[^/]+\.webm/g)?.length ?? 0).toBeGreaterThan(0);
  expect(await files()).not.toContain(attachments[0].id);
  await first.getByRole("button", { name: "Hide" }).click();
  await expect(page.getByText("The recording is shown.")).toBeVisible();
  expect(await files()).toContain(attachments[0].id);

  // Taken back like a photo.
  await phone.getByRole("button", { name: "Back", exact: true }).click();
  await phone.goto(`/w/${krok.codes[0]}/gave`);
  await phone.locator("details").first().locator("summary").click();
  await expect(phone.locator(".given .player")).toHaveCount(2);
  await lookAround(phone, "walker-voice-gave", [360], { fullPage: true });
  await phone.getByRole("button", { name: "Take back this recording" }).first().click();
  await expect(phone.getByRole("dialog").getByText("Nobody can listen to it any more.")).toBeVisible();
  await phone.getByRole("dialog").getByRole("button", { name: "Take back", exact: true }).click();
  await expect(phone.locator(".given .player")).toHaveCount(1);
  const left = async () => {
    const detail = await (await page.request.get(`${api}/responses/${draft.response}`)).json();
    return detail.row.revision.attachments.length;
  };
  await expect.poll(left, { timeout: 20_000 }).toBe(1);
});

/** Decodes what a browser would play. */
function listen(page: Page, address: string) {
  return page.evaluate(async (address) => {
    const bytes = await (await fetch(address)).arrayBuffer();
    const sound = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(bytes);
    const loudest = sound.getChannelData(0).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    return { seconds: sound.duration, loudest };
  }, address);
}

/** Somebody who has joined and speaks their answer to a question. */
async function speaking(page: Page, code: string, context: BrowserContext) {
  await context.grantPermissions(["microphone", "geolocation"]);
  await join(page, code);
  await openLastQuestions(page);
  const keep = asked(page, "One thing to keep");
  await keep.getByRole("button", { name: "Record your answer" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Agree and record" }).click();
  await spokenFor(keep, 1);
  return keep;
}

test("whoever goes on while speaking has said it; whoever removes it has not", async ({ page, krok, context }) => {
  const keep = await speaking(page, krok.codes[0], context);
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await page.locator(".segment").last().click();
  await expect(keep.locator(".player")).toBeVisible();
  await keep.getByRole("button", { name: "Delete" }).click();
  await expect(keep.getByRole("button", { name: "Record your answer" })).toBeVisible();
  const attachments = async () => (await drafts(page)).flatMap(({ attachments }) => attachments ?? []);
  await expect.poll(attachments).toEqual([]);
  // What was agreed to is among the purposes, and can be taken back.
  await page.goto(`/w/${krok.codes[0]}/about`);
  await expect(page.getByRole("switch", { name: "My voice may be kept" })).toBeChecked();
  await lookAround(page, "walker-voice-about", [360], { fullPage: true });
  await page.getByRole("switch", { name: "My voice may be kept" }).uncheck();
  await page.goto(`/w/${krok.codes[0]}`);
});

test("nobody records longer than three minutes, and the end is said before", async ({ page, krok, context }) => {
  const keep = await speaking(page, krok.codes[0], context);
  await page.evaluate(() => {
    const real = Date.now();
    const now = Date.now.bind(Date);
    Date.now = () => now() + (now() > real ? 155_000 : 0);
  });
  await expect(keep.getByText(/2\d seconds left/).first()).toBeVisible();
  await shot(page, "walker-voice-left");
  await page.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 30_000;
  });
  await expect(keep.locator(".player")).toBeVisible();
});

test("a question that asks for a recording has its name as its value", async ({ page, krok, context }) => {
  await context.grantPermissions(["microphone", "geolocation"]);
  await page.route("**/api/v1/join/*", async (route) => {
    const answer = await route.fetch();
    const pack = await answer.json();
    for (const { form } of pack.checklists) {
      for (const { group } of form.nodes) if (group?.name === "closing") group.nodes[0].item.kind = "audio";
    }
    await route.fulfill({ response: answer, json: pack });
  });
  await join(page, krok.codes[0]);
  await openLastQuestions(page);
  const keep = asked(page, "One thing to keep");
  await expect(keep.getByRole("textbox")).toHaveCount(0);
  await keep.getByRole("button", { name: "Record your answer" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Agree and record" }).click();
  await spokenFor(keep, 1);
  await keep.getByRole("button", { name: "Stop" }).click();
  await expect(keep.locator(".player")).toBeVisible();
  const value = async () => {
    const answers = (await drafts(page)).map(({ answers }) => answers["closing/keep"] as { value: string } | undefined);
    return answers.find((it) => it)?.value;
  };
  await expect.poll(value).toMatch(/^[0-9a-f-]{36}\.(webm|ogg|m4a)$/);
});

test("the rescue file holds what was said, ended or not", async ({ page, krok, context }) => {
  const keep = await speaking(page, krok.codes[0], context);
  await keep.getByRole("button", { name: "Stop" }).click();
  await expect(keep.locator(".player")).toBeVisible();
  const change = asked(page, "One thing to change");
  await change.getByRole("button", { name: "Record your answer" }).click();
  await spokenFor(change, 3);
  // The page ends in the middle of a sentence.
  await page.goto(`/w/${krok.codes[0]}/delivery`);
  const [{ attachments, unfinished }] = (await drafts(page)).filter(({ attachments }) => attachments?.length);
  const { bytes, read } = await save(page);
  const [{ id, sha256 }] = attachments ?? [];
  const hash = createHash("sha256").update(bytes(`recordings/${id}.webm`)).digest("hex");
  expect(hash).toBe(sha256);
  expect(read("answers.html")).toContain(`<audio controls src="recordings/${id}.webm">`);
  expect(bytes(`unfinished/${unfinished?.[0].id}.webm`).length).toBeGreaterThan(3_000);
});
