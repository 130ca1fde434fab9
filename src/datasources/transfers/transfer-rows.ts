import { sql } from "kysely";
import { visibleTransfers } from "../../auth/policies/transfers.policy.ts";
import { describe, type EntityClass } from "../../schema/common/table-registry.ts";
import { TransferJob } from "../../schema/transfers/transfer-job.type.ts";
import { TransferOperation } from "../../schema/transfers/transfer-operation.type.ts";
import { Transfer } from "../../schema/transfers/transfer.type.ts";
import type { StoredColumn } from "../catalog.ts";
import type { OpenDatabase } from "../database.ts";
import { bindTable, type Binding } from "../query/bound-table.ts";
import type { Visible } from "../query/listing.ts";
import type { SourceContext } from "../source-context.ts";
import { voOfUserGroup } from "./vo-of-user-group.ts";

/** What a file has of its operation. */
const OF_OPERATION = ["username", "userGroup", "activity", "creationTime"];

/** FTS3DB.Files and Operations with the rows that the viewer may see: every query that reads transfers starts here. */
export const visibleTransferRows = (context: SourceContext): Promise<Visible<Transfer>> => visibleRows(Transfer, context, withOperations);

/** FTS3DB.Jobs with the rows that the viewer may see: every query that reads FTS jobs starts here. */
export const visibleTransferJobRows = (context: SourceContext): Promise<Visible<TransferJob>> => visibleRows(TransferJob, context);

/** FTS3DB.Operations with the rows that the viewer may see: every query that reads FTS operations starts here. */
export const visibleTransferOperationRows = (context: SourceContext): Promise<Visible<TransferOperation>> => visibleRows(TransferOperation, context);

async function visibleRows<T extends object>(type: EntityClass<T>, context: SourceContext, derive?: (database: OpenDatabase) => NonNullable<Binding["derived"]>): Promise<Visible<T>> {
  const database = await context.databases.open("FTS3DB"), lookups = { vo: await voOfUserGroup(context) };
  return { table: bindTable(describe(type), database, { lookups, ...(derive && { derived: derive(database) }) }), scope: visibleTransfers(context.viewer) };
}

/** Outer: a file without its operation is there, too. The server leaves out an operation of which nothing is asked. */
function withOperations({ catalog }: OpenDatabase): NonNullable<Binding["derived"]> {
  const stored = (table: string) => [...catalog.get(table)?.columns.values() ?? []];
  const files = stored("Files"), operations = stored("Operations"), kept = operations.filter(({ name }) => OF_OPERATION.includes(name)), sources = operations.filter(({ name }) => name === "sourceSEs");
  const of = (alias: string, columns: readonly StoredColumn[]) => columns.map(({ name }) => sql.ref(`${alias}.${name}`));
  const only = sources.map(({ name }) => sql`case when ${sql.ref(`o.${name}`)} not like '%,%' and ${sql.ref(`o.${name}`)} <> '' then trim(${sql.ref(`o.${name}`)}) end as ${sql.ref("sourceSE")}`);
  const from = sql`(
    select ${sql.join([...of("f", files), ...of("o", kept), ...only])}
    from ${sql.table("Files")} as f left join ${sql.table("Operations")} as o on ${sql.ref("o.operationID")} = ${sql.ref("f.operationID")}) as ${sql.ref("Transfers")}`;
  const columns = [...files, ...[...kept, ...sources.map(column => ({ ...column, name: "sourceSE" }))].map((column): StoredColumn => ({ ...column, nullable: true }))];
  return { from, columns: new Map(columns.map(column => [column.name, column])) };
}
