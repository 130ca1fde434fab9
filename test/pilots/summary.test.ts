import { describe, expect, it } from "vitest";
import { summarize } from "../../src/datasources/pilots/pilot-summary.ts";

function summaryOf(total: number, aborted: number) {
  const counts = (status: string, all: number) => ({ siteName: "site", computingElementName: "ce", status, all, lastDay: 0, lastHour: 0, emptyLastDay: 0 });
  return summarize([counts("Running", total - aborted), counts("Aborted", aborted)], ["siteName"])[0]!;
}

describe("the health of a site", () => {
  it.each([
    [10, 10, "Idle"], [11, 11, "Bad"], [100, 76, "Bad"], [100, 75, "Poor"], [100, 41, "Poor"], [100, 40, "Fair"], [100, 16, "Fair"], [100, 15, "Good"], [11, 0, "Good"],
  ])("with %i pilots, %i of them aborted, is %s", (total, aborted, health) => {
    expect(summaryOf(total, aborted)).toMatchObject({ total, health });
  });
});
