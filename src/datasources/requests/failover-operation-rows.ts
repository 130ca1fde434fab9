import { sql } from "kysely";
import type { RequestOperation } from "../../schema/requests/request-operation.type.ts";
import { conditionSql } from "../query/condition-sql.ts";
import type { Sql } from "../query/dialect.ts";
import { readFilter } from "../query/filter.ts";
import type { Visible } from "../query/listing.ts";
import type { SourceContext } from "../source-context.ts";
import { visibleRequestRows } from "./request-rows.ts";

/**
 * The visible operations of ReqDB that bring what was uploaded elsewhere, because its own place failed, to where it belongs.
 * DIRAC empties the source of such an operation: what tells it is that a file of it is, in the same request, also to be
 * removed from an element for failover.
 */
export async function visibleFailoverOperationRows(context: SourceContext): Promise<Visible<RequestOperation>> {
  const { operations: { table, scope } } = await visibleRequestRows(context), { exact } = table.database.dialect;
  const [operation, file] = [sql.table("Operation"), sql.table("File")], of = (row: string, column: string) => sql.ref(`${row}.${column}`);
  const from = sql`(
    select o.* from ${operation} as o
    where ${of("o", "Type")} in ('ReplicateAndRegister', 'MoveReplica') and coalesce(${of("o", "Status")}, '') not in ('Done', 'Failed', 'Canceled') and exists (
      select 1 from (select OperationID, RequestID from ${operation} where ${sql.ref("Type")} = 'RemoveReplica' and ${await isForFailover(table, context)}) as removal
      join ${file} as removed on ${of("removed", "OperationID")} = ${of("removal", "OperationID")}
      join ${file} as moved on ${of("moved", "OperationID")} = ${of("o", "OperationID")} and ${exact(of("moved", "LFN"))} = ${exact(of("removed", "LFN"))}
      where ${of("removal", "RequestID")} = ${of("o", "RequestID")})) as ${sql.ref("Failover")}`;
  return { table: { ...table, from }, scope };
}

/** The elements that Operations names; without any, as DIRAC has it, those with FAILOVER in their name. */
async function isForFailover(table: Visible<RequestOperation>["table"], context: SourceContext): Promise<Sql> {
  const configuration = await context.databases.open("Configuration");
  const options = await configuration.rows(sql<{ value: string }>`select value from ${sql.table("ConfigurationOptions")} where name = 'SEsUsedForFailover' and ${sql.ref("sectionPath")} like '/Operations/%/DataManagement'`);
  const names = [...new Set(options.flatMap(({ value }) => value.split(",").map(name => name.trim()).filter(name => name !== "")))];
  return names.length === 0 ? sql`upper(${sql.ref("TargetSE")}) like '%FAILOVER%'` : conditionSql(readFilter({ targetStorageElementNames: { hasAny: names } }, table.description, context), table);
}
