import { createServer } from "node:net";
import type { Server } from "node:net";

/** Listens on a port that the system chooses. */
export function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
}

/** A port for a program that cannot choose one itself. */
export async function freePort(): Promise<number> {
  const probe = createServer(), port = await listen(probe);
  await new Promise(resolve => probe.close(resolve));
  return port;
}
