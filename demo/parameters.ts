import type { Generation } from "../dirac/facts.ts";
import type { DemoJob } from "./job.ts";
import type { Run } from "./life/run.ts";
import type { Random } from "./random.ts";
import type { DemoSite } from "./sites.ts";
import { dateTime, SECOND } from "./time.ts";

const MODELS = ["AMD EPYC 7702 64-Core Processor", "AMD EPYC 9654 96-Core Processor", "Intel(R) Xeon(R) Gold 6130 CPU @ 2.10GHz", "Intel(R) Xeon(R) Platinum 8360Y CPU @ 2.40GHz"];

/** What the JobAgent tells when it has received the job. */
export function agentParameters({ pilot }: DemoJob, run: Run, random: Random): Map<string, string> {
  const values = new Map([
    ["MatcherServiceTime", random.between(0.08, 1.4).toFixed(6)],
    ["GridCE", run.computingElement],
    ["CEQueue", run.site.queue],
    ["BatchSystem", BATCH_SYSTEMS[run.site.ceType] ?? "Host"],
  ]);
  if (pilot) values.set("Stamp", pilot.stamp);
  return values;
}

const BATCH_SYSTEMS: Readonly<Record<string, string>> = { HTCondorCE: "HTCondor", AREX: "SLURM", SSH: "SLURM", CloudCE: "Host" };

/** What the JobWrapper and the Watchdog find on the worker node. */
export function wrapperParameters({ pilot, spec, row }: DemoJob, { site, host }: Run, random: Random, generation: Generation): Map<string, string> {
  const values = new Map([
    ["JobType", spec.jobType],
    ["JobGroup", spec.jobGroup],
    ["CPUNormalizationFactor", site.power.toFixed(1)],
    ["PilotAgent", generation === "8.0" ? "v8r0p86" : "9.1.22"],
    ["JobWrapperPID", String(random.integer(1200, 32_000))],
    ["HostName", host],
    ["Memory(MB)", String(random.pick([64_206, 128_614, 191_840, 257_412, 515_802]))],
    ["LocalAccount", `${spec.vo}${String(row.JobID % 50).padStart(3, "0")}`],
    ["ModelName", MODELS[(row.JobID + site.name.length) % MODELS.length]!],
  ]);
  if (pilot) values.set("Pilot_Reference", pilot.reference);
  return values;
}

/** CPU time by wall time. */
export const cpuEfficiency = (jobId: number, { efficiency }: Pick<DemoSite, "efficiency">) => efficiency * (0.62 + 0.35 * ((jobId % 97) / 97));

/** What the run has used. */
export function usageParameters({ spec, row }: DemoJob, run: Run, at: number, random: Random): Map<string, string> {
  const wall = Math.max(20, (at - run.startedAt) / SECOND) * spec.processors;
  const cpu = wall * cpuEfficiency(row.JobID, run.site);
  return new Map([
    ["TotalCPUTime(s)", cpu.toFixed(2)],
    ["NormCPUTime(s)", (cpu * run.site.power).toFixed(2)],
    ["WallClockTime(s)", wall.toFixed(2)],
    ["LastUpdateCPU(s)", Math.floor(cpu * 0.98).toFixed(1)],
    ["DiskSpace(MB)", random.between(20, 9000).toFixed(1)],
    ["MemoryUsed(MB)", random.between(300, 3600).toFixed(1)],
    ["LoadAverage", random.between(2, 30).toFixed(2)],
  ]);
}

/** The last lines of the application's output, with every heartbeat. */
export function peek({ row }: DemoJob, { startedAt }: Run, at: number): Map<string, string> {
  const events = Math.floor(((at - startedAt) / SECOND) * (1 + (row.JobID % 13)));
  return new Map([["StandardOutput", `Last 1 lines of application output from Watchdog on ${dateTime(at).replace(" ", "T")} [UTC]:\nProcessed: ${row.JobID % 10} runs, ${events} events\n`]]);
}

/** What a reschedule saves. 9.1 copies a document of OpenSearch, with what is not a parameter in it. */
export function atticParameters({ parameters, row }: DemoJob, generation: Generation): Map<string, string> {
  if (generation === "8.0" || parameters.size === 0) return parameters;
  return new Map([...parameters, ["JobID", String(row.JobID)], ["timestamp", String(row.LastUpdateTime)]]);
}
