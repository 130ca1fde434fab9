import { spawn } from "node:child_process";
import { once } from "node:events";
import { createClient } from "redis";
import type { TestProject } from "vitest/node";
import { freePort } from "./free-port.ts";

declare module "vitest" {
  export interface ProvidedContext { redisUrl: string }
}

const LOCAL = "redis://127.0.0.1:6379";
const HELP = "The tests of shared budgets need a Redis: set DIRAC_TEST_REDIS_URL=redis://host:port, or start one on 127.0.0.1:6379, or put redis-server (Debian: apt-get install redis-server) on PATH.";

/** Finds a Redis for all tests: the one that is named, the local one, or a private one that is stopped again. */
export default async function setup(project: TestProject): Promise<(() => void) | undefined> {
  const named = process.env["DIRAC_TEST_REDIS_URL"];
  if (named !== undefined && !(await answers(named))) throw new Error(`DIRAC_TEST_REDIS_URL names a server that does not answer. ${HELP}`);
  const given = named ?? (await answers(LOCAL) ? LOCAL : undefined);
  if (given !== undefined) {
    project.provide("redisUrl", given);
    return undefined;
  }
  const port = await freePort(), url = `redis://127.0.0.1:${port}`;
  const server = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"], { stdio: ["ignore", "pipe", "ignore"] });
  await Promise.race([once(server.stdout, "data"), once(server, "error").then(() => { throw new Error(HELP); })]);
  for (let attempt = 0; attempt < 50 && !(await answers(url)); attempt++) await new Promise(resolve => setTimeout(resolve, 100));
  project.provide("redisUrl", url);
  return () => void server.kill();
}

async function answers(url: string): Promise<boolean> {
  const client = createClient({ url, socket: { connectTimeout: 2000, reconnectStrategy: false } }).on("error", () => {});
  try {
    await client.connect();
    client.destroy();
    return true;
  } catch {
    return false;
  }
}
