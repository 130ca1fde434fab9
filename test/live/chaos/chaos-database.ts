import type { Connection } from "mysql2/promise";
import { mariadbDdl } from "../../../dirac/mariadb-ddl.ts";
import type { Generation } from "../../../src/config/generation.ts";
import type { Addresses } from "./dirac.ts";

/** A database that goes down and comes back. */
export interface ChaosDatabase {
  start(): Promise<void>;
  stop(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
  /** DIRAC's databases for one run, empty. */
  create(prefix: string, generation: Generation): Promise<Addresses>;
  remove(): Promise<void>;
}

/** As DIRAC's: whatever number is given, the next one is taken. */
const TRIGGER = "create trigger SeqNumGenerator before insert on LoggingInfo for each row set new.SeqNum = (select coalesce(max(SeqNum), 0) + 1 from LoggingInfo where JobID = new.JobID)";

/** Makes DIRAC's databases; gives their names. */
export async function fillWithDirac(connection: Connection, prefix: string, generation: Generation): Promise<string[]> {
  const names = ["JobDB", "JobLoggingDB"];
  for (const name of names) {
    await connection.query(`create database ${prefix}${name} character set ${generation === "8.0" ? "latin1" : "utf8mb4"}`);
    await connection.query(`use ${prefix}${name}`);
    for (const statement of mariadbDdl(generation, name)) await connection.query(statement);
  }
  await connection.query(TRIGGER);
  return names.map(name => `${prefix}${name}`);
}
