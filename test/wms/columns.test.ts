import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";
import { asGiven, COLUMNS, FIELDS } from "./job-columns.ts";
import { asReaderOf, everyJob } from "./whole-list.ts";

const columnsOf = (kind: string) => Object.entries(COLUMNS).filter(([, [, one]]) => one === kind).map(([column]) => column);
/** The times of a row that are none, and what a database may hold between them. */
const TIMES = ["0000-00-00 00:00:00", "1000-01-01 00:00:00", "9999-12-31 23:59:59", "1000-01-02 00:00:00", "2026-02-28 23:59:59", null];

/** A job whose columns all hold something else; the numbers of three such jobs tell all flags and times apart. */
function aDistinctJob(number: number): Row {
  return aJob({
    JobID: 4_294_967_290 + number, JobType: "type", JobGroup: "group", JobName: "name", Site: "site", Owner: "owner", OwnerDN: "/CN=dn", OwnerGroup: "belle_user", VO: "belle",
    Status: "status", MinorStatus: "", ApplicationStatus: number === 0 ? null : "application", DIRACSetup: "setup", JobSplitType: "DAGNode", MasterJobID: 4_000_000_000,
    ApplicationNumStatus: -7, UserPriority: 3, SystemPriority: 4, RescheduleCounter: -1, AccountedFlag: "Failed",
    ...Object.fromEntries(columnsOf("time").map((column, index) => [column, TIMES[(index + number) % TIMES.length]!])),
    ...Object.fromEntries(columnsOf("flag").map((column, index) => [column, (index + 1 >> number) % 2 === 1 ? "True" : "False"])),
  });
}

describe.each(GRIDS)("the columns of a job, on $engine with DIRAC $generation,", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    for (const number of [0, 1, 2]) await grid.insert("JobDB", "Jobs", [aDistinctJob(number)]);
  });
  afterAll(() => grid.drop());

  it("are told apart, with negative numbers, large ones, empty texts and times that are none", async () => {
    const stored = await grid.run("JobDB", "select * from Jobs order by JobID desc");
    expect(await everyJob(asReaderOf(grid, "belle"), FIELDS.join(" "))).toEqual(stored.map(row => asGiven(row, "belle")));
  });

  it("are null where this generation has none", async () => {
    const absent = Object.entries(COLUMNS).filter(([column]) => (generation === "8.0" ? column === "VO" : /DIRACSetup|OwnerDN|JobSplitType|MasterJobID|ApplicationNumStatus|SystemPriority|(Deleted|Killed|Failed|Ready|Retrieved)Flag/.test(column)));
    const [job] = await everyJob(asReaderOf(grid, "belle"), FIELDS.join(" "));
    for (const [, [field]] of absent) expect([field, job[field]]).toEqual([field, field === "vo" ? "belle" : null]);
  });
});
