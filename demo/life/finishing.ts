import { failureNamed } from "../failures.ts";
import type { DemoJob } from "../job.ts";
import { setParameters } from "../paths/heartbeat.ts";
import { kill } from "../paths/kill.ts";
import { HOUR } from "../time.ts";
import { account, finish } from "./aftermath.ts";
import { proceed } from "./optimizing.ts";
import { serviceReport, wrapperReport, type Update } from "./reporting.ts";
import type { World } from "./world.ts";

/** The JobWrapper's last report: it kept its updates back while it stored the output, and sends them together. */
export function store(job: DemoJob, at: number, world: World): void {
  const { tables, random } = world;
  if (job.row.MinorStatus === "Application Finished With Errors") {
    wrapperReport(job, at, world, [{ ago: 100, status: "Failed" }]);
    account(job, at, world);
    return finish(job, at, world);
  }
  // rarely somebody kills a job that is nearly done: what it still reports is refused, and marked so in the log
  if (!job.rest && random.chance(0.001)) kill(tables, job, at - 2500);
  const updates: Update[] = [
    { ago: 2200, status: "Completing", minor: "Uploading Output Sandbox" },
    { ago: 1700, status: "Completing", minor: "Output Sandbox Uploaded" },
  ];
  if (job.spec.outputFile) updates.push({ ago: 1500, minor: "Uploading Output Data" });
  if (job.run?.ending.kind === "failure" && failureNamed(job.run.ending.family).by === "upload") {
    updates.push({ ago: 300, status: "Failed", minor: "Uploading Output Data" }, { ago: 100, status: "Failed", minor: "Uploading Outputs" });
    wrapperReport(job, at, world, updates);
    account(job, at, world);
    return finish(job, at, world);
  }
  if (job.spec.outputFile) updates.push({ ago: 300, status: "Completing", minor: "Output Data Uploaded" });
  const pending = job.rest?.stage === "requested" || random.chance(0.03);
  updates.push(pending ? { ago: 100, status: "Completed", minor: "Pending Requests" } : { ago: 100, status: "Done", minor: "Execution Complete" });
  wrapperReport(job, at, world, updates);
  setParameters(tables, job, outcome(job, pending));
  account(job, at, world);
  if (pending && job.row.Status === "Completed") return proceed(job, "requested", at + random.between(0.3, 40) * HOUR);
  finish(job, at, world);
}

function outcome({ spec, row }: DemoJob, pending: boolean): Map<string, string> {
  const values = new Map<string, string>();
  if (spec.outputFile) values.set("UploadedOutputData", spec.outputFile);
  if (pending) values.set("PendingRequest", "ReplicateAndRegister:Waiting:1 files");
  if (row.JobID % 17 === 0) values.set("OutputSandboxMissingFiles", "basf2.log");
  return values;
}

/** The requests of the job are done. */
export function finishRequests(job: DemoJob, at: number, world: World): void {
  serviceReport(job, at, world, "RMS", { status: "Done", minor: "Requests done" });
  finish(job, at, world);
}
