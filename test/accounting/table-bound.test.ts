import { expect, it } from "vitest";
import type { AccountingReport } from "../../src/datasources/accounting/accounting-report.ts";
import type { FileRequest } from "../../src/datasources/accounting/file-seal.ts";
import { accountingTable } from "../../src/server/files/accounting-table.ts";

/** So many groups in a thousand bins, as a report tells them. */
const reportOf = (groups: number) => {
  const bins = Array.from({ length: 1000 }, (_, index) => ({ from: `${index}`, to: `${index + 1}`, partial: false, spread: false })), zeros = bins.map(() => 0);
  const series = Array.from({ length: groups }, (_, index) => ({ key: [{ field: "Site", value: `site ${index}` }], total: 1000, values: bins.map(() => 1) }));
  return { by: ["Site"], allSeries: async () => [{ bins, label: "jobs", total: zeros, other: zeros, unknown: zeros, series }] } as unknown as AccountingReport;
};
const REQUEST = { of: ["ENTRIES"], shown: {}, first: 5000 } as unknown as FileRequest;

it("a table of 100,000 lines is written, a longer one refused with what to do", async () => {
  expect((await accountingTable(reportOf(100), REQUEST)).trimEnd().split("\r\n")).toHaveLength(100_001);
  await expect(accountingTable(reportOf(101), REQUEST)).rejects.toMatchObject({ code: "QUERY_TOO_COMPLEX", message: expect.stringContaining("longer bins") });
});
