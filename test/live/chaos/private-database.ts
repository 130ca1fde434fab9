import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createConnection } from "mysql2/promise";
import { mariadbDdl } from "../../../dirac/mariadb-ddl.ts";
import type { Generation } from "../../../src/config/generation.ts";
import type { Addresses } from "./dirac.ts";
import { freePort } from "./free-port.ts";

/** As DIRAC's: whatever number is given, the next one is taken. */
const TRIGGER = "create trigger SeqNumGenerator before insert on LoggingInfo for each row set new.SeqNum = (select coalesce(max(SeqNum), 0) + 1 from LoggingInfo where JobID = new.JobID)";

/** A MariaDB of the test's own, which stops and starts as the test wants. */
export class PrivateDatabase {
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
    this.#server = spawn("mariadbd", ["--no-defaults", `--datadir=${join(this.#folder, "data")}`, this.#user, `--port=${this.#port}`, "--bind-address=127.0.0.1", `--socket=${join(this.#folder, "socket")}`, `--pid-file=${join(this.#folder, "pid")}`, "--innodb-flush-log-at-trx-commit=2"], { stdio: "ignore" });
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

  /** DIRAC's databases for one run, empty. */
  async create(prefix: string, generation: Generation): Promise<Addresses> {
    const connection = await createConnection({ host: "127.0.0.1", port: this.#port, user: "root" });
    for (const name of ["JobDB", "JobLoggingDB"]) {
      await connection.query(`create database ${prefix}${name} character set ${generation === "8.0" ? "latin1" : "utf8mb4"}`);
      await connection.query(`use ${prefix}${name}`);
      for (const statement of mariadbDdl(generation, name)) await connection.query(statement);
    }
    await connection.query(TRIGGER);
    await connection.end();
    const address = (name: string) => ({ host: "127.0.0.1", port: this.#port, user: "root", password: "", database: `${prefix}${name}` });
    return { JobDB: address("JobDB"), JobLoggingDB: address("JobLoggingDB") };
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
