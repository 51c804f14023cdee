// A phone that keeps what its browser stored: the browser can be killed as Android kills it, started
// again, and cut from the network.
import { type BrowserContext, type Page, chromium, firefox } from "@playwright/test";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browser, fox, foxPhone, phone } from "./device";

/** Whose browser the phone has. */
export type Maker = "chromium" | "firefox";

export class Phone {
  #context?: BrowserContext;

  private constructor(
    readonly storage: string,
    readonly url: string,
    readonly maker: Maker,
  ) {}

  /** A new phone, whose owner may have changed Chromium's settings. */
  static async open(url: string, maker: Maker = "chromium", settings?: object) {
    const handset = new Phone(mkdtempSync(join(tmpdir(), "krok-phone-")), url, maker);
    if (settings) {
      mkdirSync(join(handset.storage, "Default"));
      writeFileSync(join(handset.storage, "Default/Preferences"), JSON.stringify(settings));
    }
    await handset.start();
    return handset;
  }

  get context(): BrowserContext {
    if (!this.#context) throw new Error("this phone's browser is not running");
    return this.#context;
  }

  get page(): Page {
    return this.context.pages()[0];
  }

  /** Starts the browser, without a network if asked so, and returns its one page. */
  async start({ offline = false } = {}): Promise<Page> {
    const common = { baseURL: this.url, offline };
    this.#context =
      this.maker === "chromium"
        ? await chromium.launchPersistentContext(this.storage, { ...browser.launchOptions, ...phone, ...common })
        : await firefox.launchPersistentContext(this.storage, { ...fox, ...foxPhone, ...common });
    return this.page;
  }

  /** Ends the browser at once, with no chance to save anything. */
  async kill() {
    const closed = this.context.waitForEvent("close");
    process.kill(this.#browserProcess(), "SIGKILL");
    await closed;
    this.#context = undefined;
  }

  async setOffline(offline: boolean) {
    await this.context.setOffline(offline);
  }

  /** Ends the browser and forgets what it stored. */
  async discard() {
    await this.#context?.close();
    this.#context = undefined;
    rmSync(this.storage, { recursive: true, force: true });
  }

  /** The browser's first process is the one that has our folder and is not a child of another. */
  #browserProcess(): number {
    for (const name of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
      const words = argumentsOf(name);
      const ours = words.includes(`--user-data-dir=${this.storage}`) || words.includes(this.storage);
      const child = words.some((word) => word.startsWith("--type=") || word === "-contentproc");
      if (ours && !child) return Number(name);
    }
    throw new Error("the browser's process is not to be found");
  }
}

function argumentsOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return []; // it ended meanwhile
  }
}
