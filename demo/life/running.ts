import { failureNamed } from "../failures.ts";
import type { DemoJob } from "../job.ts";
import type { JobType } from "../job-spec.ts";
import { peek, usageParameters } from "../parameters.ts";
import { heartbeat, setParameters } from "../paths/heartbeat.ts";
import { kill } from "../paths/kill.ts";
import { markStalled, failStalled } from "../paths/stall.ts";
import { heartbeatValues } from "../heartbeats.ts";
import { HOUR, MINUTE, SECOND } from "../time.ts";
import { account, finish } from "./aftermath.ts";
import { proceed } from "./optimizing.ts";
import { planRun } from "./planning.ts";
import { payloadReport, wrapperReport } from "./reporting.ts";
import type { Run } from "./run.ts";
import type { World } from "./world.ts";

const PHASES: Readonly<Record<JobType, readonly string[]>> = {
  User: ["Analysis"], MCSimulation: ["Generation", "Simulation", "Digitization"], MCReconstruction: ["Reconstruction"],
  DataReprocessing: ["Reconstruction", "Skimming"], Merge: ["Merging"], Test: ["Checking"],
};

/** The application runs: it says how far it is, until it ends as it must. */
export function run(job: DemoJob, at: number, world: World): void {
  const { random } = world;
  const plan = (job.run ??= planRun(job, undefined, at, world));
  // its reports came too late to count: the heartbeat shows that it runs
  if (job.row.Status === "Matched") heartbeat(world.tables, job, at - SECOND, heartbeatValues(job, plan, at), peek(job, plan, at));
  if (plan.reportsLeft === 0) return end(job, plan, at, world);
  plan.reportsLeft--;
  const phases = PHASES[job.spec.jobType];
  const event = 100 + Math.floor(((at - plan.startedAt) / SECOND) * (0.2 + (job.row.JobID % 7) / 10));
  payloadReport(job, at, world, `${phases[Math.max(0, phases.length - 1 - plan.reportsLeft)]} (event ${event})`);
  proceed(job, "running", plan.reportsLeft === 0 ? Math.max(at + 2 * SECOND, plan.endsAt) : at + random.between(0.2, 0.8) * Math.max(0, plan.endsAt - at));
}

function end(job: DemoJob, plan: Run, at: number, world: World): void {
  const { tables, random } = world;
  const { ending } = plan;
  if (ending.kind === "kill") {
    kill(tables, job, at);
    return proceed(job, "dying", at + random.between(2, 30) * MINUTE);
  }
  if (ending.kind === "stall") {
    markStalled(tables, job, at);
    return proceed(job, "stalled", at + random.between(0.5, 14) * HOUR);
  }
  if (ending.kind === "failure") return fail(job, plan, ending.family, at, world);
  payloadReport(job, at, world, "Job Finished Successfully");
  stop(job, plan, at, world, "Application Finished Successfully");
}

function fail(job: DemoJob, plan: Run, familyId: string, at: number, world: World): void {
  const family = failureNamed(familyId);
  const text = family.text(job, plan, world.random);
  if (text !== undefined) {
    payloadReport(job, at - 3 * SECOND, world, text);
    setParameters(world.tables, job, new Map([[family.by === "upload" ? "ErrorMessage" : "ApplicationError", text]]));
  }
  if (family.by === "payload") return stop(job, plan, at, world, family.minor);
  if (family.by === "upload") return stop(job, plan, at, world, "Application Finished Successfully");
  wrapperReport(job, at, world, [{ ago: 400, status: "Failed", minor: family.minor }]);
  setParameters(world.tables, job, usageParameters(job, plan, at, world.random));
  wrapperReport(job, at, world, [{ ago: 100, status: "Failed" }]);
  account(job, at, world);
  finish(job, at, world);
}

const NO_VALUES: ReadonlyMap<string, string> = new Map();

function stop(job: DemoJob, plan: Run, at: number, world: World, minor: string): void {
  // the last lines of output travel with a last heartbeat
  heartbeat(world.tables, job, at - 200, NO_VALUES, peek(job, plan, at));
  wrapperReport(job, at, world, [{ ago: 100, status: "Completing", minor }]);
  setParameters(world.tables, job, usageParameters(job, plan, at, world.random));
  proceed(job, "uploading", at + world.random.between(6, 240) * SECOND);
}

/** Stalled: it was only silent, and its next heartbeat makes it run again; or it is dead, and DIRAC gives up. */
export function awake(job: DemoJob, at: number, world: World): void {
  const { tables, random } = world;
  const plan = (job.run ??= planRun(job, undefined, at, world));
  if (plan.dead) {
    failStalled(tables, job, at, random.chance(0.7) ? "Job stalled: pilot not running" : "Stalling for more than 21600 sec");
    if (random.chance(0.9)) account(job, at, world);
    return finish(job, at, world);
  }
  heartbeat(tables, job, at, heartbeatValues(job, plan, at), peek(job, plan, at));
  job.run = { ...plan, ending: { kind: "success" }, reportsLeft: 0, endsAt: at + random.between(0.2, 4) * HOUR };
  proceed(job, "running", job.run.endsAt);
}

/** Killed while it ran: with its next heartbeat it looks alive once more, then it obeys. Some never answer. */
export function die(job: DemoJob, at: number, world: World): void {
  const { tables, random } = world;
  const plan = (job.run ??= planRun(job, undefined, at, world));
  if (random.chance(0.85)) {
    heartbeat(tables, job, at - 4 * SECOND, heartbeatValues(job, plan, at), peek(job, plan, at));
    wrapperReport(job, at, world, [{ ago: 200, status: "Killed", minor: "Received Kill signal" }]);
    account(job, at, world);
  }
  finish(job, at, world);
}
