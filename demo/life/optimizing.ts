import { dencode } from "../dencode.ts";
import type { DemoJob } from "../job.ts";
import { isProduction } from "../job-spec.ts";
import { confirmBulkSubmission } from "../paths/submit.ts";
import { optimize } from "../paths/optimize.ts";
import { replicasOf } from "../replicas.ts";
import { HOUR, SECOND } from "../time.ts";
import { finish } from "./aftermath.ts";
import type { Stage } from "./stage.ts";
import type { World } from "./world.ts";

export function proceed(job: DemoJob, stage: Stage, due: number): void {
  job.stage = stage;
  job.due = due;
}

export function confirm(job: DemoJob, at: number, { tables, random }: World): void {
  confirmBulkSubmission(tables, job);
  proceed(job, "accepted", at + random.between(1, 6) * SECOND);
}

/** JobPath: which optimizers the job passes. */
export function choosePath(job: DemoJob, at: number, { tables, random }: World): void {
  const chain = job.spec.inputData.length > 0 ? "JobPath,JobSanity,InputData,JobScheduling" : "JobPath,JobSanity,JobScheduling";
  const parameter = ["OptimizerChain", chain] as const;
  const scouts = job.rest ? job.rest.stage === "scouting" : job.spec.jobType === "MCSimulation" && random.chance(0.002);
  if (scouts && job.row.Status === "Received") {
    optimize(tables, job, at, "JobPath", { status: "Scouting", minor: "Waiting for Scout Job Completion", parameter });
    return proceed(job, "scouting", at + random.between(0.5, 3) * HOUR);
  }
  optimize(tables, job, at, "JobPath", { status: "Checking", minor: "JobSanity", parameter });
  proceed(job, "sanity", at + random.between(1, 8) * SECOND);
}

export function checkSanity(job: DemoJob, at: number, { tables, random }: World): void {
  const stage = job.spec.inputData.length > 0 ? "input" : "scheduling";
  optimize(tables, job, at, "JobSanity", { status: "Checking", minor: stage === "input" ? "InputData" : "JobScheduling" });
  proceed(job, stage, at + random.between(1, 8) * SECOND);
}

/** Looks up replicas for user jobs; for production jobs the transformation system has done so. */
export function resolveInput(job: DemoJob, at: number, world: World): void {
  const { tables, random } = world;
  if (isProduction(job.spec.jobType)) {
    optimize(tables, job, at, "InputData", { status: "Checking", minor: "JobScheduling" });
  } else if (random.chance(0.02)) {
    const lost = `LFN:${random.pick(job.spec.inputData).replace(/^LFN:/, "")}`;
    const application = random.chance(0.7) ? `Failed to get replicas: ${lost}` : `${random.integer(1, job.spec.inputData.length)} files have no replica`;
    optimize(tables, job, at, "InputData", { status: "Failed", minor: "Input Data Not Available", application });
    return finish(job, at, world);
  } else {
    optimize(tables, job, at, "InputData", { status: "Checking", minor: "JobScheduling", parameter: ["InputData", resolvedInput(job)] });
  }
  proceed(job, "scheduling", at + random.between(1, 10) * SECOND);
}

function resolvedInput({ spec }: DemoJob): string {
  const replicas = replicasOf(spec);
  const files = spec.inputData.map(lfn => [lfn.replace(/^LFN:/, ""), Object.fromEntries(replicas.map(({ name, host }) => [name, `https://${host}:2880/data${lfn.replace(/^LFN:/, "")}`]))]);
  return dencode({
    Value: { OK: true, Value: { Successful: Object.fromEntries(files), Failed: {} } },
    SiteCandidates: Object.fromEntries(replicas.map(({ site }) => [site.name, { disk: spec.inputData.length, tape: 0 }])),
  });
}
