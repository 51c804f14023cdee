// Keeps the walker's app on the phone, so that it starts without a network, and sends what waits when
// the network is back and no page is open. The build puts `const BUILD = { version, precache }` before
// this file.

const CACHE = `krok-${BUILD.version}`;
const SHELL = "/";

self.addEventListener("install", (event) => {
  const keep = async () => (await caches.open(CACHE)).addAll(BUILD.precache);
  event.waitUntil(keep());
});

// A new version waits until no page of the old one is open: a page fetches parts of itself when they are
// needed, and finds those of its own version. The first page of a start lets the new version go first.
self.addEventListener("message", ({ data }) => {
  if (data === "take over") self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith("krok-") && name !== CACHE);
  const drop = async () => Promise.all(old(await caches.keys()).map((name) => caches.delete(name)));
  event.waitUntil(drop().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  const page = request.mode === "navigate" && (pathname === SHELL || pathname === "/r/" || pathname.startsWith("/w/"));
  if (page) event.respondWith(newest(request));
  else if (BUILD.precache.includes(pathname)) event.respondWith(kept(pathname, request));
  else if (pathname.startsWith("/faces/")) event.respondWith(keptOnceFetched(request));
});

async function newest(request) {
  const { waiting } = self.registration;
  const open = await self.clients.matchAll({ type: "window" });
  if (!waiting || open.length > 1) return kept(SHELL, request);
  waiting.postMessage("take over");
  return new Response("", { headers: { refresh: "0" } });
}

async function kept(address, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(address)) ?? fetch(request);
}

// What finds faces in photos: only phones that want it fetch it, and a new version of the app keeps it.
async function keptOnceFetched(request) {
  const cache = await caches.open("faces");
  const known = await cache.match(request.url);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) {
    for (const older of await cache.keys()) await cache.delete(older);
    await cache.put(request.url, answer.clone());
  }
  return answer;
}

// Background sync: everything that the disk does not call delivered is sent as it stands there. The
// page's outbox does the bookkeeping when it is next open; what arrives twice changes nothing.
self.addEventListener("sync", (event) => {
  if (event.tag === "krok-sync") event.waitUntil(deliver());
});

const BATCH = 20;

async function deliver() {
  const database = await promised(indexedDB.open("krok"));
  try {
    for (const [seat, walk] of await records(database, "walks", "")) await deliverWalk(database, seat, walk);
  } finally {
    database.close();
  }
}

async function deliverWalk(database, seat, { pack, participant, secret }) {
  const prefix = `${seat}/`;
  const api = `/api/v1/audits/${pack.audit.id}`;
  const headers = { authorization: `Bearer ${participant.id}.${secret}` };
  const states = new Map(await records(database, "states", prefix));
  const state = (key) => states.get(key)?.state ?? "waiting";
  const isWay = ({ operation }) => operation.kind === "track";
  // Answers before the way that was walked.
  const queue = (await records(database, "operations", prefix)).sort(
    ([, a], [, b]) => isWay(a) - isWay(b) || a.order - b.order,
  );
  const waiting = queue.filter(([key]) => state(key) === "waiting");
  for (let from = 0; from < waiting.length; from += BATCH) {
    const operations = waiting.slice(from, from + BATCH).map(([, { operation }]) => operation);
    const left = waiting.length - from - operations.length;
    const json = { ...headers, "content-type": "application/json" };
    await send(`${api}/sync`, "POST", json, JSON.stringify({ operations, waiting: left }));
  }
  const photos = new Set(queue.flatMap(([, { operation }]) => operation.attachments ?? []).map(({ id }) => id));
  for (const id of photos) {
    if (state(`${prefix}photo-${id}`) !== "waiting") continue;
    const bytes = await promised(database.transaction("photos").objectStore("photos").get(id));
    const binary = { ...headers, "content-type": "application/octet-stream" };
    if (bytes) await send(`${api}/attachments/${id}?offset=0`, "PUT", binary, bytes);
  }
}

// A server that could not take it now makes the browser try again later; one that refuses what it was
// sent has its answer read by the page.
async function send(address, method, headers, body) {
  const { status } = await fetch(address, { method, headers, body });
  if (status === 429 || status >= 500) throw new Error(`${address}: ${status}`);
}

async function records(database, table, prefix) {
  const store = database.transaction(table).objectStore(table);
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  const [keys, values] = await Promise.all([store.getAllKeys(range), store.getAll(range)].map(promised));
  return keys.map((key, index) => [key, JSON.parse(values[index])]);
}

function promised(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
