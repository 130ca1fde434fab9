import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { data } from "../helpers/ask.ts";
import { sampleGrid } from "../helpers/sample-grid.ts";
import type { Row, TestGrid } from "../helpers/test-grid.ts";
import { asReaderOf, everyJob } from "./whole-list.ts";

/** Every column of Jobs, the field that it is and how it is given: from the contract's sections 1 and 2, not from the code. */
const COLUMNS: Readonly<Record<string, readonly [field: string, kind: "plain" | "time" | "flag"]>> = {
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
const FIELDS = Object.values(COLUMNS).map(([field]) => field);

/** 8.0 stores no VO: by the sample's Registry these groups have one. */
const VO_OF_GROUP: Readonly<Record<string, string>> = { belle_user: "belle", belle_prod: "belle", ctao_user: "ctao", ctao_prod: "ctao" };

/** A stored row as an operator of `vo` must get it; a column that this generation lacks is null. */
function asGiven(row: Row, vo: string): Record<string, unknown> {
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

describe.each(["8.0", "9.1"] as const)("the jobs that DIRAC %s wrote", generation => {
  let grid: TestGrid, stored: Row[];
  beforeAll(async () => {
    grid = await sampleGrid(generation);
    stored = await grid.run("JobDB", "select * from Jobs order by JobID desc");
  });
  afterAll(() => grid.drop());

  it("have no column that is not a field", () => {
    expect(Object.keys(stored[0]!).filter(column => COLUMNS[column] === undefined)).toEqual([]);
  });

  it("have no plain field that is not a column", async () => {
    const { __type: job } = await data(asReaderOf(grid, "belle")('{ __type(name: "Job") { fields { name type { kind ofType { kind } } } } }'));
    const scalars = job.fields.filter(({ type }: { type: { kind: string; ofType: { kind: string } | null } }) => (type.ofType ?? type).kind === "SCALAR");
    expect(scalars.map(({ name }: { name: string }) => name).sort()).toEqual(["id", ...FIELDS].sort());
  });

  it.each(["belle", "ctao"])("are given in every column as they are stored, page by page, to an operator of %s who sees all VOs", async vo => {
    const given = await everyJob(asReaderOf(grid, vo), FIELDS.join(" "));
    expect(given).toEqual(stored.map(row => asGiven(row, vo)));
  });

  it("are the same in pages of any size, and one by one", async () => {
    const ask = asReaderOf(grid, "belle"), ids = stored.map(row => row["JobID"]);
    for (const size of [7, 113, 1000]) expect((await everyJob(ask, "jobId", size)).map(({ jobId }) => jobId)).toEqual(ids);
    const single = await data(ask(`{ ${ids.map(id => `j${id}: job(jobId: ${id}) { ${FIELDS.join(" ")} }`).join(" ")} }`));
    expect(ids.map(id => single[`j${id}`])).toEqual(stored.map(row => asGiven(row, "belle")));
  });

  it("include ghost rows and odd names", () => {
    expect(stored.filter(row => row["Owner"] === "Unknown" && row["SubmissionTime"] === null)).toHaveLength(2);
    expect(stored.map(row => row["JobName"])).toEqual(expect.arrayContaining(["", "  leading and trailing  ", "Robert'); DROP TABLE Jobs;--", "back\\slash\\n", "tab\there", "müon_Eff_é"]));
  });
});
