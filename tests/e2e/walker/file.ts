// The rescue file, as a phone gives it.
import type { Page } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as path } from "node:path";

/** Presses the button and unpacks what comes. */
export async function save(page: Page) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save everything as a file" }).click(),
  ]);
  const folder = mkdtempSync(path(tmpdir(), "krok-rescue-"));
  const file = path(folder, download.suggestedFilename());
  await download.saveAs(file);
  execFileSync("python3", ["-m", "zipfile", "-e", file, folder]);
  const bytes = (name: string) => readFileSync(path(folder, name));
  const read = (name: string) => bytes(name).toString("utf8");
  return { file, bytes, read, name: download.suggestedFilename(), manifest: JSON.parse(read("krok.json")) };
}
