import { sql } from "kysely";
import { visibleTransfers } from "../../auth/policies/transfers.policy.ts";
import { describe, type EntityClass } from "../../schema/common/table-registry.ts";
import { TransferJob } from "../../schema/transfers/transfer-job.type.ts";
import { TransferOperation } from "../../schema/transfers/transfer-operation.type.ts";
import { Transfer } from "../../schema/transfers/transfer.type.ts";
import type { OpenDatabase } from "../database.ts";
import { bindTable, type Binding } from "../query/bound-table.ts";
import type { Sql } from "../query/dialect.ts";
import type { Visible } from "../query/listing.ts";
import type { RowContext } from "../source-context.ts";
import { voOfUserGroup } from "./vo-of-user-group.ts";

/** FTS3DB.Files and Operations with the rows that the viewer may see: every query that reads transfers starts here. */
export const visibleTransferRows = (context: RowContext): Promise<Visible<Transfer>> => visibleRows(Transfer, context, withOperations);

/** FTS3DB.Jobs with the rows that the viewer may see: every query that reads FTS jobs starts here. */
export const visibleTransferJobRows = (context: RowContext): Promise<Visible<TransferJob>> => visibleRows(TransferJob, context);

/** FTS3DB.Operations with the rows that the viewer may see: every query that reads FTS operations starts here. */
export const visibleTransferOperationRows = (context: RowContext): Promise<Visible<TransferOperation>> => visibleRows(TransferOperation, context);

async function visibleRows<T extends object>(type: EntityClass<T>, context: RowContext, derive?: (database: OpenDatabase) => NonNullable<Binding["derived"]>): Promise<Visible<T>> {
  const database = await context.databases.open("FTS3DB"), following = { vo: await voOfUserGroup(context) };
  return { table: bindTable(describe(type), database, { following, ...(derive && { derived: derive(database) }) }), scope: visibleTransfers(context.viewer) };
}

/**
 * Outer: a file without its operation is there, too, and an operation of which nothing is asked is not read. What comes
 * from it is wrapped, for else the server sees that a condition on it makes the join an inner one, turns that round, and
 * begins with all operations of a VO where fifty files are wanted.
 */
function withOperations({ catalog }: OpenDatabase): NonNullable<Binding["derived"]> {
  const stored = (table: string) => [...catalog.get(table)?.columns.values() ?? []], files = stored("Files"), operations = stored("Operations");
  const fromOperation = operations.flatMap(({ name, ...column }) => {
    const made = MADE[name];
    return made === undefined ? [] : [{ column: { ...column, name: made.name, nullable: true }, value: made.value(sql.ref(`o.${name}`)) }];
  });
  const from = sql`(
    select ${sql.join([...files.map(({ name }) => sql.ref(`f.${name}`)), ...fromOperation.map(({ column, value }) => sql`${value} as ${sql.ref(column.name)}`)])}
    from ${sql.table("Files")} as f left join ${sql.table("Operations")} as o on ${sql.ref("o.operationID")} = ${sql.ref("f.operationID")}) as ${sql.ref("Transfers")}`;
  return { from, columns: new Map([...files, ...fromOperation.map(({ column }) => column)].map(column => [column.name, column])) };
}

/** What a file has of its operation, and how it is made of a column there. */
const MADE: Readonly<Record<string, { readonly name: string; value(column: Sql): Sql }>> = {
  ...Object.fromEntries(["username", "userGroup", "activity", "creationTime"].map(name => [name, { name, value: column => sql`coalesce(${column}, null)` }])),
  sourceSEs: { name: "sourceSE", value: column => sql`case when ${column} not like '%,%' and ${column} <> '' then trim(${column}) end` },
};
