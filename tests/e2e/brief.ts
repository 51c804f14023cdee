// After everything else: what failed, a few lines each, where the end of a long log is all one sees.
import type { FullResult, Reporter, Suite } from "@playwright/test/reporter";

const linesEach = 12;
const colours = /\x1b\[[0-9;]*m/g;

export default class Brief implements Reporter {
  #suite?: Suite;

  onBegin(_: unknown, suite: Suite) {
    this.#suite = suite;
  }

  onEnd({ status }: FullResult) {
    if (status === "passed") return;
    for (const test of this.#suite?.allTests() ?? []) {
      if (test.ok()) continue;
      const message = test.results.at(-1)?.error?.message ?? "did not run to its end";
      const lines = message.replace(colours, "").split("\n").filter((line) => line.trim() !== "");
      console.log([`FAILED ${test.titlePath().filter(Boolean).join(" › ")}`, ...lines.slice(0, linesEach)].join("\n  "));
    }
  }

  printsToStdio() {
    return true;
  }
}
