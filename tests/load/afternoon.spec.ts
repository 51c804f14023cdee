// What a long walk takes of a phone: 40 responses and 60 photos, none of them sent.
import { type Page, expect, test } from "@playwright/test";
import { Krok } from "../e2e/krok";
import { Phone } from "../e2e/phone";
import { isReadyForOffline, join } from "../e2e/walker/walk";
import { answer, atReview, finish, foliage, openStop, photograph } from "./walker";

const walk = { responses: 40, photos: 60 };
const floor = { storage: 60, heap: 120 };

/** Keeps hold of the app's WebAssembly memory, which grows and never shrinks. */
async function watchMemory(page: Page) {
  await page.addInitScript(() => {
    const { instantiate, instantiateStreaming } = WebAssembly;
    const keep = ({ exports: { memory } }: WebAssembly.Instance) => {
      if (memory instanceof WebAssembly.Memory) Object.assign(window, { krokMemory: { memory } });
    };
    // The app is compiled first; its parts are compiled and begun at once.
    WebAssembly.instantiate = (async (module: WebAssembly.Module, imports: WebAssembly.Imports) => {
      const instance = await instantiate(module, imports);
      keep(instance);
      return instance;
    }) as typeof instantiate;
    WebAssembly.instantiateStreaming = async (source, imports) => {
      const made = await instantiateStreaming(source, imports);
      keep(made.instance);
      return made;
    };
  });
}

test("a walk of 40 responses and 60 photos fits on an old phone", async () => {
  test.setTimeout(1_200_000);
  const krok = await Krok.start();
  const phone = await Phone.open(krok.url);
  const { page } = phone;
  await watchMemory(page);
  await join(page, krok.codes[0]);
  await isReadyForOffline(page);
  await phone.setOffline(true);
  const picture = await foliage(page, 2400, 1800);
  const stops = await page.locator(".stop .open").count();
  let photos = 0;
  for (let stop = 0; stop < stops; stop++) {
    await openStop(page, stop);
    await photograph(page, picture);
    photos += 1;
    while (!(await atReview(page))) {
      await answer(page);
    }
    await finish(page);
  }
  for (let response = stops; response < walk.responses; response++) {
    await page.getByRole("button", { name: "Spot", exact: true }).click();
    await page.getByRole("radio", { name: /Dark side/ }).click();
    const left = walk.responses - response;
    const more = Math.ceil((walk.photos - photos) / left);
    for (let n = 0; n < more; n++) await photograph(page, picture);
    photos += more;
    await finish(page);
  }
  expect(photos).toBe(walk.photos);

  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.enable");
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize = 0 } = (await devtools.send("Runtime.getHeapUsage")) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  const { usage = 0, parts, memory } = await page.evaluate(async () => {
    const { memory } = (window as Window & { krokMemory?: { memory: WebAssembly.Memory } }).krokMemory!;
    const { usage, usageDetails } = (await navigator.storage.estimate()) as StorageEstimate & { usageDetails?: object };
    return { usage, parts: usageDetails, memory: memory.buffer.byteLength };
  });
  await phone.discard();
  await krok.stop();
  const [storage, heap] = [usage / 1e6, (usedSize + backingStorageSize + memory) / 1e6];
  console.log(`a walk of ${walk.responses} responses and ${walk.photos} photos of ${(picture.buffer.length / 1000).toFixed(0)} KB`);
  console.log(`storage ${storage.toFixed(1)} MB (floor ${floor.storage}) ${JSON.stringify(parts)}`);
  console.log(`heap ${heap.toFixed(1)} MB, ${(memory / 1e6).toFixed(1)} of it WebAssembly (floor ${floor.heap})`);
  expect(storage).toBeLessThan(floor.storage);
  expect(heap).toBeLessThan(floor.heap);
});
