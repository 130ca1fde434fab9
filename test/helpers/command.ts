import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MysqlAddress } from "../../src/datasources/mysql.engine.ts";
import { REGISTRY } from "./registry.ts";

const MAIN = join(import.meta.dirname, "../../dist/src/main.js");

export interface Ended { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** The built command, as an operator starts it: without anything of the tests' environment, and quiet about what is well. */
export function start(...args: string[]) {
  return startWith({}, ...args);
}

/** The same, with something in its environment. */
export function startWith(env: Readonly<Record<string, string>>, ...args: string[]): ChildProcess & { ended: Promise<Ended> } {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { PATH: process.env["PATH"], DIRAC_GRAPHQL_LOG: "warn", ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "", stderr = "";
  child.stdout.on("data", data => { stdout += data; });
  child.stderr.on("data", data => { stderr += data; });
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, stdout, stderr }));
  return Object.assign(child, { ended });
}

export async function run(...args: string[]): Promise<Ended> {
  return start(...args).ended;
}

/** The address that a server prints when it answers. */
export async function addressOf(server: ReturnType<typeof start>): Promise<string> {
  const line = await Promise.race([once(server.stdout!, "data").then(([data]) => String(data)), server.ended.then(({ stderr }) => stderr)]);
  const address = /https?:\/\/\S+?(?= )/.exec(line)?.[0];
  if (address === undefined) throw new Error(`no address: ${line}`);
  return address;
}

/** Writes DIRAC's own kind of configuration for these databases, and the test's Registry. */
export function diracCfg(databases: Readonly<Record<string, MysqlAddress>>): string {
  const sections = Object.entries(databases).map(([name, { host, port, user, password, database }]) =>
    `${name}\n{\nDBName = ${database}\nHost = ${host}\nPort = ${port}\nUser = ${user}\nPassword = ${password}\n}\n`);
  const file = join(mkdtempSync(join(tmpdir(), "dirac-graphql-cfg-")), "dirac.cfg");
  writeFileSync(file, `${REGISTRY}\nSystems\n{\nWorkloadManagement\n{\nDatabases\n{\n${sections.join("")}}\n}\n}\n`);
  return file;
}
