import type { Pool, PoolConnection, QueryError } from "mysql2";
import type { MysqlPool, MysqlPoolConnection } from "kysely";

/** The server ends a statement after 30 s; a server that does not even do that has stopped answering. */
const ANSWER_TIMEOUT_MS = 35_000;

/** A pool whose statements end: a server that stopped answering costs its statement and its connection, not the request. */
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
      connection.query({ sql: statement, values: [...values] as never[], timeout: ANSWER_TIMEOUT_MS }, (error, result) => {
        if (error?.code === "PROTOCOL_SEQUENCE_TIMEOUT") connection.destroy();
        callback?.(error, result);
      }),
  };
  return bounded as unknown as MysqlPoolConnection;
}
