import { readFileSync } from "node:fs";
import type { Connection } from "mysql2/promise";
import { rows } from "../server.ts";
import type { LiveDatabases } from "./databases.ts";

/** CPU that the database's threads have used for the sessions on these databases, in milliseconds. */
export type DatabaseCpu = ReadonlyMap<number, number>;

/** MariaDB on this machine tells it; undefined elsewhere. */
export async function databaseCpu(connection: Connection, { jobs, log }: LiveDatabases): Promise<DatabaseCpu | undefined> {
  try {
    const threads = await rows<{ tid: number }>(connection, `select TID as tid from information_schema.processlist where db in ('${jobs}', '${log}')`);
    return new Map(threads.map(({ tid }) => [tid, Number(readFileSync(`/proc/${tid}/schedstat`, "utf8").split(" ")[0]) / 1e6]));
  } catch {
    return undefined;
  }
}

/** Of the sessions that were there all the time. */
export function usedBetween(before: DatabaseCpu | undefined, after: DatabaseCpu | undefined): number | undefined {
  if (before === undefined || after === undefined) return undefined;
  return [...before].reduce((sum, [tid, ms]) => sum + Math.max(0, (after.get(tid) ?? ms) - ms), 0);
}

export interface Plan { readonly type: string | null; readonly key: string | null; readonly extra: string | null; readonly read: number }

const COUNTERS = "show session status where Variable_name in ('Handler_read_first', 'Handler_read_key', 'Handler_read_last', 'Handler_read_next', 'Handler_read_prev')";

/** How the database answers a statement of the gateway's, and how many entries of indexes it reads for it. */
export async function plansOf(connection: Connection, statement: string): Promise<Plan[]> {
  const steps = await rows<{ type: string | null; key: string | null; Extra: string | null; select_type: string }>(connection, `explain ${statement}`);
  const sum = async () => (await rows<{ Value: string }>(connection, COUNTERS)).reduce((all, { Value }) => all + Number(Value), 0);
  const before = await sum();
  await connection.query(statement);
  const read = await sum() - before;
  return steps.filter(({ key }) => key !== null).map(({ type, key, Extra }) => ({ type, key, extra: Extra, read }));
}
