import { execute, parse, validate } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compiledExecutor } from "../../src/server/execution/compiled-executor.ts";
import { anyOperation } from "../fuzz/any-operation.ts";
import { fuzzGrid, schema, VIEWERS, type FuzzGrid } from "../fuzz/fuzz-grid.ts";
import { RUNS, SEED } from "../fuzz/runs.ts";
import { answerText, firstDifference } from "./same-answer.ts";

const compiled = compiledExecutor(schema, { rowsBeforeReader: 1 });

describe.each(["8.0", "9.1"] as const)("any operation on DIRAC %s, executed by plans", generation => {
  let grid: FuzzGrid;
  beforeAll(async () => {
    grid = await fuzzGrid(generation);
  });
  afterAll(() => grid.close());

  it("is answered to the byte as by graphql-js", async () => {
    const different: object[] = [];
    let tried = 0;
    for (let seed = SEED + 1_000_000; tried < RUNS / 2; seed++) {
      const { query, variables, operationName } = anyOperation(schema, grid.known, seed), document = parse(query);
      if (validate(schema, document).length > 0) continue;
      tried++;
      const viewer = seed % VIEWERS.length, gateway = grid.gatewayOf(viewer);
      const args = async () => ({ schema, document, variableValues: variables, ...(operationName !== undefined && { operationName }), contextValue: await gateway.context({ authorization: undefined }) });
      const expected = withoutSeals(await answerText(execute, await args())), found = withoutSeals(await answerText(compiled, await args()));
      if (found !== expected) different.push({ seed, viewer: VIEWERS[viewer], query, variables, ...firstDifference(found, expected) });
    }
    expect(different.slice(0, 3)).toEqual([]);
  }, 60_000 + 100 * RUNS);
});

/** Addresses of files are sealed anew each time, and end ten minutes from now. */
function withoutSeals(answer: string): string {
  const soon = (time: string) => Math.abs(Date.parse(time) - Date.now() - 600_000) < 60_000;
  return answer.replace(/\/(plots|tables)\/[\w-]+/g, "/$1/…").replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, time => (soon(time) ? "soon" : time));
}
