import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { data } from "../helpers/ask.ts";
import { sampleGrid } from "../helpers/sample-grid.ts";
import type { Row, TestGrid } from "../helpers/test-grid.ts";
import { asGiven, COLUMNS, FIELDS } from "./job-columns.ts";
import { asReaderOf, everyJob } from "./whole-list.ts";

describe.each(["8.0", "9.1"] as const)("the jobs that DIRAC %s wrote", generation => {
  let grid: TestGrid, stored: Row[];
  beforeAll(async () => {
    grid = await sampleGrid(generation);
    stored = await grid.run("JobDB", "select * from Jobs order by JobID desc");
  });
  afterAll(() => grid.drop());

  it("have no column that is not a field", () => {
    expect(Object.keys(stored[0]!).filter(column => COLUMNS[column] === undefined)).toEqual([]);
  });

  it("have no plain field that is not a column", async () => {
    const { __type: job } = await data(asReaderOf(grid, "belle")('{ __type(name: "Job") { fields { name type { kind ofType { kind } } } } }'));
    const scalars = job.fields.filter(({ type }: { type: { kind: string; ofType: { kind: string } | null } }) => (type.ofType ?? type).kind === "SCALAR");
    expect(scalars.map(({ name }: { name: string }) => name).sort()).toEqual(["id", "transformationId", ...FIELDS].sort());
  });

  it.each(["belle", "ctao"])("are given in every column as they are stored, page by page, to an operator of %s who sees all VOs", async vo => {
    const given = await everyJob(asReaderOf(grid, vo), FIELDS.join(" "));
    expect(given).toEqual(stored.map(row => asGiven(row, vo)));
  });

  it("are the same in pages of any size, and one by one", async () => {
    const ask = asReaderOf(grid, "belle"), ids = stored.map(row => row["JobID"]);
    for (const size of [7, 113, 1000]) expect((await everyJob(ask, "jobId", size)).map(({ jobId }) => jobId)).toEqual(ids);
    const single = await data(ask(`{ ${ids.map(id => `j${id}: job(jobId: ${id}) { ${FIELDS.join(" ")} }`).join(" ")} }`));
    expect(ids.map(id => single[`j${id}`])).toEqual(stored.map(row => asGiven(row, "belle")));
  });

  it("include ghost rows and odd names", () => {
    expect(stored.filter(row => row["Owner"] === "Unknown" && row["SubmissionTime"] === null)).toHaveLength(2);
    expect(stored.map(row => row["JobName"])).toEqual(expect.arrayContaining(["", "  leading and trailing  ", "Robert'); DROP TABLE Jobs;--", "back\\slash\\n", "tab\there", "müon_Eff_é"]));
  });
});
