// The demo's data are made once per run; each server of the tests starts from a copy.
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { demoData, program } from "./krok";

export default function makeDemo() {
  rmSync(demoData, { recursive: true, force: true });
  execFileSync(program, ["demo", "--data", demoData], { stdio: ["ignore", "ignore", "inherit"] });
}
