import type { Generation } from "../dirac/facts.ts";
import { dencode } from "./dencode.ts";
import { failoverTransfer } from "./failover-transfers.ts";
import type { DemoJob } from "./job.ts";
import type { Random } from "./random.ts";
import type { DemoRequest } from "./request.ts";
import { carriedOut, step, stuck, type Step } from "./request-steps.ts";
import { addressOf, storageElementNamed, STORAGE_ELEMENTS, storageElementsOf } from "./storage-elements.ts";
import { dateTime, HOUR, MINUTE, SECOND } from "./time.ts";
import type { DemoTransferOperation } from "./transfer.ts";
import { transferRequest } from "./transfer-requests.ts";

/** Those of the configuration's SEsUsedForFailover. */
const FAILOVER = ["KEK-TMP-SE", "CNAF-TMP-SE"];

/** The request of a job that was well, but for its upload or its last report; what became of it follows from the job. FTS has a hand in many uploads. */
export function jobRequest(job: DemoJob, generation: Generation, now: number, random: Random): { request: DemoRequest; transfer?: DemoTransferOperation } {
  const { row, spec } = job, ended = row.EndExecTime ?? row.LastUpdateTime, createdAt = ended - random.integer(60, 300) * SECOND;
  const common = { name: `${spec.jobName}_job_${row.JobID}`.replace(/^_/, ""), jobId: row.JobID, owner: spec.owner, ownerGroup: spec.ownerGroup, source: random.chance(0.6) ? `Job_${row.JobID}` : null, createdAt };
  const failover = storageElementNamed(random.pick(FAILOVER)), isPending = job.stage === "requested";
  const steps = spec.outputFile === undefined ? [forward(job, generation, createdAt)] : [...upload(job, spec.outputFile, failover.name, random), ...(random.chance(0.3) ? [forward(job, generation, createdAt)] : [])];
  // DIRAC tells the job at once
  const doneAt = row.Status === "Done" ? row.LastUpdateTime - 2 * SECOND : Math.min(row.LastUpdateTime, createdAt + random.between(0.2, 30) * HOUR);
  const status = isPending ? random.weighted(["Waiting", "Scheduled", "Assigned", "Failed"], one => ({ Waiting: 4, Scheduled: 4, Assigned: 1, Failed: 1.5 })[one]!) : "Done";
  const transfer = steps[0]!.type === "ReplicateAndRegister" ? failoverTransfer({ ...common, step: steps[0]!, replica: failover }, status, isPending ? now : doneAt, now, random) : undefined;
  if (transfer !== undefined) return { transfer, request: transferRequest(transfer, { ...common, sourceSe: "", followers: steps.slice(1), doneAt: isPending ? undefined : doneAt }, { generation, now, random }) };
  return { request: { ...common, ...(isPending ? stuck(steps, status === "Scheduled" ? "Waiting" : status, createdAt, now, random) : carriedOut(steps, createdAt, Math.max(createdAt + MINUTE, doneAt))) } };
}

/** Most uploads went to a temporary storage element first, some only lack their entry in the catalogue. */
function upload({ row }: DemoJob, lfn: string, failover: string, random: Random): Step[] {
  const target = storageElementsOf(row.Site).find(({ tape }) => !tape) ?? STORAGE_ELEMENTS[0]!;
  const file = { lfn, pfn: null, size: random.integer(2_000_000, 4_000_000_000), checksum: random.hex(8) };
  if (random.chance(0.25)) return [step("RegisterFile", { target: target.name, catalog: "FileCatalog", files: [{ ...file, pfn: addressOf(target, lfn) }] })];
  // DIRAC empties the source
  return [step("ReplicateAndRegister", { source: "", target: target.name, files: [file] }), step("RemoveReplica", { target: failover, files: [{ ...file, size: 0, checksum: null }] })];
}

/** The last report of the job, which the service did not take. */
function forward({ row, spec }: DemoJob, generation: Generation, at: number): Step {
  const delegated = { ...(generation === "8.0" && { delegatedDN: spec.owner.dn }), delegatedGroup: spec.ownerGroup, timeout: 600 };
  const report = { [dateTime(at)]: { Status: "Done", MinorStatus: "Execution Complete", Source: "JobWrapper" } };
  return step("ForwardDISET", { arguments: dencode([["WorkloadManagement/JobStateUpdate", delegated], "setJobStatusBulk", [row.JobID, report]]) });
}
