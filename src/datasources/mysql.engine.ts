import { Kysely, MysqlDialect, sql, type CompiledQuery } from "kysely";
import { createPool } from "mysql2";
import type { Catalog, StoredColumn, StoredTable } from "./catalog.ts";
import { MAX_ROWS, type AnyTables, type Engine, type Failure, type QueryLog } from "./database.ts";
import { boundedPool, readRows } from "./mysql-pool.ts";
import { mysqlDialect } from "./query/mysql.dialect.ts";

export interface MysqlAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

const CONNECT_TIMEOUT_MS = 5_000;
/** Each database has its own pool; the rest of DIRAC needs connections too. */
const CONNECTIONS = 8;
/** Beside those of statements: to read the catalog and the clock, and to end what nobody waits for. */
const SPARE = 1, SPARE_QUEUE = 200;

/**
 * Makes a connection independent of the server's settings: UTC; no sql_mode that would change quoting, grouping or
 * zero dates; a bound for what a statement may give, one more than is taken; and one for its time, spelt differently by
 * MariaDB and MySQL (each ignores the other's comment).
 */
const SESSION = `set time_zone = '+00:00', sql_mode = '', sql_select_limit = ${MAX_ROWS + 1} /*M!100101 , max_statement_time = 30 */ /*!50708 , max_execution_time = 30000 */`;

/** Before a statement that gives one row. MySQL, which takes it for a comment, keeps the bound, and its plans. */
const UNBOUNDED = "/*M!100101 set statement sql_select_limit = default for */ ";

/** MySQL or MariaDB through a pool. */
export function mysqlEngine({ host, port, user, password, database }: MysqlAddress, log?: QueryLog, connections = CONNECTIONS): Engine {
  const pool = createPool({
    host, port, user, password, database,
    charset: "utf8mb4", timezone: "Z", dateStrings: true, supportBigNumbers: true, decimalNumbers: true, trace: false,
    connectionLimit: connections + SPARE, maxIdle: 2, idleTimeout: 60_000, queueLimit: SPARE_QUEUE, connectTimeout: CONNECT_TIMEOUT_MS, enableKeepAlive: true,
  });
  // a connection with other settings would quote, group or wait differently: better none
  pool.on("connection", connection => connection.query(SESSION, error => error && connection.destroy()));
  const kysely = new Kysely<AnyTables>({ dialect: new MysqlDialect({ pool: boundedPool(pool) }), ...(log && { log }) });
  return {
    dialect: mysqlDialect, place: `${host}:${port}/${database}`, connections, explain,
    rows: async (query, signal, isOneRow = false) => {
      const compiled = query.compile(kysely), start = performance.now();
      const rows = await readRows(pool, isOneRow ? `${UNBOUNDED}${compiled.sql}` : compiled.sql, compiled.parameters, signal);
      log?.({ level: "query", query: compiled as CompiledQuery, queryDurationMillis: performance.now() - start });
      // what only sets something gives no rows
      return Array.isArray(rows) ? rows : [];
    },
    readCatalog: () => readCatalog(kysely), readClock: () => readClock(kysely),
    // the catalog is what is read first: without it there are no connections to end
    close: () => kysely.destroy(),
  };
}

interface ColumnRow { tableName: string; columnName: string; dataType: string; isNullable: string; charset: string | null; collation: string | null }
interface IndexRow { tableName: string; indexName: string; columnName: string }

async function readCatalog(kysely: Kysely<AnyTables>): Promise<Catalog> {
  const columns = await sql<ColumnRow>`
    select table_name as tableName, column_name as columnName, lower(data_type) as dataType, is_nullable as isNullable,
      character_set_name as charset, collation_name as collation
    from information_schema.columns where table_schema = database() order by table_name, ordinal_position`.execute(kysely);
  const indexes = await sql<IndexRow>`
    select table_name as tableName, index_name as indexName, column_name as columnName
    from information_schema.statistics where table_schema = database() order by table_name, index_name, seq_in_index`.execute(kysely);
  const indexesOf = Map.groupBy(indexes.rows, ({ tableName }) => tableName);
  return new Map([...Map.groupBy(columns.rows, ({ tableName }) => tableName)].map(([table, rows]): [string, StoredTable] => [table, {
    columns: new Map(rows.map(row => [row.columnName, storedColumn(row)])),
    indexes: new Map([...Map.groupBy(indexesOf.get(table) ?? [], ({ indexName }) => indexName)].map(([index, parts]) => [index, parts.map(({ columnName }) => columnName)])),
  }]));
}

function storedColumn({ columnName, dataType, isNullable, charset, collation }: ColumnRow): StoredColumn {
  return { name: columnName, type: dataType, nullable: isNullable === "YES", ...(charset !== null && collation !== null && { charset, collation }) };
}

async function readClock(kysely: Kysely<AnyTables>): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`select unix_timestamp(now(3)) as seconds`.execute(kysely);
  return Number(rows[0]!.seconds) * 1000;
}

const TIMEOUTS = new Set(["ER_STATEMENT_TIMEOUT", "ER_QUERY_TIMEOUT", "ER_QUERY_INTERRUPTED"]);
const SCHEMA_CHANGES = new Set(["ER_BAD_FIELD_ERROR", "ER_NO_SUCH_TABLE"]);
/** Refusals of a server that is there, but not for us or not now. */
const REFUSALS = new Set([
  "ER_ACCESS_DENIED_ERROR", "ER_DBACCESS_DENIED_ERROR", "ER_BAD_DB_ERROR", "ER_CON_COUNT_ERROR", "ER_HOST_IS_BLOCKED", "ER_HOST_NOT_PRIVILEGED",
  "ER_SERVER_SHUTDOWN", "ER_TOO_MANY_USER_CONNECTIONS", "ER_USER_LIMIT_REACHED", "ER_CONNECTION_KILLED",
]);

function explain(error: unknown): Failure {
  // our own mistake says nothing about the server
  if (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError) return "failed";
  const { code, errno } = error as { code?: string; errno?: number };
  // 1969 is MariaDB's max_statement_time, 3024 MySQL's max_execution_time; the driver does not name both
  if (errno === 1969 || errno === 3024 || TIMEOUTS.has(code ?? "")) return "timeout";
  if (SCHEMA_CHANGES.has(code ?? "")) return "schema changed";
  // whatever the server did not say with an ER_ code comes from the way to it: refused, reset, lost, no answer in time
  return REFUSALS.has(code ?? "") || !code?.startsWith("ER_") ? "unreachable" : "failed";
}
