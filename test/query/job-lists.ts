import { allSources } from "../../src/datasources/all-sources.ts";
import type { ListArgs } from "../../src/schema/common/list-args.ts";
import type { Listing } from "../../src/schema/common/listing.ts";
import type { Job } from "../../src/schema/wms/job.type.ts";
import type { JobGroup } from "../../src/schema/wms/job-group.type.ts";
import { NOW, viewerNamed } from "../helpers/ask.ts";
import type { Row, TestGrid } from "../helpers/test-grid.ts";
import { FILES } from "../helpers/files.ts";

/** A list as its resolver makes it, each in an operation of its own. */
export type List<T> = (args?: ListArgs) => Listing<T>;

/** The jobs of a VO, as one of its users sees them. */
export function jobsOfBelle(grid: TestGrid, now = NOW): List<Job> {
  return args => sources(grid, "alice@belle_user", now).jobs.list(args ?? {}, { path: "Query.jobs", field: "Query.jobs" });
}

/** All jobs, as the operator's group sees them. */
export function allJobs(grid: TestGrid): List<Job> {
  return args => sources(grid, "admin@belle_admin").jobs.list(args ?? {}, { path: "Query.jobs", field: "Query.jobs" });
}

export function allJobGroups(grid: TestGrid): List<JobGroup> {
  return args => sources(grid, "admin@belle_admin").jobGroups.list(args ?? {}, { path: "Query.jobGroups", field: "Query.jobGroups" });
}

/** The jobs of these groups, all asked for in one operation as `jobGroups { nodes { jobs } }` asks for them. */
export function jobsOfGroups(grid: TestGrid, names: readonly string[], args: ListArgs): Listing<Job>[] {
  const { jobs } = sources(grid, "alice@belle_user");
  return names.map(name => jobs.under("jobGroup", name, args, { path: "Query.jobGroups JobGroup.jobs", field: "JobGroup.jobs" }));
}

function sources(grid: TestGrid, who: `${string}@${string}`, now = NOW) {
  const { databases, feeds, registry } = grid;
  return allSources({ databases, feeds, registry, viewer: viewerNamed(grid, who, ["belle_admin"]), now, ...FILES });
}

/** Makes these rows the only jobs. */
export async function refill(grid: TestGrid, rows: readonly Row[]): Promise<void> {
  await grid.run("JobDB", "delete from Jobs");
  if (rows.length > 0) await grid.insert("JobDB", "Jobs", rows);
}
