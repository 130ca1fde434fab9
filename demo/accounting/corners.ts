import type { Generation } from "../../dirac/facts.ts";
import { DAY, HOUR, SECOND } from "../time.ts";
import type { AccountingBook } from "./accounting-book.ts";
import type { RecordOf } from "./accounting-record.ts";
import type { CollectedBuckets } from "./collected-buckets.ts";
import { jobClass } from "./job-record.ts";
import { ACCOUNTING_TYPES } from "./accounting-types.ts";

/** Its dictionary row was lost. */
const LOST_GROUP = "00008877";

/** What years leave in a real AccountingDB: a number that no dictionary explains, and a bucket that begins where none should. */
export function bookCorners(book: AccountingBook, buckets: CollectedBuckets, generation: Generation, now: number): void {
  const lost = oldJobs(generation, LOST_GROUP, now - 100 * DAY);
  book.record(lost);
  book.record({ ...lost, from: lost.from + 7 * HOUR, to: lost.to + 7 * HOUR });
  buckets.forget("Job", "JobGroup", LOST_GROUP);

  // regenerateBuckets leaves such rows where a record lay across two steps of the ladder
  const { keys, values, from } = oldJobs(generation, "00009033", now - 33 * DAY), length = 14_400, start = Math.floor(from / SECOND / length) * length + 5400;
  buckets.add("Job", buckets.idsOf("Job", keys), [{ start, length, share: 0.5 }], ACCOUNTING_TYPES.Job.values.map(name => values[name]), 3);
}

const oldJobs = (generation: Generation, jobGroup: string, from: number): RecordOf<"Job"> => ({
  type: "Job",
  keys: { User: "dataprod", UserGroup: "belle_prod", JobGroup: jobGroup, JobType: "DataReprocessing", JobClass: jobClass(generation), ProcessingType: "unknown", Site: "LCG.KEK.jp", FinalMajorStatus: "Done", FinalMinorStatus: "Execution Complete" },
  values: { CPUTime: 38_000, NormCPUTime: 700_000, ExecTime: 43_200, InputDataSize: 4_200_000_000, OutputDataSize: 2_700_000_000, InputDataFiles: 3, OutputDataFiles: 3, DiskSpace: 9_000_000_000, InputSandBoxSize: 0, OutputSandBoxSize: 2_000_000, ProcessedEvents: 0 },
  from, to: from + 4 * HOUR, count: 3,
});
