import { sql } from "kysely";
import { GatewayError } from "../../errors.ts";
import type { Sql } from "../query/dialect.ts";
import type { AccountingTable } from "./accounting-table.ts";
import type { Chunk } from "./chunks.ts";
import { exactly, type Exact } from "./exact-sums.ts";
import { keySql, type KeyCondition } from "./key-condition.ts";
import { beginsIn, LENGTH, reachesInto, START } from "./row-times.ts";

/** Sums of rows that can be taken together: they lie in one bin of one chunk, or are alike in begin and length. */
export interface SummedRows {
  /** The key's id for each grouped key. */
  readonly ids: readonly number[];
  /** Where the rows begin, or their bin. */
  readonly from: number;
  /** How long they are, where they reach beyond their bin or chunk and have to be cut; 0 where they lie in it. */
  readonly length: number;
  /** The longest of them. */
  readonly longest: number;
  readonly sums: readonly Exact[];
}

/** What is read of a chunk. */
export interface ChunkQuestion {
  readonly table: AccountingTable;
  readonly where: KeyCondition;
  readonly by: readonly string[];
  readonly columns: readonly string[];
}

/** More could neither be shown nor held. */
const MAX_ROWS = 300_000;

/** The rows that begin in a chunk, summed. */
export function chunkRows(question: ChunkQuestion, chunk: Chunk): Promise<SummedRows[]> {
  const { from, to, step } = chunk;
  const fits = sql`${START} + ${LENGTH} <= ${sql.lit(to)}`;
  const inBin = step === undefined ? fits : sql`${fits} and (${START} % ${sql.lit(step)}) + ${LENGTH} <= ${sql.lit(step)}`;
  return summed(question, beginsIn(chunk), { inBin, bin: step === undefined ? sql`${sql.lit(from)}` : sql`${START} - (${START} % ${sql.lit(step)})` });
}

/** The rows that begin before a window and reach into it. */
export function rowsInto(question: ChunkQuestion, from: number): Promise<SummedRows[]> {
  return summed(question, reachesInto(question.table, from), { inBin: sql`1 = 0`, bin: sql`0` });
}

async function summed({ table, where, by, columns }: ChunkQuestion, begins: Sql, { inBin, bin }: { readonly inBin: Sql; readonly bin: Sql }): Promise<SummedRows[]> {
  const keys = by.map(key => sql.id(key)), names = by.map((_, index) => sql.ref(`k${index}`)), sums = columns.map((column, index) => sql`${table.database.dialect.exactSum(sql.id(column))} as ${sql.ref(`s${index}`)}`);
  const place = sql`case when ${inBin} then ${bin} else ${START} end`, length = sql`case when ${inBin} then 0 else ${LENGTH} end`;
  const selected = sql.join([...keys.map((key, index) => sql`${key} as ${names[index]!}`), sql`${place} as place`, sql`${length} as length`, sql`max(${LENGTH}) as longest`, ...sums]);
  const rows = await table.database.rows(sql<Record<string, number | string>>`
    select ${selected} from ${table.buckets} where ${begins} and ${keySql(where)}
    group by ${sql.join([...keys, place, length])} limit ${sql.lit(MAX_ROWS + 1)}`);
  if (rows.length > MAX_ROWS) throw tooMany();
  return rows.map(row => ({
    ids: by.map((_, index) => Number(row[`k${index}`])),
    from: Number(row["place"]), length: Number(row["length"]), longest: Number(row["longest"]),
    sums: columns.map((_, index) => exactly(row[`s${index}`]!)),
  }));
}

export const tooMany = (): GatewayError => new GatewayError("QUERY_TOO_COMPLEX", "by: too many groups, in too many bins; filter, group by less, take longer bins, or a shorter time", { argument: "by" });
