import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FilterInput } from "../../src/schema/common/filter-for.ts";
import type { Job } from "../../src/schema/wms/job.type.ts";
import { lowerCase } from "../../src/datasources/query/lower-case.ts";
import { aJob } from "../helpers/a-job.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { allJobs, refill, type List } from "./job-lists.ts";

/** Names that are the same in lower case. */
const SAME = [
  ["KEK", "kek", "\u212AEK", "ke\u212A"], ["JOSÉ", "josé", "JosÉ"], ["MÜLLER", "müller"], ["ΣΑΣ", "σασ", "Σασ"], ["İzmir", "izmir", "IZMIR"], ["ŁÓDŹ", "łódź"], ["ȺȻ", "ⱥȼ"], ["ЖУК", "жук"],
  ["jdoe ", "JDOE "], ["jdoe", "JDOE"], ["jose", "JOSE"], ["muller", "MULLER"], ["σας"], ["straße", "STRAßE"], ["STRASSE", "strasse"], ["k\u212Akk", "KKKK"], ["e\u0301", "E\u0301"],
];
const names = SAME.flat();

describe.each(GRIDS)("without case on $engine with DIRAC $generation", ({ engine, generation }) => {
  const isStorable = (name: string) => engine === "sqlite" || generation === "9.1" || /^[\x00-\xff]*$/.test(name);
  const stored = names.filter(isStorable);
  let grid: TestGrid, jobs: List<Job>;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    jobs = allJobs(grid);
    await refill(grid, stored.map(Owner => aJob({ Owner })));
  });
  afterAll(() => grid.drop());

  const found = async (filter: FilterInput) => (await jobs({ filter: { owner: filter }, first: 1000 }).page(["owner"])).edges.map(({ node }) => node.owner).sort();

  it.each(names)("%j is any spelling of its letters, accents and blanks being part of them", async name => {
    const expected = SAME.find(same => same.includes(name))!.filter(isStorable).sort();
    expect(await found({ eqIgnoreCase: name })).toEqual(expected);
    expect(await found({ inIgnoreCase: [name, "nobody"] })).toEqual(expected);
    expect(await found({ likeIgnoreCase: name })).toEqual(expected);
  });

  it.each(names.filter(isStorable))("%j is found by any part of it", async name => {
    const letters = [...name];
    for (const [index] of letters.entries()) {
      expect(await found({ containsIgnoreCase: letters.slice(index, index + 2).join("") })).toContain(name);
      expect(await found({ startsWithIgnoreCase: letters.slice(0, index + 1).join("") })).toContain(name);
    }
  });
});

describe("lower case", () => {
  it("is letter by letter: a part of a text is a part of the text in lower case", () => {
    expect([lowerCase("ΣΑΣ"), lowerCase("ΣΑΣΑ"), lowerCase("İ_"), lowerCase("\u212AEK"), lowerCase("É"), lowerCase("ẞ")]).toEqual(["σασ", "σασα", "i_", "kek", "é", "ß"]);
  });
});
