import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dencode, type Encodable } from "../../../demo/dencode.ts";
import { aStatus } from "../../helpers/a-status.ts";
import { GRIDS, type TestGrid } from "../../helpers/test-grid.ts";
import { aWaitingJob, factsOf, reason, waitingGrid } from "./a-waiting-grid.ts";

const CODE = "INPUT_NOT_READABLE";
const STORAGE = { StorageElements: { "A-SE": { ReadAccess: "Banned" }, "B-SE": {} } };

describe.each(GRIDS)("INPUT_NOT_READABLE, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await waitingGrid(engine, generation, { names: ["ResourceStatusDB"], sites: { "LCG.KEK.jp": {} }, resources: STORAGE, operations: { ResourceStatus: { Config: { State: "Active" } } } });
    await grid.insert("ResourceStatusDB", "ResourceStatus", [
      aStatus({ Name: "A-SE", StatusType: "ReadAccess", Status: "Banned", ElementType: "StorageElement", Reason: "Full" }), aStatus({ Name: "A-SE", StatusType: "WriteAccess", ElementType: "StorageElement" }),
      aStatus({ Name: "B-SE", StatusType: "ReadAccess", ElementType: "StorageElement" }),
    ]);
  });
  afterAll(() => grid.drop());

  async function withInput(Value: string): Promise<number> {
    const jobId = await aWaitingJob(grid);
    await grid.insert("JobDB", "OptimizerParameters", [{ JobID: jobId, Name: "InputData", Value }, { JobID: jobId, Name: "OptimizerChain", Value: "JobPath,InputData" }]);
    return jobId;
  }
  const found = (files: Record<string, string[]>, sites: Encodable = {}) =>
    dencode({ Value: { OK: true, Value: { Successful: Object.fromEntries(Object.entries(files).map(([file, elements]) => [file, Object.fromEntries(elements.map(name => [name, "https://é"]))])), Failed: {} } }, SiteCandidates: sites });

  it("is perhaps why every element that holds a file is closed for reading", async () => {
    const told = await reason(grid, CODE, await withInput(found({ "/belle/a": ["A-SE"], "/belle/b": ["A-SE", "B-SE"], "/belle/c": [] })));
    expect(told).toMatchObject({ rank: 8, certain: false, sentence: "Of its 3 input files, 1 cannot be read: A-SE, where the optimizer found it, is closed for reading." });
    expect(factsOf(told)).toEqual(["input files without a readable replica: 1", "A-SE: Banned since 2026-11-20 09:00 UTC (Full)"]);
    expect(await reason(grid, CODE, await withInput(found({ "/belle/a": ["A-SE"], "/belle/b": ["A-SE"] })))).toMatchObject({ sentence: "None of its 2 input files can be read: A-SE, where the optimizer found them, is closed for reading." });
    expect(await reason(grid, CODE, await withInput(found({ "/belle/a": ["A-SE"] })))).toMatchObject({ sentence: "Its input file cannot be read: A-SE, where the optimizer found it, is closed for reading." });
  });

  it("is not why where one element can be read, or nothing is known of one", async () => {
    expect(await reason(grid, CODE, await withInput(found({ "/belle/a": ["A-SE", "B-SE"] })))).toBeUndefined();
    expect(await reason(grid, CODE, await withInput(found({ "/belle/a": ["A-SE", "C-SE"] })))).toBeUndefined();
  });

  it("knows nothing before the optimizer has been there, and of texts that are not DIRAC's", async () => {
    for (const text of [dencode(["/belle/a"]), "", "d", "ds999999999999:x", "l".repeat(40), "ie", "dse", "{}"]) expect(await reason(grid, CODE, await withInput(text)), text).toBeUndefined();
  });
});

describe("INPUT_NOT_READABLE where the configuration decides, with DIRAC 8.0", () => {
  let grid: TestGrid;
  beforeAll(async () => { grid = await waitingGrid("sqlite", "8.0", { names: ["ResourceStatusDB"], sites: { "LCG.KEK.jp": {} }, resources: STORAGE }); });
  afterAll(() => grid.drop());

  it("asks the option ReadAccess", async () => {
    const jobId = await aWaitingJob(grid);
    await grid.insert("JobDB", "OptimizerParameters", [{ JobID: jobId, Name: "InputData", Value: dencode({ Value: { Successful: { "/belle/a": { "A-SE": "x" }, "/belle/b": { "B-SE": "x" } } }, SiteCandidates: {} }) }]);
    expect(await reason(grid, CODE, jobId)).toMatchObject({ facts: [{ value: "1" }, { name: "A-SE", value: "Banned", source: "/Resources/StorageElements/A-SE/ReadAccess" }] });
  });
});
