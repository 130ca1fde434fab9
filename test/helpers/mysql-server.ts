import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createConnection } from "mysql2/promise";
import type { TestProject } from "vitest/node";
import { freePort } from "./free-port.ts";

declare module "vitest" {
  export interface ProvidedContext { mysqlUrl: string }
}

const LOCAL = "mysql://root@127.0.0.1:3306";
const HELP = "The tests need a MySQL or MariaDB server: set DIRAC_TEST_MYSQL_URL=mysql://user:password@host:port (a user that may create databases and users), "
  + "or start one on 127.0.0.1:3306 with a password-less root, or put mariadbd (Debian: apt-get install mariadb-server) or mysqld on PATH.";

/** Finds a server for all tests: the one that is named, the local one, or a private one that is stopped again. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const named = process.env["DIRAC_TEST_MYSQL_URL"];
  if (named !== undefined) {
    if (!(await answers(named))) throw new Error(`DIRAC_TEST_MYSQL_URL names a server that does not answer. ${HELP}`);
    project.provide("mysqlUrl", named);
    return undefined;
  }
  if (await answers(LOCAL)) {
    project.provide("mysqlUrl", LOCAL);
    return undefined;
  }
  const server = await startPrivateServer();
  project.provide("mysqlUrl", server.url);
  return server.stop;
}

async function answers(url: string): Promise<boolean> {
  try {
    await (await createConnection({ uri: url, connectTimeout: 5000 })).end();
    return true;
  } catch {
    return false;
  }
}

async function startPrivateServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const program = ["mariadbd", "mysqld"].find(isOnPath);
  if (program === undefined) throw new Error(HELP);
  const folder = mkdtempSync(join(tmpdir(), "dirac-graphql-mysql-")), data = join(folder, "data"), port = await freePort();
  const user = `--user=${userInfo().username}`;
  if (program === "mariadbd") execFileSync("mariadb-install-db", ["--no-defaults", `--datadir=${data}`, user, "--auth-root-authentication-method=normal"], { stdio: "ignore" });
  else execFileSync(program, ["--no-defaults", "--initialize-insecure", `--datadir=${data}`, user], { stdio: "ignore" });
  const server = spawn(program, ["--no-defaults", `--datadir=${data}`, user, `--port=${port}`, "--bind-address=127.0.0.1", `--tmpdir=${folder}`, `--socket=${join(folder, "socket")}`, `--pid-file=${join(folder, "pid")}`], { stdio: "ignore" });
  const url = `mysql://root@127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 120 && !(await answers(url)); attempt++) await sleep(500);
  return {
    url,
    stop: async () => {
      const ended = new Promise(resolve => server.once("exit", resolve));
      server.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function isOnPath(program: string): boolean {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
