import type { DemoJob } from "../job.ts";
import { isProduction } from "../job-spec.ts";
import { failureNamed } from "../failures.ts";
import { agentParameters, wrapperParameters } from "../parameters.ts";
import { setParameters } from "../paths/heartbeat.ts";
import { kill } from "../paths/kill.ts";
import { match } from "../paths/match.ts";
import { chooseSite } from "../site-choice.ts";
import { HOUR, SECOND } from "../time.ts";
import { finish } from "./aftermath.ts";
import { proceed } from "./optimizing.ts";
import { planRun } from "./planning.ts";
import { agentReport, payloadReport, wrapperReport } from "./reporting.ts";
import type { World } from "./world.ts";

/** In the queue: now and then its owner loses patience; else a pilot comes, if a site is open. */
export function leaveQueue(job: DemoJob, at: number, world: World): void {
  if (!job.rest && world.random.chance(isProduction(job.spec.jobType) ? 0.004 : 0.014)) {
    kill(world.tables, job, at);
    return finish(job, at, world);
  }
  const site = chooseSite(job, at, world.now, world.random);
  if (!site) return proceed(job, "queued", at + HOUR);
  job.run = planRun(job, site, at, world);
  match(world.tables, job, at, site.name);
  proceed(job, "matched", at + world.random.between(2, 15) * SECOND);
}

export function receiveByAgent(job: DemoJob, at: number, world: World): void {
  const { tables, random } = world;
  const run = (job.run ??= planRun(job, undefined, at, world));
  setParameters(tables, job, agentParameters(job, run, random));
  const updates = [{ ago: 2600, minor: "Job Received by Agent" }, { ago: 1900, minor: "Installing Software" }];
  if (job.rest?.stage === "rescheduling" || (!job.rest && random.chance(0.003))) {
    agentReport(job, at, world, [...updates, { ago: 50, status: "Rescheduled", application: "Failed to install software" }]);
    return proceed(job, "rescheduling", at + random.between(2, 20) * SECOND);
  }
  agentReport(job, at, world, [...updates, { ago: 100, minor: "Submitting To CE" }]);
  proceed(job, "starting", at + random.between(5, 40) * SECOND);
}

export function startWrapper(job: DemoJob, at: number, world: World): void {
  const run = (job.run ??= planRun(job, undefined, at, world));
  wrapperReport(job, at, world, [{ ago: 300, status: "Running", minor: "Job Initialization" }]);
  setParameters(world.tables, job, wrapperParameters(job, run, world.random, world.tables.generation));
  proceed(job, "initialised", at + world.random.between(3, 40) * SECOND);
}

/** Fetches the sandbox, resolves the input, starts the application. */
export function startApplication(job: DemoJob, at: number, world: World): void {
  const { random } = world;
  const { spec } = job;
  const run = (job.run ??= planRun(job, undefined, at, world));
  const sandbox = spec.inputSandbox ? [{ ago: 2400, minor: "Downloading InputSandbox" }] : [];
  if (sandbox.length > 0 && !job.rest && random.chance(0.004)) {
    wrapperReport(job, at, world, [...sandbox, { ago: 100, status: "Rescheduled", minor: "Downloading InputSandbox", application: "Failed Downloading InputSandbox " }]);
    return proceed(job, "rescheduling", at + random.between(2, 10) * SECOND);
  }
  const input = spec.inputData.length > 0 ? [{ ago: 1500, minor: "Input Data Resolution" }] : [];
  if (run.ending.kind === "failure" && failureNamed(run.ending.family).by === "wrapper") {
    const family = failureNamed(run.ending.family);
    payloadReport(job, at - 200, world, family.text(job, run, random) ?? family.minor);
    wrapperReport(job, at, world, [...sandbox, ...input, { ago: 100, status: "Failed", minor: family.minor }]);
    return finish(job, at, world);
  }
  wrapperReport(job, at, world, [...sandbox, ...input, { ago: 200, minor: "Application" }]);
  setParameters(world.tables, job, new Map([["PayloadPID", String(random.integer(1200, 32_000))]]));
  proceed(job, "running", run.reportsLeft === 0 ? Math.max(at + 2 * SECOND, run.endsAt) : at + random.between(0.1, 0.5) * Math.max(0, run.endsAt - at));
}
