import { parse, validate } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { complaints } from "./answer-check.ts";
import { anyOperation, type AnyOperation } from "./any-operation.ts";
import { fuzzGrid, schema, VIEWERS, type FuzzGrid } from "./fuzz-grid.ts";
import { RUNS, SEED } from "./runs.ts";

describe.each(["8.0", "9.1"] as const)("any operation on DIRAC %s", generation => {
  let grid: FuzzGrid;
  beforeAll(async () => {
    grid = await fuzzGrid(generation);
  });
  afterAll(() => grid.close());

  it("is answered as GraphQL says, for whoever asks, and never by an error of the gateway's own", async () => {
    const wrong: { seed: number; viewer: string; operation: AnyOperation; what: string[]; log: string[] }[] = [], codes = new Map<string, number>();
    let valid = 0, withData = 0;
    for (let seed = SEED; seed < SEED + RUNS; seed++) {
      const operation = anyOperation(schema, grid.known, seed), viewer = seed % VIEWERS.length;
      const answer = await grid.ask(operation, viewer), what = complaints(schema, operation, answer);
      if (what.length > 0) wrong.push({ seed, viewer: VIEWERS[viewer]!, operation, what, log: grid.failures.splice(0) });
      if (validate(schema, parse(operation.query)).length === 0) valid++;
      if (answer.data !== null && answer.errors.length === 0) withData++;
      for (const { extensions } of answer.errors) codes.set(String(extensions?.["code"]), (codes.get(String(extensions?.["code"])) ?? 0) + 1);
    }
    if (process.env["DIRAC_TEST_FUZZ_RUNS"] !== undefined) process.stderr.write(`${generation}: ${RUNS} operations from seed ${SEED}: ${valid} valid, ${withData} without errors, errors ${JSON.stringify(Object.fromEntries(codes))}\n`);
    expect(wrong.slice(0, 5)).toEqual([]);
    // what is refused before it is executed tries nothing
    expect(valid / RUNS).toBeGreaterThan(0.75);
    expect(withData / RUNS).toBeGreaterThan(0.3);
  }, 60_000 + 100 * RUNS);
});
