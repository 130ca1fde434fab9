import type { Generation } from "../../dirac/facts.ts";
import type { DemoJob } from "../job.ts";
import { cpuEfficiency } from "../parameters.ts";
import { SITES, siteNamed } from "../sites.ts";
import { SECOND } from "../time.ts";
import type { RecordOf } from "./accounting-record.ts";

/** 8.0 files how the job was split under JobClass, 9.1 nothing. */
export const jobClass = (generation: Generation) => (generation === "8.0" ? "Single" : "unknown");

/** The record of a run: the JobWrapper's, or the StalledJobAgent's, which knows the job's last sign of life and does not ask for processors. */
export function jobRecord({ row, spec, run }: DemoJob, at: number, generation: Generation): RecordOf<"Job"> {
  const site = run?.site ?? siteNamed(row.Site) ?? SITES[0]!, isStalled = row.MinorStatus.startsWith("Job stalled") || row.MinorStatus.startsWith("Stalling");
  const to = isStalled ? Math.min(at, row.HeartBeatTime ?? at) : at;
  // StartExecTime stays at the first run
  const from = Math.min(to, run?.startedAt ?? Math.max(row.StartExecTime ?? to, row.RescheduleTime ?? 0));
  const wall = Math.round(((to - from) / SECOND) * (isStalled ? 1 : spec.processors)), cpu = Math.round(wall * cpuEfficiency(row.JobID, site));
  const isWell = row.Status === "Done" || row.Status === "Completed", inputFiles = spec.inputData.length, outputFiles = isWell && spec.outputFile !== undefined ? 1 : 0;
  // every job has sizes of its own, whoever asks
  const size = (average: number, salt: number) => Math.round(average * (0.4 + 1.2 * (((row.JobID * salt) % 101) / 101)));
  return {
    type: "Job",
    keys: {
      User: spec.owner.name, UserGroup: spec.ownerGroup, JobGroup: spec.jobGroup, JobType: spec.jobType, JobClass: jobClass(generation), ProcessingType: "unknown",
      Site: site.name, FinalMajorStatus: row.Status, FinalMinorStatus: row.MinorStatus,
    },
    values: {
      CPUTime: cpu, NormCPUTime: Math.round(cpu * site.power), ExecTime: wall,
      InputDataSize: inputFiles * size(1.4e9, 7), OutputDataSize: outputFiles * size(9e8, 13), InputDataFiles: inputFiles, OutputDataFiles: outputFiles,
      DiskSpace: size(3e9, 17), InputSandBoxSize: spec.inputSandbox === undefined ? 0 : size(250_000, 19), OutputSandBoxSize: size(900_000, 23), ProcessedEvents: 0,
    },
    from, to,
  };
}
