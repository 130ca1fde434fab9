import fc from "fast-check";
import { aJob } from "../helpers/a-job.ts";
import type { Row, TestGrid } from "../helpers/test-grid.ts";

/** Texts that collations, padding, patterns or quoting confuse, and that every database can hold. */
const LATIN1 = [
  "", " ", "jose", "josé", "José", "MSmith", "msmith", "jdoe", "jdoe ", " jdoe", "müller", "MÜLLER", "muller", "É", "é", "ß", "ss", "i", "k", "K",
  "%", "_", "50%", "50_", "50x", "\\", "a\\b", "a\\%", "o'brien", '"quoted"', "Unknown",
];
/** Texts that latin1 has no letters for: DIRAC 9.1 and SQLite store them, operands may hold them anywhere. */
const BEYOND_LATIN1 = ["日本", "ΑΣ", "ας", "ασ", "Σ", "\u212A", "İ", "i\u0307", "e\u0301", "Łódź", "łódź", "Ⱥ", "ⱥ", "🦀"];

export const TEXTS: readonly string[] = [...LATIN1, ...BEYOND_LATIN1];
export const storedTexts = ({ engine, generation }: Pick<TestGrid, "engine" | "generation">) => (engine === "mysql" && generation === "8.0" ? LATIN1 : TEXTS);

/** What stands for "no time", and times that share minutes, hours, days and months. */
const TIMES = [
  null, "0000-00-00 00:00:00", "1000-01-01 00:00:00", "9999-12-31 23:59:59",
  "2026-09-30 23:59:59", "2026-11-18 00:00:00", "2026-11-19 23:59:59", "2026-11-20 00:00:00", "2026-11-20 09:00:00", "2026-11-20 09:00:30", "2026-11-20 12:00:00",
];
const GROUPS = ["belle_user", "belle_user", "belle_user", "belle_user", "belle_prod", "belle_prod", "belle_prod", "ctao_user", "no_vo", "Unknown", "BELLE_USER", "belle_user "];
const VOS = ["belle", "belle", "belle", "belle", "belle", "belle", "ctao", "Belle", "belle ", "", "Unknown"];

/** Rows of Jobs with many ties, in no order. Names of users are texts too; groups and VOs are the Registry's, and such as look alike. */
export function anyJobs(grid: Pick<TestGrid, "engine" | "generation">, { minLength = 0, maxLength = 40 } = {}): fc.Arbitrary<Row[]> {
  const text = fc.constantFrom(...storedTexts(grid)), time = fc.constantFrom(...TIMES), flag = fc.constantFrom("True", "False");
  const some = fc.constantFrom("jose", "José", "jdoe", "jdoe ", ""), number = fc.constantFrom(-1, 0, 1, 2, 10), count = fc.constantFrom(0, 1, 2, 10);
  return fc.uniqueArray(fc.record({
    JobID: fc.integer({ min: 1, max: 4_294_967_295 }),
    JobType: some, JobGroup: text, JobName: text, Site: text, Owner: text, DIRACSetup: some, OwnerGroup: fc.constantFrom(...GROUPS), VO: fc.constantFrom(...VOS),
    JobSplitType: fc.constantFrom("Single", "Master", "Subjob", "DAGNode"), MasterJobID: count,
    SubmissionTime: time, RescheduleTime: time, LastUpdateTime: time, StartExecTime: time, HeartBeatTime: time, EndExecTime: time,
    Status: some, MinorStatus: text, ApplicationStatus: fc.option(text, { freq: 3 }), ApplicationNumStatus: number, UserPriority: number, SystemPriority: number, RescheduleCounter: number,
    VerifiedFlag: flag, DeletedFlag: flag, KilledFlag: flag, FailedFlag: flag, ISandboxReadyFlag: flag, OSandboxReadyFlag: flag, RetrievedFlag: flag,
    AccountedFlag: fc.constantFrom("True", "False", "Failed"),
  }), { selector: ({ JobID }) => JobID, minLength, maxLength, size: "max" }).map(rows => rows.map(row => aJob(row)));
}
