import { visibleProblematicFiles } from "../../auth/policies/transfers.policy.ts";
import { describe } from "../../schema/common/table-registry.ts";
import { ProblematicFile } from "../../schema/transfers/problematic-file.type.ts";
import { bindTable } from "../query/bound-table.ts";
import type { Visible } from "../query/listing.ts";
import type { SourceContext } from "../source-context.ts";

/** DataIntegrityDB.Problematics with the rows that the viewer may see: every query that reads problematic files starts here. */
export async function visibleProblematicFileRows({ databases, viewer }: SourceContext): Promise<Visible<ProblematicFile>> {
  return { table: bindTable(describe(ProblematicFile), await databases.open("DataIntegrityDB")), scope: visibleProblematicFiles(viewer) };
}
