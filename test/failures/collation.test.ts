import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { as, data, type Ask, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { refill } from "../query/job-lists.ts";
import { failed, failuresOf, fingerprintsOf } from "./failed-jobs.ts";

describe.each(GRIDS)("error texts on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, ask: Ask;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    ask = as(grid, "alice@belle_user");
  });
  afterAll(() => grid.drop());

  const counts = async (filter = {}): Promise<Record<string, number>> => Object.fromEntries((await failuresOf(ask, "pattern count", { filter })).buckets.map(({ pattern, count }: Json) => [pattern, count]));
  const found = async (errorFingerprint: object): Promise<string[]> =>
    (await data(ask("query ($filter: JobFilter) { jobs(filter: $filter, orderBy: [{field: JOB_ID}]) { nodes { applicationStatus } } }", { filter: { errorFingerprint } }))).jobs.nodes.map((job: Json) => job.applicationStatus);

  it("that differ in case or accents only are different errors", async () => {
    await refill(grid, ["No Space", "no space", "no space", "NO SPACE", "nô space", "nó space"].map(text => failed(text)));
    expect(await counts()).toEqual({ "No Space": 1, "no space": 2, "NO SPACE": 1, "nô space": 1, "nó space": 1 });
    const prints = await fingerprintsOf(ask);
    expect(await found({ in: [prints["no space"]] })).toEqual(["no space", "no space"]);
    expect(await found({ in: [prints["nó space"], prints["NO SPACE"]] })).toEqual(["NO SPACE", "nó space"]);
    expect(await found({ notIn: [prints["no space"]] })).toEqual(["No Space", "NO SPACE", "nô space", "nó space"]);
  });

  it("that differ in blanks only are one error, of which each row is found", async () => {
    const texts = ["no space", "no space ", "no space  ", " no space", "no  space", "no\tspace", "no space\r\n"];
    await refill(grid, [...texts, "nospace"].map(text => failed(text)));
    expect(await counts()).toEqual({ "no space": 7, nospace: 1 });
    const { "no space": print } = await fingerprintsOf(ask);
    expect(await found({ in: [print] })).toEqual(texts);
    expect(await found({ notIn: [print] })).toEqual(["nospace"]);
  });

  it("that differ in what is masked are one error, also where that differs in case or accents only", async () => {
    const texts = ["lost /a/É/c", "lost /a/e/c", "lost /a/E/c", "lost /a/é/c", "lost /a/e/c "];
    await refill(grid, texts.map(text => failed(text)));
    expect(await counts()).toEqual({ "lost <path>": 5 });
    expect(await found({ in: [(await fingerprintsOf(ask))["lost <path>"]] })).toEqual(texts);
    expect(await counts({ applicationStatus: { eq: "lost /a/e/c" } })).toEqual({ "lost <path>": 1 });
  });

  it("of quotes, percents, backslashes and other languages are found again", async () => {
    const texts = ["it's \"so\"", "100 % of a\\b", "' or 1 = 1 -- ", "_", "%", "\\", "ÀÿŒ €", ...(generation === "9.1" || engine === "sqlite" ? ["磁盘已满 \u{1F980}"] : [])];
    await refill(grid, texts.map(text => failed(text, { MinorStatus: "Unknown" })));
    const { buckets } = await failuresOf(ask, "fingerprint example", { first: 100 });
    expect(buckets.map(({ example }: Json) => example).sort()).toEqual(texts.toSorted());
    for (const { fingerprint, example } of buckets) expect(await found({ in: [fingerprint] })).toEqual([example]);
    expect(await found({ in: buckets.map(({ fingerprint }: Json) => fingerprint) })).toEqual(texts);
  });
});
