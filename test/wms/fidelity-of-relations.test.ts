import { inflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { data, type Json } from "../helpers/ask.ts";
import { sampleGrid } from "../helpers/sample-grid.ts";
import type { Row, TestGrid } from "../helpers/test-grid.ts";
import { asReaderOf, everyJob } from "./whole-list.ts";

describe.each(["8.0", "9.1"] as const)("what belongs to the jobs that DIRAC %s wrote", generation => {
  let grid: TestGrid, jobs: Row[];
  beforeAll(async () => {
    grid = await sampleGrid(generation);
    jobs = await grid.run("JobDB", "select * from Jobs order by JobID desc");
  });
  afterAll(() => grid.drop());

  /** A relation of every job through GraphQL, and the rows behind it read directly. */
  async function bothWays(relation: string, selection: string, database: string, table: string, order: string) {
    const given = await everyJob(asReaderOf(grid, "belle"), `jobId ${relation} { ${selection} }`);
    const rows = await grid.run(database, `select * from ${table} order by ${order}`);
    expect(rows.length).toBeGreaterThan(5);
    const ofJob = Map.groupBy(rows, row => row["JobID"]);
    return { given, expected: (give: (rows: Row[]) => Json) => jobs.map(({ JobID }) => ({ jobId: JobID, [relation]: give(ofJob.get(JobID!) ?? []) })) };
  }

  it("is every record of the log, in order of events, idem resolved", async () => {
    const { given, expected } = await bothWays("history", "seqNum status minorStatus applicationStatus statusTime source duration", "JobLoggingDB", "LoggingInfo", "JobID");
    expect(given).toEqual(expected(resolved));
  });

  if (generation === "8.0") it("is every parameter, by name", async () => {
    const { given, expected } = await bothWays("parameters", "jobId name value", "JobDB", "JobParameters", "Name");
    expect(given).toEqual(expected(rows => rows.map(row => ({ jobId: row["JobID"], name: row["Name"], value: row["Value"] }))));
  });

  if (generation === "9.1") it("has no parameters, and the gateway says why", async () => {
    const given = await everyJob(asReaderOf(grid, "belle"), "parameters { name }");
    expect(given).toEqual(jobs.map(() => ({ parameters: null })));
    const { gateway } = await data(asReaderOf(grid, "belle")("{ gateway { subsystems { name available generation reason } } }"));
    expect(gateway.subsystems).toContainEqual({ name: "wms", available: true, generation: "9.1", reason: expect.stringMatching(/OpenSearch.*Job\.parameters is null/) });
  });

  if (generation === "8.0") it("misses nothing, says the gateway", async () => {
    const { gateway } = await data(asReaderOf(grid, "belle")("{ gateway { subsystems { name available generation reason } } }"));
    expect(gateway.subsystems).toContainEqual({ name: "wms", available: true, generation: "8.0", reason: null });
  });

  it("is every optimizer parameter, by name", async () => {
    const { given, expected } = await bothWays("optimizerParameters", "jobId name value", "JobDB", "OptimizerParameters", "Name");
    expect(given).toEqual(expected(rows => rows.map(row => ({ jobId: row["JobID"], name: row["Name"], value: row["Value"] }))));
  });

  it("is every parameter of earlier runs, by reschedule and name", async () => {
    const { given, expected } = await bothWays("previousParameters", "jobId rescheduleCycle name value", "JobDB", "AtticJobParameters", "RescheduleCycle, Name");
    expect(given).toEqual(expected(rows => rows.map(row => ({ jobId: row["JobID"], rescheduleCycle: row["RescheduleCycle"], name: row["Name"], value: row["Value"] }))));
  });

  it("is every heartbeat, as series by name and time, null where the job sent no number", async () => {
    const { given, expected } = await bothWays("heartbeats", "name unit points { time value }", "JobDB", "HeartBeatLoggingInfo", "Name, HeartBeatTime");
    expect(given).toEqual(expected(series));
  });

  it("is every command", async () => {
    const { given, expected } = await bothWays("commands", "jobId command arguments status receptionTime executionTime", "JobDB", "JobCommands", "ReceptionTime");
    expect(given).toEqual(expected(rows => rows.map(row => ({
      jobId: row["JobID"], command: row["Command"], arguments: row["Arguments"], status: row["Status"], receptionTime: iso(row["ReceptionTime"]!), executionTime: row["ExecutionTime"],
    }))));
  });

  it("is every input file, without the prefix that some carry", async () => {
    const { given, expected } = await bothWays("inputFiles", "jobId lfn status", "JobDB", "InputData", "LFN");
    expect(given).toEqual(expected(rows => rows.map(row => ({ jobId: row["JobID"], lfn: String(row["LFN"]).replace("LFN:", "").replace("lfn:", ""), status: row["Status"] }))));
    expect(given.flatMap(job => job.inputFiles).every(({ lfn }: { lfn: string }) => lfn.startsWith("/"))).toBe(true);
  });

  it.each(["belle", "ctao"])("is every job description of %s, or why there is none", async vo => {
    const given = await everyJob(asReaderOf(grid, vo), "jobId jdl { text originalText reason attributes { name values } }");
    const rows = new Map((await grid.run("JobDB", "select * from JobJDLs")).map(row => [row["JobID"], row]));
    const mine = jobs.filter(job => String(job["OwnerGroup"]).startsWith(`${vo}_`));
    expect(mine.length).toBeGreaterThan(50);
    for (const { JobID, Owner, OwnerGroup } of mine) {
      const { text, originalText, reason, attributes } = given.find(({ jobId }) => jobId === JobID).jdl;
      expect({ JobID, text, originalText }).toEqual({ JobID, text: inflated(rows.get(JobID!)!["JDL"]!), originalText: inflated(rows.get(JobID!)!["OriginalJDL"]!) });
      expect(reason).toEqual(text === null ? expect.stringMatching(/^text: /) : null);
      if (text === null) continue;
      const values = (attribute: string) => attributes.find(({ name }: { name: string }) => name === attribute)?.values;
      expect({ JobID, id: values("JobID"), owner: values("Owner"), group: values("OwnerGroup") }).toEqual({ JobID, id: [String(JobID)], owner: [Owner], group: [OwnerGroup] });
    }
  });
});

const iso = (time: string | number) => `${String(time).replace(" ", "T")}Z`;
const inflated = (stored: string | number) => (stored === "" ? null : inflateSync(Buffer.from(String(stored), "base64")).toString());

/** The log of one job as wms.md 2.4 reads it. */
function resolved(rows: Row[]): Json {
  const time = (row: Row) => Math.round((Number(row["StatusTimeOrder"]) + 1_270_000_000) * 1000);
  const sorted = rows.toSorted((a, b) => time(a) - time(b) || String(a["StatusTime"]).localeCompare(String(b["StatusTime"])) || Number(a["SeqNum"]) - Number(b["SeqNum"]));
  let [status, minorStatus, applicationStatus] = ["idem", "idem", "Unknown"] as Row[string][];
  return sorted.map((row, index) => {
    if (row["Status"] !== "idem") status = row["Status"]!;
    if (row["MinorStatus"] !== "idem") minorStatus = row["MinorStatus"]!;
    if (row["ApplicationStatus"] !== "idem") applicationStatus = row["ApplicationStatus"]!;
    const next = sorted[index + 1];
    return {
      seqNum: row["SeqNum"], status, minorStatus, applicationStatus, source: row["StatusSource"],
      statusTime: new Date(time(row)).toISOString().replace(".000Z", "Z"),
      duration: next === undefined ? null : (time(next) - time(row)) / 1000,
    };
  });
}

const UNITS: Readonly<Record<string, string | null>> = { AvailableDiskSpace: "MB", CPUConsumed: "s", LoadAverage: null, MemoryUsed: "MB", Vsize: "kB", WallClockTime: "s" };

function series(rows: Row[]): Json {
  return [...Map.groupBy(rows, row => String(row["Name"]))].map(([name, points]) => ({
    name, unit: UNITS[name],
    points: points.map(row => ({ time: iso(row["HeartBeatTime"]!), value: row["Value"] === "nan" ? null : Number.parseFloat(String(row["Value"])) })),
  }));
}
