import type { Connection } from "mysql2/promise";
import { mariadbDdl } from "../../../dirac/mariadb-ddl.ts";
import type { Generation } from "../../../src/config/generation.ts";
import { Reader } from "../../helpers/reader.ts";
import type { Addresses } from "./dirac.ts";

/** DIRAC's databases for one run: DIRAC writes, the gateway's account only reads. */
export interface Access { readonly dirac: Addresses; readonly gateway: Addresses }

/** A database that goes down and comes back. */
export interface ChaosDatabase {
  start(): Promise<void>;
  stop(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
  /** They are empty. */
  create(prefix: string, generation: Generation): Promise<Access>;
  remove(): Promise<void>;
}

/** As DIRAC's: whatever number is given, the next one is taken. */
const TRIGGER = "create trigger SeqNumGenerator before insert on LoggingInfo for each row set new.SeqNum = (select coalesce(max(SeqNum), 0) + 1 from LoggingInfo where JobID = new.JobID)";

/** Makes DIRAC's databases, and the account that the gateway reads them with. */
export async function fillWithDirac(connection: Connection, prefix: string, generation: Generation): Promise<{ readonly names: string[]; readonly reader: Reader }> {
  const names = ["JobDB", "JobLoggingDB"];
  for (const name of names) {
    await connection.query(`create database ${prefix}${name} character set ${generation === "8.0" ? "latin1" : "utf8mb4"}`);
    await connection.query(`use ${prefix}${name}`);
    for (const statement of mariadbDdl(generation, name)) await connection.query(statement);
  }
  await connection.query(TRIGGER);
  const reader = await Reader.create(connection, generation);
  for (const name of names) await reader.mayRead(connection, name, `${prefix}${name}`);
  return { names: names.map(name => `${prefix}${name}`), reader };
}
