import { DatabaseSync } from "node:sqlite";
import type { Generation } from "../dirac/facts.ts";
import { sqliteDdl } from "../dirac/sqlite-ddl.ts";

/** One DIRAC database in memory. Its rows come in one transaction, before its indexes: that is faster. */
export function filledDatabase(generation: Generation, name: string, fill: (db: DatabaseSync) => void): DatabaseSync {
  const db = new DatabaseSync(":memory:");
  db.exec("pragma journal_mode = off; pragma synchronous = off; pragma temp_store = memory");
  const ddl = sqliteDdl(generation, name);
  const isTable = (statement: string) => statement.startsWith("create table");
  for (const statement of ddl.filter(isTable)) db.exec(statement);
  db.exec("begin");
  fill(db);
  db.exec("commit");
  for (const statement of ddl.filter(statement => !isTable(statement))) db.exec(statement);
  return db;
}
