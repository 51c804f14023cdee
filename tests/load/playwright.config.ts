// Measures in the browser; `cargo xtask bench web` builds what ships and starts this.
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  outputDir: "../e2e/results/load",
  globalSetup: "../e2e/demo.ts",
  workers: 1,
  timeout: 300_000,
  reporter: [["list"]],
});
