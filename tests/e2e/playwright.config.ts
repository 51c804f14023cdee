// Browser tests in Debian's Chromium against a real server. `cargo xtask test e2e` builds both and
// starts this; arguments after `e2e` come here (`cargo xtask test e2e walker/screens --headed`).
import { defineConfig } from "@playwright/test";
import { browser, desk, phone } from "./device";

export default defineConfig({
  testDir: ".",
  outputDir: "results/runs",
  globalSetup: "./demo.ts",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  // Two browsers and a server may share one slow processor: patience costs only what fails.
  expect: { timeout: 20_000 },
  reporter: [["list"], ["./brief.ts"]],
  use: { ...browser, screenshot: "only-on-failure", trace: "retain-on-failure" },
  projects: [
    { name: "walker", testDir: "walker", use: phone },
    { name: "desk", testDir: "desk", use: desk },
    { name: "whole", testMatch: /e2e\/[^/]+\.spec\.ts$/, use: phone },
  ],
});
