import { Jobs } from "../../generated/job-db.ts";
import type { TableFacts } from "../common/table-registry.ts";

/** What no table of JobDB stores: it follows from the job group. */
export const ofJobGroup = {
  database: "JobDB", table: "", derivedFrom: "Jobs.JobGroup", key: [],
  columns: { TransformationID: { kind: "integer", nullable: true, indexed: false, generations: ["8.0", "9.1"] } },
} as const satisfies TableFacts;

/** A job with what follows from its columns. */
export const JobRows = { ...Jobs, columns: { ...Jobs.columns, ...ofJobGroup.columns } } as const satisfies TableFacts;
