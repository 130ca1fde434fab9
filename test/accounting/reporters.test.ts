import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { as, data, type Ask } from "../helpers/ask.ts";
import { sampleGrid } from "../helpers/sample-grid.ts";
import type { TestGrid } from "../helpers/test-grid.ts";

/** What DIRAC's own reporters answered for the same rows: by `type.report.grouping`, by group, and where it is over time by the bin's begin. */
type Reports = Record<string, { data: Record<string, number | Record<string, number>> }>;

/** Weeks, so that both have the same bins; from and to a Thursday, so that DIRAC's shift of the window by an hour touches no row. */
const WINDOW = `from: "2025-01-02", to: "2026-11-26", bucket: WEEK`;
/** The last bin is not over: DIRAC divides what has happened so far by the whole week. */
const RUNNING = Date.parse("2026-11-19") / 1000;

interface Ours { readonly of: string; readonly form?: string; readonly pie?: boolean; readonly filter?: string; readonly theirs?: (value: number) => number }
const bytes = (value: number) => value * 1e6;
const OURS: Readonly<Record<string, Ours>> = {
  "Job.CPUUsed": { of: "CPUTime", form: "CUMULATIVE" }, "Job.NumberOfJobs": { of: "Entries", form: "RATE" }, "Job.CPUEfficiency": { of: "CPUEfficiency" }, "Job.TotalNumberOfJobs": { of: "Entries", pie: true },
  "Job.AccumulatedWallTime": { of: "ExecTime", form: "CUMULATIVE" }, "Job.RunningJobs": { of: "ExecTime", form: "RATE" },
  "Pilot.NumberOfPilots": { of: "Entries", form: "RATE" }, "Pilot.JobsPerPilot": { of: "JobsPerPilot" }, "Pilot.TotalNumberOfPilots": { of: "Entries", pie: true },
  "DataOperation.Quality": { of: "TransferEfficiency" }, "DataOperation.DataTransfered": { of: "TransferSize", pie: true }, "DataOperation.TransferedData": { of: "TransferSize", form: "CUMULATIVE", theirs: bytes },
  "PilotSubmission.Submission": { of: "NumTotal" }, "PilotSubmission.SubmissionEfficiency": { of: "SubmissionEfficiency" },
  "WMSHistory.NumberOfJobs": { of: "Jobs" }, "StorageOccupancy.FreeSpace": { of: "Space", filter: "Free", theirs: bytes }, "StorageOccupancy.UsedSpace": { of: "Space", filter: "Used", theirs: bytes },
  "Network.PacketLossRate": { of: "PacketLossRate", theirs: value => 100 - value }, "Network.AverageOneWayDelay": { of: "OneWayDelay" }, "Network.Jitter": { of: "Jitter" },
};

describe.each(["8.0", "9.1"] as const)("figures and those of DIRAC %s itself", generation => {
  const reports = JSON.parse(gunzipSync(readFileSync(new URL(`../fixtures/dirac/v${generation[0]}-reports.json.gz`, import.meta.url))).toString()) as Reports;
  let grid: TestGrid, ask: Ask;
  beforeAll(async () => {
    grid = await sampleGrid(generation, "accounting");
    ask = as(grid, "gridadm@belle_admin", ["belle_admin"]);
  });
  afterAll(() => grid.drop());

  it.each(Object.keys(reports))("are equal: %s", async name => {
    const [type, report, by] = name.split(".") as [string, string, string], { of, form, pie = false, filter, theirs = value => value } = OURS[`${type}.${report}`]!;
    const { accounting: { report: ours } } = await data(ask(`{ accounting { report(type: "${type}", ${WINDOW}, by: ["${by}"]${filter === undefined ? "" : `, filter: [{ key: "SpaceType", in: ["${filter}"] }]`}) {
      groups(of: ["${of}"], first: 1000) { buckets { key { value } figures { value } } } series(of: "${of}"${form === undefined ? "" : `, form: ${form}`}, first: 1000) { bins { from } series { key { value } values } } } } }`));
    const found = reports[name]!.data, group = ({ key }: { key: { value: string }[] }) => key[0]!.value;
    // some of theirs have a series Total beside the groups
    expect([...new Set(ours.series.series.map(group))].sort()).toEqual(Object.keys(found).filter(key => key !== "Total").sort());
    if (pie) {
      for (const bucket of ours.groups.buckets) near(bucket.figures[0].value, theirs(found[group(bucket)] as number));
      return;
    }
    for (const one of ours.series.series) {
      const values = found[group(one)] as Record<string, number>;
      ours.series.bins.forEach(({ from }: { from: string }, place: number) => {
        const start = Date.parse(from) / 1000, value = values[start], own = one.values[place];
        if (start === RUNNING && (form === "RATE" || type === "WMSHistory")) return;
        // they fill what they have no row for with 0
        if (own !== null && value !== undefined && !(own === 0 && value === 0)) near(own, own === 0 && value === 0 ? 0 : theirs(value));
        else expect(value ?? 0).toBe(0);
      });
    }
  });

  it("differ for levels where a group was there in some snapshots only: theirs do not add up", async () => {
    const { accounting: { report } } = await data(ask(`{ accounting { report(type: "WMSHistory", ${WINDOW}, by: ["Status"]) { series(of: "Jobs") { total series { key { value } values } } } } }`));
    const last = report.series.total.length - 1, ours = report.series.series.reduce((sum: number, { values }: { values: number[] }) => sum + values[last]!, 0);
    near(ours, report.series.total[last]);
    const theirs = Object.values(reports["WMSHistory.NumberOfJobs.Status"]!.data).reduce<number>((sum, values) => sum + ((values as Record<string, number>)[RUNNING] ?? 0), 0);
    expect(theirs / report.series.total[last]).toBeCloseTo(2, 6);
  });
});

function near(value: number, wanted: number): void {
  expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(wanted)));
}
