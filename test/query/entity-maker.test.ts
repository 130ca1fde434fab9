import { afterEach, expect, it, vi } from "vitest";
import { describe } from "../../src/schema/common/table-registry.ts";
import { Job } from "../../src/schema/wms/job.type.ts";
import { bindTable } from "../../src/datasources/query/bound-table.ts";
import { entityMaker } from "../../src/datasources/query/entity-maker.ts";
import { testGrid } from "../helpers/test-grid.ts";

afterEach(() => void vi.unstubAllGlobals());

/** As a driver may give it: numbers as text, a text as bytes, a time that stands for none. */
const ROW = { jobId: "7", status: Buffer.from("Done"), siteName: null, endExecTime: "9999-12-31 00:00:00", lastUpdateTime: "2026-11-20 12:00:00", verifiedFlag: "True", userPriority: 3 };
const JOB = { jobId: 7, status: "Done", siteName: null, endExecTime: null, lastUpdateTime: "2026-11-20T12:00:00Z", verifiedFlag: true, userPriority: 3 };

it.each([["may", undefined], ["may not", () => { throw new EvalError("Code generation from strings disallowed for this context"); }]])("makes the same entities where Node %s make code from text; what the server has not is null", async (_may, refusal) => {
  if (refusal !== undefined) vi.stubGlobal("Function", refusal);
  const grid = await testGrid("sqlite", "9.1"), database = await grid.databases.open("JobDB");
  const table = bindTable(describe(Job), database, { personalWhere: { kind: "any", of: [] } });
  // ownerDn is of 8.0 only; one more field, so that nothing made before is taken
  const fields = [...Object.keys(ROW), "ownerDn", ...(refusal === undefined ? [] : ["jobName"])], entity = entityMaker(table, fields)({ ...ROW, jobName: "x" });
  expect(entity).toBeInstanceOf(Job);
  expect(entity).toMatchObject({ ...JOB, ownerDn: null });
  await grid.drop();
});
