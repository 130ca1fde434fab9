import { sql } from "kysely";
import { badInput } from "../../errors.ts";
import { all, isOneOf, type Condition } from "../../schema/common/condition.ts";
import type { TransferSummariesArgs } from "../../schema/transfers/transfer-summaries.args.ts";
import { TransferSummary, type TransferErrorCount } from "../../schema/transfers/transfer-summary.type.ts";
import type { Transfer } from "../../schema/transfers/transfer.type.ts";
import type { BoundTable } from "../query/bound-table.ts";
import { conditionSql } from "../query/condition-sql.ts";
import { readFilter } from "../query/filter.ts";
import { checkFields, countKeys } from "../query/group.ts";
import type { CountKey } from "../query/grouped.ts";
import { parseInstant } from "../query/instant.ts";
import type { Sql } from "../query/dialect.ts";
import type { SourceContext } from "../source-context.ts";
import { visibleTransferRows } from "./transfer-rows.ts";

/** Ends for DIRAC, and ends for FTS alone: DIRAC submits these again. */
const ENDED = ["Finished", "Defunct"], RETRYING = ["Failed", "Canceled"];
/** A link that breaks does so in one or two ways; more is noise. */
const TOP_ERRORS = 5;

/** What is grouped: the transfers of the window, by the keys k0, k1, …; a null is a key, too. */
interface Grouping { readonly table: BoundTable<Transfer>; readonly from: Sql; readonly where: Condition; readonly keys: readonly CountKey[] }
type KeyRow = Readonly<Record<`k${number}`, string | null>>;
type CountRow = KeyRow & Readonly<Record<"finished" | "defunct" | "retrying" | "failedAttempts" | "bytes", number | string | null>>;
type ErrorRow = KeyRow & { readonly error: string; readonly count: number };

/** The visible transfers of FTS3DB.Files, counted. */
export class TransferSummarySource {
  constructor(private readonly context: SourceContext) {}

  async list({ by, filter, since, until }: TransferSummariesArgs): Promise<TransferSummary[]> {
    checkFields(by, "by");
    const { now } = this.context, seconds = (instant(until ?? "PT0S", now, "until") - instant(since, now, "since")) / 1000;
    if (seconds <= 0) throw badInput(until === null || until === undefined ? "since" : "until", "the window ends before it begins");
    const { table, scope } = await visibleTransferRows(this.context);
    const inWindow = readFilter({ lastUpdate: { gte: since, ...(until && { lt: until }) }, status: { in: [...ENDED, ...RETRYING] } }, table.description, now);
    const grouping: Grouping = {
      table, where: all(scope, readFilter(filter, table.description, now), inWindow),
      from: by.includes("ftsServer") ? sql`${table.from} left join ${SERVERS} on ${sql.ref("servedOperationID")} = ${sql.ref("operationID")}` : table.from,
      keys: by.map((field, index) => (field === "ftsServer" ? serverKey(table) : countKeys(table, [field], `by.${index}`)[0]!)),
    };
    let errors: Promise<ReadonlyMap<string, TransferErrorCount[]>> | undefined;
    const counts = await countTransfers(grouping);
    return counts.map(row => {
      const key = by.map((field, index) => [field, row[`k${index}`] ?? null] as const);
      const numbers = { finished: Number(row.finished), defunct: Number(row.defunct), retrying: Number(row.retrying), failedAttempts: Number(row.failedAttempts ?? 0), bytes: Number(row.bytes ?? 0) };
      return new TransferSummary({ ...NO_KEY, ...Object.fromEntries(key), ...numbers }, seconds, async () => (await (errors ??= topErrors(grouping))).get(keyOf(row, by.length)) ?? []);
    });
  }
}

const instant = (text: string, now: number, argument: string) => Date.parse(`${parseInstant(text, now, argument).replace(" ", "T")}Z`);

const NO_KEY = { sourceStorageElementName: null, targetStorageElementName: null, ftsServer: null, activity: null, vo: null };

/** The server of each operation all of whose FTS jobs went to the same. */
const SERVERS = sql`(
  select ${sql.ref("operationID")} as ${sql.ref("servedOperationID")}, case when min(${sql.ref("ftsServer")}) = max(${sql.ref("ftsServer")}) then min(${sql.ref("ftsServer")}) end as ${sql.ref("ftsServer")}
  from ${sql.table("Jobs")} group by ${sql.ref("operationID")}) as ${sql.ref("Servers")}`;

const serverKey = ({ database }: BoundTable<Transfer>): CountKey => ({ group: database.dialect.exact(sql.ref("ftsServer")), shown: sql`min(${sql.ref("ftsServer")})`, read: text => text });

const keyOf = (row: KeyRow, length: number) => JSON.stringify(Array.from({ length }, (_, index) => row[`k${index}`] ?? null));

function countTransfers({ table, from, where, keys }: Grouping): Promise<CountRow[]> {
  const [attempt, size] = ["attempt", "size"].map(field => table.columns.get(field)!.value) as [Sql, Sql];
  const count = (statuses: readonly string[]) => sql`count(${when(statuses, sql`1`)})`, when = (statuses: readonly string[], then: Sql) => sql`case when ${conditionSql(isOneOf("status", statuses), table)} then ${then} end`;
  const failed = sql`coalesce(sum(case when ${conditionSql(isOneOf("status", ["Finished"]), table)} and ${attempt} > 0 then ${attempt} - 1 else ${attempt} end), 0)`;
  return table.database.rows(sql<CountRow>`
    select ${shownKeys(keys)}, ${count(["Finished"])} as finished, ${count(["Defunct"])} as defunct, ${count(RETRYING)} as retrying, ${failed} as ${sql.ref("failedAttempts")}, sum(${when(["Finished"], size)}) as bytes
    from ${from} where ${conditionSql(where, table)} group by ${groupKeys(keys)} order by ${groupKeys(keys)}`);
}

async function topErrors({ table, from, where, keys }: Grouping): Promise<Map<string, TransferErrorCount[]>> {
  const error = countKeys(table, ["error"], "error")[0]!, text = table.columns.get("error")!.value, groups = keys.map((_, index) => sql.ref(`g${index}`));
  const grouped = sql`
    select ${shownKeys(keys)}, ${sql.join(keys.map(({ group }, index) => sql`${group} as ${groups[index]!}`))}, ${error.shown} as error, ${error.group} as ${sql.ref("exactError")}, count(*) as ${sql.ref("count")}
    from ${from} where ${conditionSql(all(where, isOneOf("status", ["Defunct", ...RETRYING])), table)} and ${text} <> '' group by ${sql.join([...groups, sql.ref("exactError")])}`;
  const ranked = sql`select grouped.*, row_number() over (partition by ${sql.join(groups)} order by ${sql.ref("count")} desc, ${sql.ref("exactError")}) as place from (${grouped}) as grouped`;
  const rows = await table.database.rows(sql<ErrorRow>`select * from (${ranked}) as ranked where place <= ${sql.lit(TOP_ERRORS)} order by place`);
  const ofKey = Map.groupBy(rows, row => keyOf(row, keys.length));
  return new Map([...ofKey].map(([key, found]) => [key, found.map(({ error: one, count }) => ({ error: one, count: Number(count) }))]));
}

const shownKeys = (keys: readonly CountKey[]) => sql.join(keys.map(({ shown }, index) => sql`${shown} as ${sql.ref(`k${index}`)}`));
const groupKeys = (keys: readonly CountKey[]) => sql.join(keys.map(({ group }) => group));
