import * as jobDb from "../../generated/job-db.ts";
import * as jobLoggingDb from "../../generated/job-logging-db.ts";
import * as sandboxMetadataDb from "../../generated/sandbox-metadata-db.ts";
import * as taskQueueDb from "../../generated/task-queue-db.ts";
import { vm_Instances } from "../../generated/virtual-machine-db.ts";
import type { SubsystemDescription } from "../subsystem.ts";
import { jobDbGeneration } from "./job-generation.ts";
import { sandboxDbGeneration } from "./sandbox-generation.ts";
import { taskQueueDbGeneration } from "./task-queue-generation.ts";

/** Jobs and what belongs to them, the queues in which they wait, and the machines that were started for them. */
export const WMS: SubsystemDescription = {
  name: "wms",
  databases: [
    { name: "JobDB", tables: Object.values(jobDb), generation: jobDbGeneration, without: "there are no jobs" },
    { name: "JobLoggingDB", tables: Object.values(jobLoggingDb), without: "Job.history is null" },
    { name: "TaskQueueDB", tables: Object.values(taskQueueDb), generation: taskQueueDbGeneration, without: "there are no task queues, and Job.taskQueue is null" },
    { name: "SandboxMetadataDB", tables: Object.values(sandboxMetadataDb), generation: sandboxDbGeneration, without: "there are no sandboxes" },
    { name: "VirtualMachineDB", tables: [vm_Instances], only: "8.0", without: "there are no virtual machines" },
  ],
  missing: { "9.1": "DIRAC 9.1 keeps job parameters in OpenSearch, which this gateway does not read yet: Job.parameters is null. It has no virtual machines: virtualMachines is null." },
};
