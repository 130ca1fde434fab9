import { describe, expect, test } from "vitest";
import { FAILURES } from "../../demo/failures.ts";
import { makeGrid, rows } from "./demo-grids.ts";

const grid = makeGrid("9.1", { jobs: 6000 });
const failed = rows(grid, "JobDB", "select Site, ApplicationStatus, MinorStatus, EndExecTime from Jobs where Status = 'Failed'")
  .map(row => ({ site: String(row["Site"]), text: String(row["ApplicationStatus"]), minor: String(row["MinorStatus"]), end: String(row["EndExecTime"]) }));

/** A coarse fingerprint: paths, hosts, hexadecimal and other numbers are alike. */
const masked = (text: string) => text.replaceAll(/(LFN:|'|: )?\/[^\s:']+/g, "<path>").replaceAll(/\S+\.(\w+\.)+\w+/g, "<host>").replaceAll(/\b[0-9a-f]{9}\b/g, "<hex>").replaceAll(/\d+/g, "<n>");

describe("failures", () => {
  test("many texts, few kinds", () => {
    expect(new Set(failed.map(({ text }) => text)).size).toBeGreaterThan(400);
    const kinds = Map.groupBy(failed, ({ text }) => masked(text));
    const common = [...kinds.values()].filter(members => members.length >= 3);
    expect(common.length).toBeGreaterThanOrEqual(12);
    expect(common.length).toBeLessThan(60);
  });

  test("some are bound to a site", () => {
    expect(new Set(failed.filter(({ text }) => text.startsWith("gfal2: SSL")).map(({ site }) => site))).toEqual(new Set(["LCG.DESY.de"]));
    const repository = failed.filter(({ text }) => text.startsWith("CVMFS"));
    expect(repository.filter(({ site }) => site === "LCG.TIFR.in").length).toBeGreaterThan(repository.length / 4);
  });

  test("an outage shows in the hours in which it was", () => {
    const outage = failed.filter(({ text, end }) => text.startsWith("conditions database") && end >= "2026-11-24 06:00:00" && end <= "2026-11-24 09:00:00");
    const before = failed.filter(({ text, end }) => text.startsWith("conditions database") && end >= "2026-11-23 06:00:00" && end <= "2026-11-23 09:00:00");
    expect(outage.length).toBeGreaterThan(3 * before.length);
  });

  test("every family has a name of its own", () => {
    expect(new Set(FAILURES.map(({ id }) => id)).size).toBe(FAILURES.length);
  });
});
