import * as jobDb from "../../generated/job-db.ts";
import * as jobLoggingDb from "../../generated/job-logging-db.ts";
import type { SubsystemDescription } from "../subsystem.ts";
import { jobDbGeneration } from "./job-generation.ts";

/** Jobs and what belongs to them. */
export const WMS: SubsystemDescription = {
  name: "wms",
  databases: [
    { name: "JobDB", tables: Object.values(jobDb), generation: jobDbGeneration, without: "there are no jobs" },
    { name: "JobLoggingDB", tables: Object.values(jobLoggingDb), without: "Job.history is null" },
  ],
  missing: { "9.1": "DIRAC 9.1 keeps job parameters in OpenSearch, which this gateway does not read yet: Job.parameters is null." },
};
