// A real server per worker, with the demo's data in a folder of its own, and tests that know it.
import { test as base, expect } from "@playwright/test";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Phone } from "./phone";

const here = import.meta.dirname;
export const program = process.env.KROK_BIN ?? resolve(here, "../../target/debug/krok");
export const demoData = join(here, "results/demo");
export const demoLinks = join(here, "results/demo.txt");

/** A server that can be killed and started again on the same data and port. */
export class Krok {
  #process?: ChildProcess;

  private constructor(
    readonly data: string,
    readonly port: number,
    readonly options: string[],
  ) {}

  get url() {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Join codes of the demo's walks, in their order. */
  get codes(): string[] {
    return Array.from(readFileSync(demoLinks, "utf8").matchAll(/\/w\/(\S+)/g), ([, code]) => code);
  }

  /** With further options of `krok serve`. */
  static async start(...options: string[]) {
    const data = mkdtempSync(join(tmpdir(), "krok-e2e-"));
    cpSync(demoData, data, { recursive: true });
    const krok = new Krok(data, await freePort(), options);
    await krok.start();
    return krok;
  }

  async start() {
    const args = ["serve", "--data", this.data, "--listen", `127.0.0.1:${this.port}`, ...this.options];
    const child = spawn(program, args, { stdio: ["ignore", "ignore", "inherit"] });
    this.#process = child;
    await expect
      .poll(() => this.#answers(child), { message: "the server answers", timeout: 20_000 })
      .toBe(true);
  }

  async #answers(child: ChildProcess) {
    if (child.exitCode !== null) throw new Error(`krok serve ended with ${child.exitCode}`);
    return fetch(`${this.url}/assets.json`).then((answer) => answer.ok, () => false);
  }

  /** As a power cut would: no goodbye. */
  async kill() {
    await this.#end("SIGKILL");
  }

  async stop() {
    await this.#end("SIGTERM");
    rmSync(this.data, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals) {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once("exit", done));
    child.kill(signal);
    await ended;
  }

  /** Runs another command of the program on the same data and returns what it prints. */
  run(...args: string[]) {
    return execFileSync(program, [...args, "--data", this.data], { encoding: "utf8" });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

interface Tools {
  /** A phone whose browser can be killed and started again. */
  handset: Phone;
}

export const test = base.extend<Tools, { krok: Krok }>({
  krok: [
    async ({}, use) => {
      const krok = await Krok.start();
      await use(krok);
      await krok.stop();
    },
    { scope: "worker" },
  ],
  baseURL: ({ krok }, use) => use(krok.url),
  handset: async ({ krok }, use) => {
    const handset = await Phone.open(krok.url);
    await use(handset);
    await handset.discard();
  },
});

export { expect };
