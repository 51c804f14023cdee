// Keeps the walker's app on the phone, so that it starts without a network. The build puts
// `const BUILD = { version, precache, later }` before this file.

const CACHE = `krok-${BUILD.version}`;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(BUILD.precache)));
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith("krok-") && name !== CACHE);
  const drop = async () => Promise.all(old(await caches.keys()).map((name) => caches.delete(name)));
  event.waitUntil(drop().then(() => self.clients.claim()));
});

// What is not needed for the first question waits until the page says that it is up.
self.addEventListener("message", (event) => {
  if (event.data !== "later") return;
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(BUILD.later)));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (url.pathname === "/" || url.pathname.startsWith("/w/")) event.respondWith(stored("/", request));
  } else if (BUILD.precache.includes(url.pathname) || BUILD.later.includes(url.pathname)) {
    event.respondWith(stored(url.pathname, request));
  }
});

async function stored(address, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(address)) ?? fetch(request);
}
