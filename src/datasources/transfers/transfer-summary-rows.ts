import { sql } from "kysely";
import { isOneOf, type Condition } from "../../schema/common/condition.ts";
import type { TransferSummaryKey } from "../../schema/transfers/transfer-summaries.args.ts";
import type { TransferErrorCount } from "../../schema/transfers/transfer-summary.type.ts";
import type { Transfer } from "../../schema/transfers/transfer.type.ts";
import type { BoundTable } from "../query/bound-table.ts";
import { conditionSql } from "../query/condition-sql.ts";
import type { Sql } from "../query/dialect.ts";
import { countKeys } from "../query/group.ts";
import type { CountKey } from "../query/grouped.ts";

/** Ends for DIRAC, and ends for FTS alone: DIRAC submits these again. */
export const ENDED = ["Finished", "Defunct"], RETRYING = ["Failed", "Canceled"];
/** A link that breaks does so in one or two ways; more is noise. */
const TOP_ERRORS = 5;

/** What is summarised: `rows` is a table with its `where`, the keys become k0, k1, … */
interface Grouping { readonly table: BoundTable<Transfer>; readonly rows: Sql; readonly keys: readonly CountKey[] }
type KeyRow = Readonly<Record<`k${number}`, string | null>>;
type CountRow = KeyRow & Readonly<Record<"finished" | "defunct" | "retrying" | "failedAttempts" | "bytes", number | string>>;
type ErrorRow = KeyRow & { readonly error: string; readonly count: number };

const SERVER = sql.ref("ftsServer");

/** The server of an operation all of whose FTS jobs went to the same; asked for the rows of the window only, each by the index. */
const served = (rows: Sql) => sql`(
  select ${sql.table("Transfers")}.*, (select case when min(${SERVER}) = max(${SERVER}) then min(${SERVER}) end from ${sql.table("Jobs")} as j where ${sql.ref("j.operationID")} = ${sql.ref("Transfers.operationID")}) as ${SERVER}
  from ${rows}) as ${sql.ref("Served")} where 1 = 1`;

export function groupTransfers(table: BoundTable<Transfer>, where: Condition, by: readonly TransferSummaryKey[]): Grouping {
  const rows = sql`${table.from} where ${conditionSql(where, table)}`, { dialect } = table.database;
  const keys = by.map((field, index): CountKey => (field === "ftsServer" ? { group: dialect.exact(SERVER), shown: sql`min(${SERVER})`, read: text => text } : countKeys(table, [field], `by.${index}`)[0]!));
  return { table, rows: by.includes("ftsServer") ? served(rows) : rows, keys };
}

export function countTransfers({ table, rows, keys }: Grouping): Promise<CountRow[]> {
  const [attempt, size] = ["attempt", "size"].map(field => table.columns.get(field)!.value) as [Sql, Sql];
  const are = (...statuses: string[]) => conditionSql(isOneOf("status", statuses), table), count = (statuses: readonly string[]) => sql`count(case when ${are(...statuses)} then 1 end)`;
  const failed = sql`case when ${are("Finished")} and ${attempt} > 0 then ${attempt} - 1 else ${attempt} end`, groups = sql.join(keys.map(({ group }) => group));
  return table.database.rows(sql<CountRow>`
    select ${shown(keys)}, ${count(["Finished"])} as finished, ${count(["Defunct"])} as defunct, ${count(RETRYING)} as retrying,
      coalesce(sum(${failed}), 0) as ${sql.ref("failedAttempts")}, coalesce(sum(case when ${are("Finished")} then ${size} end), 0) as bytes
    from ${rows} group by ${groups} order by ${groups}`);
}

/** The most frequent errors of each key. */
export async function topErrors({ table, rows, keys }: Grouping): Promise<ReadonlyMap<string, TransferErrorCount[]>> {
  const error = countKeys(table, ["error"], "error")[0]!, groups = keys.map((_, index) => sql.ref(`g${index}`)), [exactError, count] = [sql.ref("exactError"), sql.ref("count")];
  const grouped = sql`
    select ${shown(keys)}, ${sql.join(keys.map(({ group }, index) => sql`${group} as ${groups[index]!}`))}, ${error.shown} as error, ${error.group} as ${exactError}, count(*) as ${count}
    from ${rows} and ${conditionSql(isOneOf("status", ["Defunct", ...RETRYING]), table)} and ${table.columns.get("error")!.value} <> '' group by ${sql.join([...groups, exactError])}`;
  const ranked = sql`select grouped.*, row_number() over (partition by ${sql.join(groups)} order by ${count} desc, ${exactError}) as place from (${grouped}) as grouped`;
  const found = await table.database.rows(sql<ErrorRow>`select * from (${ranked}) as ranked where place <= ${sql.lit(TOP_ERRORS)} order by place`);
  const ofKey = Map.groupBy(found, row => keyOf(row, keys.length));
  return new Map([...ofKey].map(([key, errors]) => [key, errors.map(one => ({ error: one.error, count: Number(one.count) }))]));
}

export const keyOf = (row: KeyRow, length: number) => JSON.stringify(Array.from({ length }, (_, index) => row[`k${index}`] ?? null));
const shown = (keys: readonly CountKey[]) => sql.join(keys.map((key, index) => sql`${key.shown} as ${sql.ref(`k${index}`)}`));
