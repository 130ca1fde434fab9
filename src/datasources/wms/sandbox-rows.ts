import { sql } from "kysely";
import { sandboxesWithReadableDn, visibleSandboxes } from "../../auth/policies/sandboxes.policy.ts";
import { describe } from "../../schema/common/table-registry.ts";
import { Sandbox } from "../../schema/wms/sandbox.type.ts";
import type { StoredColumn } from "../catalog.ts";
import type { OpenDatabase } from "../database.ts";
import { bindTable, type Binding } from "../query/bound-table.ts";
import type { Visible } from "../query/listing.ts";
import type { SourceContext } from "../source-context.ts";
import { voOfOwnerGroup } from "../vo-of-group.ts";

/** SandboxMetadataDB.sb_SandBoxes and the owners with the rows that the viewer may see: every query that reads sandboxes starts here. */
export async function visibleSandboxRows({ databases, registry, viewer }: SourceContext): Promise<Visible<Sandbox>> {
  const database = await databases.open("SandboxMetadataDB");
  const table = bindTable(describe(Sandbox), database, { derived: withOwners(database), following: { vo: voOfOwnerGroup(registry) }, personalWhere: sandboxesWithReadableDn(viewer) });
  return { table, scope: visibleSandboxes(viewer) };
}

/** Outer: a sandbox without its owner's row is there, too. */
function withOwners({ catalog }: OpenDatabase): NonNullable<Binding["derived"]> {
  const stored = (table: string) => [...catalog.get(table)?.columns ?? []].map(([, column]) => column);
  const sandboxes = stored("sb_SandBoxes"), owners = stored("sb_Owners").filter(({ name }) => name !== "OwnerId").map((column): StoredColumn => ({ ...column, nullable: true }));
  const of = (alias: string, columns: readonly StoredColumn[]) => columns.map(({ name }) => sql.ref(`${alias}.${name}`));
  const from = sql`(
    select ${sql.join([...of("s", sandboxes), ...of("o", owners)])}
    from ${sql.table("sb_SandBoxes")} as s left join ${sql.table("sb_Owners")} as o on ${sql.ref("o.OwnerId")} = ${sql.ref("s.OwnerId")}) as ${sql.ref("Sandboxes")}`;
  return { from, columns: new Map([...sandboxes, ...owners].map(column => [column.name, column])) };
}
