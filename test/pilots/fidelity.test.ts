import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { data, type Json } from "../helpers/ask.ts";
import { sampleGrid } from "../helpers/sample-grid.ts";
import type { Row, TestGrid } from "../helpers/test-grid.ts";
import { asReaderOf } from "../wms/whole-list.ts";
import { asGiven, FIELDS } from "./pilot-columns.ts";

describe.each(["8.0", "9.1"] as const)("the pilots that DIRAC %s wrote", generation => {
  let grid: TestGrid, stored: Row[], jobs: ReadonlySet<Row[string]>, matches: Row[];
  beforeAll(async () => {
    grid = await sampleGrid(generation);
    stored = await grid.run("PilotAgentsDB", "select * from PilotAgents order by PilotID desc");
    jobs = new Set((await grid.run("JobDB", "select JobID from Jobs")).map(({ JobID }) => JobID!));
    matches = await grid.run("PilotAgentsDB", "select * from JobToPilotMapping order by StartTime desc, JobID desc, PilotID desc");
  });
  afterAll(() => grid.drop());

  const pilotsAs = async (vo: string, selection: string): Promise<Json[]> => (await data(asReaderOf(grid, vo)(`{ pilots(first: 1000) { nodes { ${selection} } } }`))).pilots.nodes;

  it.each(["belle", "ctao"])("are given in every column as they are stored, to an operator of %s who sees all VOs", async vo => {
    expect(stored.length).toBeGreaterThan(100);
    expect(await pilotsAs(vo, FIELDS.join(" "))).toEqual(stored.map(row => asGiven(row, vo)));
  });

  it("have the jobs that they took, each once, the last one first", async () => {
    const expected = stored.map(({ PilotID, CurrentJobID }) => {
      const taken = [...new Set(matches.filter(match => match["PilotID"] === PilotID && jobs.has(match["JobID"]!)).map(({ JobID }) => JobID))];
      return { pilotId: PilotID, jobs: taken.map(jobId => ({ jobId })), currentJob: jobs.has(CurrentJobID!) ? { jobId: CurrentJobID } : null };
    });
    expect(matches.length).toBeGreaterThan(150);
    expect(await pilotsAs("belle", "pilotId jobs { jobId } currentJob { jobId }")).toEqual(expected);
  });

  it.each(["belle", "ctao"])("have the output that is stored, for an operator of %s", async vo => {
    const outputs = new Map((await grid.run("PilotAgentsDB", "select * from PilotOutput")).map(row => [row["PilotID"], row]));
    const text = (value: Row[string] | undefined) => (value === '""' ? "" : value);
    const expected = stored.map(row => {
      const output = asGiven(row, vo)["vo"] === vo ? outputs.get(row["PilotID"]!) : undefined;
      return { output: output === undefined ? null : { stdOutput: text(output["StdOutput"]), stdError: text(output["StdError"]) } };
    });
    expect(expected.filter(({ output }) => output !== null).length).toBeGreaterThan(0);
    expect(await pilotsAs(vo, "output { stdOutput stdError }")).toEqual(expected);
  });
});
