import type { Pool, PoolConnection, QueryError } from "mysql2";
import type { MysqlPool, MysqlPoolConnection } from "kysely";

/** The server ends a statement after 30 s; a server that does not even do that has stopped answering. */
const ANSWER_TIMEOUT_MS = 35_000;
/** What the gateway must know of the server's tables takes some 10 ms. */
const CATALOG_TIMEOUT_MS = 10_000;

/** A pool as Kysely wants it, whose statements end: a server that stopped answering costs its statement and its connection, not the request. */
export function boundedPool(pool: Pool): MysqlPool {
  return {
    // of a connection that was never made there is nothing to end
    end: callback => pool.end(() => callback(undefined)),
    getConnection: callback => pool.getConnection((error, connection) =>
      (error ? callback(error, undefined as never) : callback(undefined, boundedConnection(connection)))),
  };
}

function boundedConnection(connection: PoolConnection): MysqlPoolConnection {
  const bounded = {
    threadId: connection.threadId,
    release: () => connection.release(),
    destroy: () => connection.destroy(),
    query: (statement: string, values: readonly unknown[], callback?: (error: QueryError | null, result: unknown) => void) =>
      send(connection, { statement, values, timeout: CATALOG_TIMEOUT_MS }, (error, result) => callback?.(error, result)),
  };
  return bounded as unknown as MysqlPoolConnection;
}

/** Runs a statement that reads; when the signal aborts, the server ends it: over another connection, since this one waits for it. */
export async function readRows(pool: Pool, statement: string, values: readonly unknown[], signal?: AbortSignal): Promise<unknown> {
  const connection = await new Promise<PoolConnection>((resolve, reject) => pool.getConnection((error, one) => (error ? reject(error) : resolve(one))));
  let killing: Promise<unknown> | undefined, isHit = false;
  const kill = () => { killing = new Promise(resolve => pool.query({ sql: `kill query ${Number(connection.threadId)}`, timeout: CATALOG_TIMEOUT_MS }, resolve)); };
  signal?.addEventListener("abort", kill, { once: true });
  try {
    signal?.throwIfAborted();
    return await new Promise((resolve, reject) => send(connection, { statement, values, timeout: ANSWER_TIMEOUT_MS }, (error, result) => (error ? reject(error) : resolve(result))));
  } catch (error) {
    isHit = (error as QueryError).code === "ER_QUERY_INTERRUPTED";
    throw error;
  } finally {
    signal?.removeEventListener("abort", kill);
    await killing;
    // one that came late would hit whatever runs there next
    if (killing !== undefined && !isHit) connection.destroy();
    else connection.release();
  }
}

interface Statement { readonly statement: string; readonly values: readonly unknown[]; readonly timeout: number }

function send(connection: PoolConnection, { statement, values, timeout }: Statement, answered: (error: QueryError | null, result: unknown) => void): void {
  connection.query({ sql: statement, values: [...values] as never[], timeout }, (error, result) => {
    if (error?.code === "PROTOCOL_SEQUENCE_TIMEOUT") connection.destroy();
    answered(error, result);
  });
}
