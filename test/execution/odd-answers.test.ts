import { setImmediate as turn } from "node:timers/promises";
import { execute, parse, validate } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compiledExecutor } from "../../src/server/execution/compiled-executor.ts";
import { anyOperation } from "../fuzz/any-operation.ts";
import { KnownValues } from "../fuzz/known-values.ts";
import { RUNS, SEED } from "../fuzz/runs.ts";
import { oddSchema } from "./odd-schema.ts";
import { OddValues } from "./odd-values.ts";
import { answerText, firstDifference } from "./same-answer.ts";

const schema = oddSchema(), known = new KnownValues();

/** Rejected promises that nobody takes end the process; graphql-js leaves some behind a list that is null already. */
const untaken: unknown[] = [];
let others: NodeJS.UnhandledRejectionListener[];
const note = (error: unknown) => void untaken.push(error);
beforeAll(() => {
  others = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection").on("unhandledRejection", note);
});
afterAll(() => {
  process.removeListener("unhandledRejection", note);
  for (const listener of others) process.on("unhandledRejection", listener);
});
/** Until the last promise of an execution is done, also of what is null already. */
const settled = async () => {
  for (let i = 0; i < 8; i++) await turn();
};

describe.each([0, 1000])("operations that are executed by plans, with written readers after %i rows", rowsBeforeReader => {
  const compiled = compiledExecutor(schema, { rowsBeforeReader });
  it("answer to the byte as graphql-js does, whatever resolvers give", async () => {
    const different: { seed: number; query: string; variables: object; compiled: string; graphql: string }[] = [];
    const leftBehind: unknown[] = [];
    let valid = 0, withErrors = 0;
    for (let seed = SEED; seed < SEED + RUNS * 3; seed++) {
      const { query, variables, operationName } = anyOperation(schema, known, seed), document = parse(query);
      if (validate(schema, document).length > 0) continue;
      valid++;
      // the second time by a plan that is there, over rows of their own
      for (const rows of [seed, seed + 1]) {
        const args = () => ({ schema, document, variableValues: variables, ...(operationName !== undefined && { operationName }), rootValue: OddValues.root(schema, rows) });
        const expected = await answerText(execute, args());
        await settled();
        untaken.length = 0;
        const found = await answerText(compiled, args());
        await settled();
        leftBehind.push(...untaken);
        if (expected.includes("\"path\"")) withErrors++;
        if (found !== expected) different.push({ seed, query, variables, ...firstDifference(found, expected) });
      }
    }
    expect(different.slice(0, 3)).toEqual([]);
    expect(leftBehind).toEqual([]);
    expect(valid).toBeGreaterThan(RUNS * 2);
    expect(withErrors).toBeGreaterThan(RUNS / 2);
  }, 60_000 + 100 * RUNS);
});
