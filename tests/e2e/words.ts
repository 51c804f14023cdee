// What the phone says in each language, from the files that say it.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const locales = join(import.meta.dirname, "../../shared/locales");

/** Tag and own name of each language of the phone. */
export const languages = { en: "English", cs: "Čeština", uk: "Українська", vi: "Tiếng Việt", ar: "العربية" };

export type Tag = keyof typeof languages;

/** The text of a message of one line without variables. */
export function said(tag: Tag, key: string): string {
  const read = (name: string) => readFileSync(join(locales, tag, name), "utf8");
  const source = ["walker.ftl", "later.ftl"].map(read).join("\n");
  const text = new RegExp(`^${key} = (.+)$`, "m").exec(source)?.[1];
  if (text === undefined || text.includes("{")) throw new Error(`${tag} has no plain ${key}`);
  return text;
}
