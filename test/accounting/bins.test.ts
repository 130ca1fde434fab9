import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { as, data, NOW, type Ask } from "../helpers/ask.ts";
import { testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { Book, seconds } from "./book.ts";

const DAY = 86_400, NOW_S = NOW / 1000;

describe("bins of accounting", () => {
  let grid: TestGrid, ask: Ask;
  beforeAll(async () => {
    grid = await testGrid("sqlite", "9.1", { names: ["AccountingDB"] });
    ask = as(grid, "admin@belle_admin", ["belle_admin"]);
    const book = new Book(grid);
    await book.declare("Job", "Pilot", "WMSHistory");
    await book.add("Job", [
      { start: seconds("2026-11-20T11:00:00Z"), length: 3600, values: { CPUTime: 3600 } },
      // of the running hour nothing has passed but what has
      { start: NOW_S, length: 3600, values: { CPUTime: 7 } },
      { start: seconds("2026-11-01"), length: DAY, values: { CPUTime: 86_400 } },
      { start: seconds("2026-10-01"), length: 7 * DAY, values: { CPUTime: 7 } },
    ]);
    await book.add("WMSHistory", [
      { start: seconds("2026-11-20T10:00:00Z"), length: 900, entries: 1, keys: { Status: "Running" }, values: { Jobs: 10 } },
      { start: seconds("2026-11-20T10:00:00Z"), length: 900, entries: 1, keys: { Status: "Waiting" }, values: { Jobs: 5 } },
      // of four snapshots one combination was there in two
      { start: seconds("2026-11-20T10:15:00Z"), length: 3600, entries: 4, keys: { Status: "Running" }, values: { Jobs: 40 } },
      { start: seconds("2026-11-20T10:15:00Z"), length: 3600, entries: 2, keys: { Status: "Waiting" }, values: { Jobs: 16 } },
    ]);
  });
  afterAll(() => grid.drop());

  const series = async (args: string, of = "of: CPU_TIME") => (await data(ask(`{ accounting { job(${args}) { series(${of}) { unit per label total bins { from to partial spread } } } } }`))).accounting.job.series;

  it.each([
    ["2026-11-19T12:00:00Z", 24, "HOUR"], ["2026-11-01", 20, "DAY"], ["2026-01-01", 47, "WEEK"],
  ])("has as many as can be looked at, no shorter than rows: since %s %i, of a %s", async (from, count, _length) => {
    const { bins } = await series(`from: "${from}"`);
    expect(bins.length).toBe(count);
  });

  it("takes longer ones than DIRAC's ladder says where rows are longer", async () => {
    const { bins, total } = await series(`from: "2026-10-01", to: "2026-10-29"`);
    expect(bins.map(({ from }: { from: string }) => from)).toEqual(["2026-10-01T00:00:00Z", "2026-10-08T00:00:00Z", "2026-10-15T00:00:00Z", "2026-10-22T00:00:00Z"]);
    expect(total).toEqual([7, 0, 0, 0]);
  });

  it("cuts a row over shorter bins in proportion, and says so", async () => {
    const { bins, total } = await series(`from: "2026-10-01", to: "2026-10-04", bucket: DAY`);
    expect(total).toEqual([1, 1, 1]);
    expect(bins.every(({ spread }: { spread: boolean }) => spread)).toBe(true);
  });

  it("counts a row that is not over as of the time until now, and marks its bin", async () => {
    const running = as(grid, "admin@belle_admin", ["belle_admin"]);
    const { accounting: { job } } = await data(running(`{ accounting { job(from: "2026-11-20T11:30:00Z", to: "2026-11-20T13:00:00Z", bucket: HOUR) { series(of: CPU_TIME) { total bins { from to partial } } totals(of: [CPU_TIME]) { value } } } }`));
    expect(job.series).toEqual({ total: [1800, 7], bins: [{ from: "2026-11-20T11:30:00Z", to: "2026-11-20T12:00:00Z", partial: true }, { from: "2026-11-20T12:00:00Z", to: "2026-11-20T13:00:00Z", partial: true }] });
    expect(job.totals[0].value).toBe(1807);
  });

  it("has weeks that begin on Thursday, and months and years of the calendar", async () => {
    const froms = async (args: string) => (await series(args)).bins.map(({ from }: { from: string }) => from.slice(0, 10));
    expect(await froms(`from: "2026-11-09", to: "2026-11-20", bucket: WEEK`)).toEqual(["2026-11-09", "2026-11-12", "2026-11-19"]);
    expect(await froms(`from: "2026-09-15", to: "2026-11-20", bucket: MONTH`)).toEqual(["2026-09-15", "2026-10-01", "2026-11-01"]);
    expect(await froms(`from: "2025-06-01", to: "2026-11-20", bucket: YEAR`)).toEqual(["2025-06-01", "2026-01-01"]);
    expect((await series(`from: "2026-09-01", to: "2026-11-01", bucket: MONTH`)).bins.map(({ partial }: { partial: boolean }) => partial)).toEqual([false, false]);
  });

  it("tells rates of the time that has passed", async () => {
    const { total, per, label } = await series(`from: "2026-11-20T11:00:00Z", to: "2026-11-20T13:00:00Z", bucket: HOUR`, "of: CPU_TIME, form: RATE, unit: HOURS, per: DAY");
    expect({ total, per, label }).toEqual({ total: [24, null], per: "DAY", label: "hours / day" });
  });

  it("runs on in cumulative form, and has shares of each bin", async () => {
    expect((await series(`from: "2026-10-01", to: "2026-10-04", bucket: DAY`, "of: CPU_TIME, form: CUMULATIVE")).total).toEqual([1, 2, 3]);
    expect((await series(`from: "2026-10-01", to: "2026-10-09", bucketLength: 604800`, "of: CPU_TIME, form: SHARE")).total).toEqual([100, null]);
  });

  it("levels what is counted by snapshots, also where a combination was there in some of them only", async () => {
    const { accounting: { wmsHistory } } = await data(ask(`{ accounting { wmsHistory(from: "2026-11-20T10:00:00Z", to: "2026-11-20T11:15:00Z", by: [STATUS]) { totals(of: [JOBS]) { value form } groups(of: [JOBS]) { buckets { key { value } figures { value } } } } } }`));
    // five snapshots: 10 + 40 running, 5 + 16 waiting
    expect(wmsHistory.totals[0]).toEqual({ value: 71 / 5, form: "MEAN" });
    expect(wmsHistory.groups.buckets).toEqual([{ key: [{ value: "Running" }], figures: [{ value: 10 }] }, { key: [{ value: "Waiting" }], figures: [{ value: 21 / 5 }] }]);
  });

  it("tells the period before", async () => {
    const { accounting: { job } } = await data(ask(`{ accounting { job(from: "2026-11-02", to: "2026-11-03") { totals(of: [CPU_TIME]) { value } previous { from to totals(of: [CPU_TIME]) { value } } } } }`));
    expect(job).toEqual({ totals: [{ value: 0 }], previous: { from: "2026-11-01T00:00:00Z", to: "2026-11-02T00:00:00Z", totals: [{ value: 86_400 }] } });
  });

  it.each([
    [`from: "2026-11-20", to: "2026-11-19"`, "totals { value }", "to: the window must end after it begins"],
    [`from: "yesterday"`, "totals { value }", /^from: "yesterday" is no time/],
    [`from: "2026-01-01", bucket: QUARTER_HOUR`, "series(of: CPU_TIME) { total }", "bucket: 900 seconds gives more than 1000 bins; take longer ones, or a shorter time"],
    [`from: "-P1D", bucket: DAY, bucketLength: 60`, "totals { value }", "bucketLength: say either bucket or bucketLength"],
    [`from: "-P1D"`, "groups(of: [CPU_TIME]) { groupCount }", "by: groups need at least one key; totals need none"],
    [`from: "-P1D", by: [SITE]`, "groups(of: [CPU_TIME], first: 0) { groupCount }", "first: 1 to 1000 groups can be asked for"],
    [`from: "-P1D"`, "totals(of: [CPU_EFFICIENCY], form: SUM) { value }", "form: CPUEfficiency is a ratio and has no SUM; it has MEAN"],
    [`from: "-P1D"`, "totals(of: [CPU_TIME], unit: GB) { value }", "unit: CPUTime is told in SECONDS, MILLISECONDS, MINUTES, HOURS, DAYS, WEEKS, MONTHS, YEARS, not in GB"],
    [`from: "-P1D"`, "totals(of: [CPU_TIME], form: SUM, per: DAY) { value }", "per: only a RATE is told per something; CPUTime is asked for as SUM"],
    [`from: "-P1D"`, "plot(of: CPU_TIME, kind: QUALITY) { url }", "kind: QUALITY is for percentages"],
  ])("says what is wrong with %s %s", async (args, parts, message) => {
    const { errors } = await ask(`{ accounting { job(${args}) { ${parts} } } }`);
    expect(errors[0]).toMatchObject({ message: typeof message === "string" ? message : expect.stringMatching(message), extensions: { code: "BAD_USER_INPUT" } });
  });

  it("refuses sums of levels, and names what there is for types, keys and measures that are not there", async () => {
    const said = async (query: string) => (await ask(`{ accounting { ${query} } }`)).errors[0]!.message;
    expect(await said(`wmsHistory(from: "-P1D") { totals(of: [JOBS], form: CUMULATIVE) { value } }`)).toBe("form: Jobs is a gauge and has no CUMULATIVE; it has MEAN, SHARE");
    expect(await said(`report(type: "Jobs", from: "-P1D") { totals { value } }`)).toBe("type: \"Jobs\" is no accounting type of this installation; these are: Job, Pilot, WMSHistory");
    expect(await said(`report(type: "Pilot", from: "-P1D", by: ["Sites"]) { totals { value } }`)).toMatch(/^by\.0: Pilot has no key "Sites"; it has: User, /);
    expect(await said(`report(type: "Pilot", from: "-P1D") { totals(of: ["Cores"]) { value } }`)).toBe("of: Pilot has no measure \"Cores\" here; it has: Jobs, JobsPerPilot, Entries");
  });
});
