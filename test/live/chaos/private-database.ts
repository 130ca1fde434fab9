import { execFileSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createConnection } from "mysql2/promise";
import type { Generation } from "../../../src/config/generation.ts";
import type { MysqlAddress } from "../../../src/datasources/mysql.engine.ts";
import { fillWithDirac, type Access, type ChaosDatabase } from "./chaos-database.ts";
import { freePort } from "../../helpers/free-port.ts";

/** A MariaDB of the test's own, which stops and starts as the test wants. */
export class PrivateDatabase implements ChaosDatabase {
  static get isPossible(): boolean {
    return spawnSync("mariadbd", ["--version"]).status === 0;
  }

  readonly #folder = mkdtempSync(join(tmpdir(), "dirac-chaos-mariadb-"));
  readonly #user = `--user=${userInfo().username}`;
  #server: ChildProcess | undefined;
  #port = 0;

  async start(): Promise<void> {
    if (this.#port === 0) {
      this.#port = await freePort();
      execFileSync("mariadb-install-db", ["--no-defaults", `--datadir=${join(this.#folder, "data")}`, this.#user, "--auth-root-authentication-method=normal"], { stdio: "ignore" });
    }
    // what is committed survives a kill of the process; that of the machine is not tested
    this.#server = spawn("mariadbd", ["--no-defaults", `--datadir=${join(this.#folder, "data")}`, this.#user, `--port=${this.#port}`, "--bind-address=127.0.0.1", `--tmpdir=${this.#folder}`, `--socket=${join(this.#folder, "socket")}`, `--pid-file=${join(this.#folder, "pid")}`, "--innodb-flush-log-at-trx-commit=2"], { stdio: "ignore" });
    for (const end = Date.now() + 60_000; !(await this.#answers());) {
      if (Date.now() > end) throw new Error("mariadbd does not answer");
      await sleep(20);
    }
  }

  async stop(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    if (this.#server === undefined) return;
    const ended = once(this.#server, "exit");
    this.#server.kill(signal);
    await ended;
    this.#server = undefined;
  }

  async remove(): Promise<void> {
    await this.stop("SIGKILL");
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async create(prefix: string, generation: Generation): Promise<Access> {
    const connection = await createConnection({ host: "127.0.0.1", port: this.#port, user: "root" });
    const { reader } = await fillWithDirac(connection, prefix, generation);
    await connection.end();
    const server = { host: "127.0.0.1", port: this.#port };
    const both = (address: (schema: string) => MysqlAddress) => ({ JobDB: address(`${prefix}JobDB`), JobLoggingDB: address(`${prefix}JobLoggingDB`) });
    return { dirac: both(database => ({ ...server, user: "root", password: "", database })), gateway: both(schema => reader.address(server, schema)) };
  }

  async #answers(): Promise<boolean> {
    try {
      await (await createConnection({ host: "127.0.0.1", port: this.#port, user: "root", connectTimeout: 1000 })).end();
      return true;
    } catch {
      return false;
    }
  }
}
