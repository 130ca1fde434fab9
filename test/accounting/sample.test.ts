import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { as, data, type Ask } from "../helpers/ask.ts";
import { sampleGrid } from "../helpers/sample-grid.ts";
import type { TestGrid } from "../helpers/test-grid.ts";

const WINDOW = `from: "2025-01-01", to: "2026-11-21"`;

describe.each(["8.0", "9.1"] as const)("accounting that a real DIRAC %s wrote", generation => {
  let grid: TestGrid, ask: Ask, prefix: string;
  beforeAll(async () => {
    grid = await sampleGrid(generation, "accounting");
    ask = as(grid, "gridadm@belle_admin", ["belle_admin"]);
    prefix = generation === "8.0" ? "Belle-Production_" : "";
  });
  afterAll(() => grid.drop());

  const sum = async (table: string, column: string, rest = "") => Number((await grid.run("AccountingDB", `select sum(${column}) as total from \`ac_bucket_${prefix}${table}\` ${rest}`))[0]!["total"]);

  it("declares its types, with their keys, measures and ladders", async () => {
    const { accounting: { types } } = await data(ask("{ accounting { types { name tableName known keys { name mayFilter } measures { name kind unit } bucketLengths { age length } pending } } }"));
    expect(types.map(({ name }: { name: string }) => name).sort()).toEqual(["DataOperation", "Job", "Network", "Pilot", "PilotSubmission", "StorageOccupancy", "WMSHistory"]);
    const job = types.find(({ name }: { name: string }) => name === "Job");
    expect(job).toMatchObject({ tableName: `${prefix}Job`, known: true });
    expect(job.bucketLengths[0]).toEqual({ age: 691_200, length: 3600 });
  });

  it("has totals that are the sums of the rows", async () => {
    const { accounting: { job } } = await data(ask(`{ accounting { job(${WINDOW}) { totals { measure value unit label } coverage { earliest latest unaligned pending lengths { length rows entries } } } } }`));
    const figures = new Map(job.totals.map(({ measure, value }: { measure: string; value: number }) => [measure, value]));
    expect(figures.get("CPU_TIME")).toBeCloseTo(await sum("Job", "CPUTime"), 4);
    expect(figures.get("ENTRIES")).toBeCloseTo(await sum("Job", "entriesInBucket"), 6);
    expect(job.coverage.lengths.reduce((total: number, { entries }: { entries: number }) => total + entries, 0)).toBeCloseTo(await sum("Job", "entriesInBucket"), 6);
  });

  it("presets a site: what is booked there, and of data operations what was asked for there", async () => {
    const { accounting: { job: all, dataOperation: asked } } = await data(ask(`{ accounting { job(${WINDOW}, by: [SITE]) { groups(of: [CPU_TIME]) { buckets { key { value } figures { value } } } } dataOperation(${WINDOW}, by: [EXECUTION_SITE]) { groups(of: [TRANSFER_SIZE], first: 1000) { buckets { key { value } figures { value } } } } } }`));
    const [first] = all.groups.buckets, name = first.key[0].value;
    const { site } = await data(ask(`{ site(name: "${name}") { accounting { job(${WINDOW}) { totals(of: [CPU_TIME]) { value } } dataOperation(${WINDOW}) { totals(of: [TRANSFER_SIZE]) { value } } } } }`));
    expect(site.accounting.job.totals).toEqual(first.figures);
    expect(site.accounting.dataOperation.totals[0].value).toBe(asked.groups.buckets.find(({ key }: { key: { value: string }[] }) => key[0]!.value === name)?.figures[0].value ?? 0);
  });

  it.each(["job", "pilot", "pilotSubmission", "dataOperation", "network", "storageOccupancy", "wmsHistory"])("has the same totals of %s by every key", async field => {
    const name = field === "wmsHistory" ? "WMSHistory" : field.replace(/^./, first => first.toUpperCase());
    const { accounting: { types } } = await data(ask("{ accounting { types { name keys { name mayGroup } } } }"));
    const { accounting: { report: { totals } } } = await data(ask(`{ accounting { report(type: "${name}", ${WINDOW}) { totals { measure value } } } }`));
    const { keys } = types.find((type: { name: string }) => type.name === name);
    for (const key of keys.map((found: { name: string }) => found.name)) {
      const { accounting: { report } } = await data(ask(`query ($of: [String!]!) { accounting { report(type: "${name}", ${WINDOW}, by: ["${key}"]) { groups(of: $of, first: 3) { total { measure value } other { value } unknown { value } buckets { figures { value } } } } } }`, { of: totals.map(({ measure }: { measure: string }) => measure) }));
      expect(report.groups.total).toEqual(totals);
    }
  });
});
