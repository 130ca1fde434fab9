import { jobsWithReadableDn, visibleJobs } from "../../auth/policies/wms.policy.ts";
import { describe } from "../../schema/common/table-registry.ts";
import { Job } from "../../schema/wms/job.type.ts";
import { bindTable } from "../query/bound-table.ts";
import type { Visible } from "../query/listing.ts";
import type { RowContext } from "../source-context.ts";
import { voOfOwnerGroup } from "../vo-of-group.ts";
import { jobDbGeneration } from "./job-generation.ts";
import { TRANSFORMATION_NUMBER } from "./transformation-number.ts";

/** JobDB.Jobs with the rows that the viewer may see: every query that reads jobs starts here. */
export async function visibleJobRows({ databases, registry, viewer }: RowContext): Promise<Visible<Job>> {
  const database = await databases.open("JobDB");
  const table = bindTable(describe(Job), database, { following: { vo: voOfOwnerGroup(registry), transformationId: TRANSFORMATION_NUMBER }, personalWhere: jobsWithReadableDn(viewer) });
  return { table, scope: visibleJobs(viewer, registry, jobDbGeneration(database.catalog)) };
}
