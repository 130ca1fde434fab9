import { deflateSync } from "node:zlib";
import { aJob } from "../helpers/a-job.ts";
import { testGrid, type EngineName, type Row, type TestGrid } from "../helpers/test-grid.ts";
import type { Generation } from "../../dirac/facts.ts";

/** Rows that differ in what visibility depends on. The VO is stored in 9.1 and follows from the group in 8.0; here both agree. */
export const OWNERS: Readonly<Record<number, readonly [owner: string, group: string, vo: string]>> = {
  1: ["alice", "belle_user", "belle"], 2: ["bob", "belle_user", "belle"], 3: ["carol", "belle_prod", "belle"], 4: ["Alice", "belle_user", "belle"],
  5: ["alice ", "belle_user", "belle"], 6: ["josé", "belle_user", "belle"], 7: ["jose", "belle_user", "belle"], 8: ["admin", "belle_admin", "belle"],
  11: ["dave", "ctao_user", "ctao"], 12: ["Dave", "ctao_user", "ctao"], 13: ["dave ", "ctao_user", "ctao"], 14: ["jose", "ctao_user", "ctao"], 15: ["josé", "ctao_user", "ctao"],
  16: ["alice", "ctao_user", "ctao"], 17: ["dave", "ctao_prod", "ctao"], 18: ["carol", "ctao_prod", "ctao"], 19: ["bob", "ctao_user", "ctao"],
  // of no VO: a ghost, a group without VO, one that the Registry forgot, and names that collations hold for those of a VO
  21: ["Unknown", "Unknown", "Unknown"], 22: ["alice", "no_vo", ""], 23: ["alice", "gone_user", ""],
  24: ["alice", "BELLE_USER", "BELLE"], 25: ["alice", "belle_user ", "belle "], 26: ["dave", "CTAO_USER", "CTAO"], 27: ["dave", "ctáo_user", "ctáo"],
};

/** A row that a late status report made anew after its job was removed. */
export const GHOST = 21;
export const ALL = Object.keys(OWNERS).map(Number);
export const BELLE = [1, 2, 3, 4, 5, 6, 7, 8], CTAO = [11, 12, 13, 14, 15, 16, 17, 18, 19];

/** Three job groups that all VOs share. */
export const JOB_GROUPS = ["group0", "group1", "group2"];
export const jobGroupOf = (jobId: number) => JOB_GROUPS[jobId % 3]!;
/** Each job changed in a minute of its own; ghosts never did. */
export const changeOf = (jobId: number) => (jobId === GHOST ? null : `2026-11-20T09:${String(jobId).padStart(2, "0")}:00Z`);
export const dnOf = (jobId: number) => `/C=JP/O=KEK/CN=person ${jobId}`;

/** A grid with these jobs, each with a history, a description (which names the owner's DN), parameters and input files. */
export async function gridOfManyOwners(engine: EngineName, generation: Generation): Promise<TestGrid> {
  const grid = await testGrid(engine, generation);
  await grid.insert("JobDB", "Jobs", ALL.map(JobID => {
    const [Owner, OwnerGroup, VO] = OWNERS[JobID]!, time = changeOf(JobID);
    return aJob({
      JobID, Owner, OwnerGroup, VO, OwnerDN: dnOf(JobID), JobGroup: jobGroupOf(JobID), JobName: `job ${JobID}`,
      LastUpdateTime: time && time.slice(0, 19).replace("T", " "), SubmissionTime: time && "2026-11-19 08:00:00",
    });
  }));
  const ofEach = (row: (JobID: number) => Row) => ALL.map(JobID => ({ JobID, ...row(JobID) }));
  await grid.insert("JobLoggingDB", "LoggingInfo", ofEach(id => ({
    SeqNum: 1, Status: "Received", MinorStatus: `of ${id}`, ApplicationStatus: "idem", StatusTime: "2026-11-20 09:00:00", StatusTimeOrder: 525_166_800, StatusSource: "JobManager",
  })));
  await grid.insert("JobDB", "JobJDLs", ofEach(id => ({ JDL: descriptionOf(id), OriginalJDL: descriptionOf(id), JobRequirements: "" })));
  await grid.insert("JobDB", "OptimizerParameters", ofEach(id => ({ Name: "InputData", Value: `of ${id}` })));
  await grid.insert("JobDB", "AtticJobParameters", ofEach(id => ({ Name: "HostName", Value: `of ${id}`, RescheduleCycle: 0 })));
  await grid.insert("JobDB", "HeartBeatLoggingInfo", ofEach(id => ({ Name: `of ${id}`, Value: "1", HeartBeatTime: "2026-11-20 09:00:00" })));
  await grid.insert("JobDB", "JobCommands", ofEach(id => ({ Command: "Kill", Arguments: `of ${id}`, Status: "Sent", ReceptionTime: "2026-11-20 09:00:00", ExecutionTime: null })));
  await grid.insert("JobDB", "InputData", ofEach(id => ({ LFN: `/of ${id}`, Status: "Waiting" })));
  if (generation === "8.0") await grid.insert("JobDB", "JobParameters", ofEach(id => ({ Name: "HostName", Value: `of ${id}` })));
  return grid;
}

/** As 8.0 writes it: the owner's certificate subject twice. */
function descriptionOf(jobId: number): string {
  const dn = `OwnerDN = "${dnOf(jobId)}";`;
  return deflateSync(`[\n  JobName = "job ${jobId}";\n  JobRequirements =\n  [\n    ${dn}\n    CPUTime = 300;\n  ];\n  ${dn}\n]`).toString("base64");
}
