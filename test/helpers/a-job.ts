import type { Row } from "./test-grid.ts";

let lastId = 0;

/** A row of Jobs with DIRAC's defaults and a number of its own; columns of the other generation are left out on insert. */
export function aJob(overrides: Row = {}): Row {
  const vo = String(overrides["OwnerGroup"] ?? "belle_user").split("_")[0]!;
  return {
    JobID: ++lastId, JobType: "User", DIRACSetup: "Belle-Production", JobGroup: "00000000", JobSplitType: "Single", MasterJobID: 0,
    Site: "LCG.KEK.jp", JobName: "Unknown", Owner: "alice", OwnerDN: "/C=JP/CN=alice", OwnerGroup: "belle_user", VO: vo,
    SubmissionTime: "2026-11-19 08:00:00", RescheduleTime: null, LastUpdateTime: "2026-11-20 09:00:00", StartExecTime: null, HeartBeatTime: null, EndExecTime: null,
    Status: "Waiting", MinorStatus: "Pilot Agent Submission", ApplicationStatus: "Unknown", ApplicationNumStatus: 0, UserPriority: 1, SystemPriority: 0,
    RescheduleCounter: 0, VerifiedFlag: "True", DeletedFlag: "False", KilledFlag: "False", FailedFlag: "False", ISandboxReadyFlag: "False",
    OSandboxReadyFlag: "False", RetrievedFlag: "False", AccountedFlag: "False",
    ...overrides,
  };
}
