import { sql } from "kysely";
import type { Sql } from "../query/dialect.ts";
import type { AccountingTable } from "./accounting-table.ts";
import { longestLength } from "./bucket-ladder.ts";

/** Where a row begins, and how many seconds it spans. */
export const START = sql.ref("startTime"), LENGTH = sql.ref("bucketLength");

/** The rows that begin in a stretch of time: a range of the only index. */
export const beginsIn = ({ from, to }: { readonly from: number; readonly to: number }): Sql => sql`${START} >= ${sql.lit(from)} and ${START} < ${sql.lit(to)}`;

/** The rows that begin before a moment and reach beyond it; no row is longer than the type's ladder has it. */
export const reachesInto = ({ ladder }: AccountingTable, moment: number): Sql =>
  sql`${beginsIn({ from: moment - longestLength(ladder), to: moment })} and ${START} + ${LENGTH} > ${sql.lit(moment)}`;
