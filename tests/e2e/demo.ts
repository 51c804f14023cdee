// The demo's data are made once per run; each server of the tests starts from a copy.
import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { demoData, demoLinks, program } from "./krok";

export default function makeDemo() {
  rmSync(demoData, { recursive: true, force: true });
  const said = execFileSync(program, ["demo", "--data", demoData], { encoding: "utf8" });
  writeFileSync(demoLinks, said);
}
