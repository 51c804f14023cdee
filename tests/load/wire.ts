// A plain TCP relay that counts: what really goes over the wire, headers and all, whoever in the
// browser asked for it.
import { connect, createServer } from "node:net";

export interface Wire {
  url: string;
  /** Bytes that came from the server so far. */
  received(): number;
  close(): Promise<void>;
}

export async function wireTo(port: number): Promise<Wire> {
  let bytes = 0;
  const relay = createServer((client) => {
    const server = connect(port, "127.0.0.1");
    server.on("data", (chunk) => (bytes += chunk.length));
    client.pipe(server).pipe(client);
    const end = () => (client.destroy(), server.destroy());
    client.on("error", end).on("close", end);
    server.on("error", end).on("close", end);
  });
  relay.listen(0, "127.0.0.1");
  await new Promise((ready) => relay.once("listening", ready));
  const address = relay.address();
  if (address === null || typeof address === "string") throw new Error("the relay has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    received: () => bytes,
    close: async () => {
      await new Promise((closed) => relay.close(closed));
    },
  };
}
