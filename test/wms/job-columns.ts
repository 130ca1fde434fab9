import type { Row } from "../helpers/test-grid.ts";

/** Every column of Jobs, the field that it is and how it is given: from the contract's sections 1 and 2, not from the code. */
export const COLUMNS: Readonly<Record<string, readonly [field: string, kind: "plain" | "time" | "flag"]>> = {
  JobID: ["jobId", "plain"], JobType: ["jobType", "plain"], JobGroup: ["jobGroup", "plain"], JobName: ["jobName", "plain"], Site: ["siteName", "plain"],
  Owner: ["owner", "plain"], OwnerGroup: ["ownerGroup", "plain"], VO: ["vo", "plain"], OwnerDN: ["ownerDn", "plain"],
  Status: ["status", "plain"], MinorStatus: ["minorStatus", "plain"], ApplicationStatus: ["applicationStatus", "plain"],
  SubmissionTime: ["submissionTime", "time"], LastUpdateTime: ["lastUpdateTime", "time"], StartExecTime: ["startExecTime", "time"],
  EndExecTime: ["endExecTime", "time"], HeartBeatTime: ["heartBeatTime", "time"], RescheduleTime: ["rescheduleTime", "time"],
  RescheduleCounter: ["rescheduleCounter", "plain"], UserPriority: ["userPriority", "plain"], VerifiedFlag: ["verifiedFlag", "flag"],
  AccountedFlag: ["accountedFlag", "plain"], DIRACSetup: ["diracSetup", "plain"], JobSplitType: ["jobSplitType", "plain"],
  MasterJobID: ["masterJobId", "plain"], ApplicationNumStatus: ["applicationNumStatus", "plain"], SystemPriority: ["systemPriority", "plain"],
  DeletedFlag: ["deletedFlag", "flag"], KilledFlag: ["killedFlag", "flag"], FailedFlag: ["failedFlag", "flag"],
  ISandboxReadyFlag: ["iSandboxReadyFlag", "flag"], OSandboxReadyFlag: ["oSandboxReadyFlag", "flag"], RetrievedFlag: ["retrievedFlag", "flag"],
};
export const FIELDS = Object.values(COLUMNS).map(([field]) => field);

/** 8.0 stores no VO: by the sample's Registry, and the tests', these groups have one. */
const VO_OF_GROUP: Readonly<Record<string, string>> = { belle_user: "belle", belle_prod: "belle", ctao_user: "ctao", ctao_prod: "ctao" };

/** A stored row as an operator of `vo` must get it; a column that this generation lacks is null. */
export function asGiven(row: Row, vo: string): Record<string, unknown> {
  const given = Object.fromEntries(Object.entries(COLUMNS).map(([column, [field, kind]]) => [field, valueOf(row[column] ?? null, kind)]));
  given["vo"] ??= VO_OF_GROUP[String(row["OwnerGroup"])] ?? null;
  if (given["vo"] !== vo) given["ownerDn"] = null;
  return given;
}

function valueOf(stored: Row[string], kind: "plain" | "time" | "flag"): unknown {
  if (stored === null || kind === "plain") return stored;
  if (kind === "flag") return stored === "True";
  return /^(0000-00-00|1000-01-01|9999-12-31)/.test(String(stored)) ? null : `${String(stored).replace(" ", "T")}Z`;
}
