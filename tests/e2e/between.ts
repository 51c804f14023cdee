// What lies between a phone and its server: a link that fails as it is told to, and releases of the app
// that are shipped while phones are on a walk. A release is the same files under another version of the
// service worker, and pages that say which one they are from.
import { createServer, request as forward } from "node:http";

/** What becomes of a request: the server's answer, another status in its place, or a cut line. */
export type Fate = "answered" | "cut" | number;

export interface Between {
  url: string;
  /** Decides on every request to the interface from now on. */
  fate(decide: (path: string) => Fate): void;
  /** Flips a bit of the body of the next request to such a path; tells how many such requests there were. */
  damage(path: RegExp): () => number;
  /** From now on phones that ask are given this release. */
  ship(number: number): void;
  close(): Promise<void>;
}

export async function between(port: number): Promise<Between> {
  let number = 1;
  let decide: (path: string) => Fate = () => "answered";
  let damaged: { path: RegExp; requests: number } | undefined;
  const marked = (path: string, text: string) =>
    path === "/sw.js"
      ? text.replace(/"version":"\w+"/, `"version":"release-${number}"`)
      : text.replace("<head>", `<head><meta name="release" content="${number}">`);
  const server = createServer((asked, answer) => {
    const path = asked.url ?? "/";
    const fate = path.startsWith("/api/") ? decide(path) : "answered";
    if (fate === "cut") return void asked.socket.destroy();
    if (typeof fate === "number") {
      asked.resume();
      answer.writeHead(fate, { "content-type": "text/plain" });
      return void answer.end("not now");
    }
    const headers = { ...asked.headers };
    const changes = path === "/sw.js" || path === "/" || path.startsWith("/w/");
    if (changes) delete headers["accept-encoding"];
    const options = { port, host: "127.0.0.1", path, method: asked.method, headers };
    const there = forward(options, (given) => {
      if (!changes) {
        answer.writeHead(given.statusCode ?? 502, given.headers);
        given.pipe(answer);
        return;
      }
      const chunks: Buffer[] = [];
      given.on("data", (chunk: Buffer) => chunks.push(chunk));
      given.on("end", () => {
        const { "content-length": _, etag: __, ...kept } = given.headers;
        answer.writeHead(given.statusCode ?? 502, kept);
        answer.end(marked(path, Buffer.concat(chunks).toString("utf8")));
      });
    });
    there.on("error", () => answer.destroy());
    const spoils = damaged?.path.test(path) && asked.method !== "GET" && damaged.requests++ === 0;
    if (spoils) asked.once("data", (chunk: Buffer) => (chunk[chunk.length >> 1] ^= 1));
    asked.pipe(there);
  });
  server.listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    fate: (next) => {
      decide = next;
    },
    damage: (path) => {
      const counted = { path, requests: 0 };
      damaged = counted;
      return () => counted.requests;
    },
    ship: (next) => {
      number = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
