import type { Generation } from "../../dirac/facts.ts";
import type { Random } from "../random.ts";
import { MINUTE, SECOND } from "../time.ts";
import { timesOf, type AccountingRecord, type RecordOf } from "./accounting-record.ts";
import { jobClass } from "./job-record.ts";
import type { PastJobs } from "./past-work.ts";
import { pilotRecord } from "./pilot-record.ts";
import { submissionRecord } from "./submission-record.ts";
import { uploadRecord } from "./upload-record.ts";

const INPUT_FILES = { User: 2, MCSimulation: 0, MCReconstruction: 2, DataReprocessing: 2, Merge: 8, Test: 0 };

/** What was booked of the jobs of past months: their runs, and of some of them their outputs, their pilots and how these were submitted, for all. */
export function pastRecords(work: readonly PastJobs[], generation: Generation, random: Random): AccountingRecord[] {
  return work.flatMap((jobs, index): AccountingRecord[] => {
    const record = pastJobs(jobs, generation, random), upload = index % 5 === 0 ? uploadRecord(timesOf(record, 5)) : undefined;
    return [record, ...(upload === undefined ? [] : [upload]), ...(index % 3 === 0 ? pastPilots(jobs, index % 2 === 0, generation, random) : [])];
  });
}

function pastJobs({ workload, site, status, minor, from, to, count }: PastJobs, generation: Generation, random: Random): RecordOf<"Job"> {
  const { owner, group, jobGroup, jobType } = workload, processors = jobType === "DataReprocessing" ? 4 : 1;
  const wall = Math.round((to - from) / SECOND * processors) * count, cpu = Math.round(wall * site.efficiency * random.between(0.68, 0.92));
  const inputFiles = INPUT_FILES[jobType] * count, outputFiles = status === "Done" ? count : 0;
  return {
    type: "Job",
    keys: { User: owner.name, UserGroup: group, JobGroup: jobGroup, JobType: jobType, JobClass: jobClass(generation), ProcessingType: "unknown", Site: site.name, FinalMajorStatus: status, FinalMinorStatus: minor },
    values: {
      CPUTime: cpu, NormCPUTime: Math.round(cpu * site.power), ExecTime: wall,
      InputDataSize: Math.round(inputFiles * random.between(0.9e9, 1.8e9)), OutputDataSize: Math.round(outputFiles * random.between(0.5e9, 1.3e9)), InputDataFiles: inputFiles, OutputDataFiles: outputFiles,
      DiskSpace: Math.round(count * random.between(1e9, 5e9)), InputSandBoxSize: 250_000 * count, OutputSandBoxSize: 900_000 * count, ProcessedEvents: 0,
    },
    from, to, count,
  };
}

/** For the jobs, and for twice as many others; a pilot in twenty finds none. */
function pastPilots({ workload, site, from, to, count }: PastJobs, isSubmissionTold: boolean, generation: Generation, random: Random): AccountingRecord[] {
  const { vo } = workload, computingElement = random.pick(site.computingElements), pilots = 3 * count, submitted = from - random.logNormal(25 * MINUTE, 0.9);
  const status = random.chance(0.93) ? "Done" : random.chance(0.6) ? "Aborted" : "Failed";
  return [
    pilotRecord({ vo, site: site.name, computingElement, gridType: site.ceType, status, jobs: status === "Aborted" ? 0 : Math.round(pilots * random.between(0.9, 1.1)), from: submitted, to: to + 2 * MINUTE, count: pilots }, generation),
    ...(isSubmissionTold ? [submissionRecord(vo, site, computingElement, 2 * pilots, random.chance(0.97), submitted)] : []),
  ];
}
