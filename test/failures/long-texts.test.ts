import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REGISTRY_WITH_DNS } from "../helpers/a-task-queue.ts";
import { anOperation, aTransfer } from "../helpers/a-transfer.ts";
import { as, data, type Ask, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

/** What FTS says may be 2,048 characters long; a server sorts by the first 1,024 bytes unless it is told to do better. */
const beginning = `${"TRANSFER ERROR: copy failed, ".repeat(68)}`, TEXTS = ["no space left", "no such host", "No such host", "lost /a/b/c", "lost /a/b/d"].map(end => beginning + end);

describe.each(GRIDS)("long texts on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, ask: Ask;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["JobDB", "FTS3DB"], configuration: REGISTRY_WITH_DNS });
    ask = as(grid, "alice@belle_user");
    await grid.insert("FTS3DB", "Operations", [anOperation({ operationID: 1 })]);
    await grid.insert("FTS3DB", "Files", Array.from({ length: 600 }, (_, index) => aTransfer({ error: TEXTS[index % TEXTS.length]!, targetSE: `SE-${index % 7}` })));
  });
  afterAll(() => grid.drop());

  it("that differ only near their end are different errors, and found as such", async () => {
    const { failures } = (await data(ask("{ transfers { failures(of: [ERROR]) { total groupCount buckets { fingerprint pattern count storageElementNames } } } }"))).transfers;
    expect(failures).toMatchObject({ total: 600, groupCount: 4 });
    expect(failures.buckets.map(({ pattern, count, storageElementNames }: Json) => [pattern.slice(beginning.length), count, storageElementNames.length])).toEqual([["lost <path>", 240, 7], ["No such host", 120, 7], ["no space left", 120, 7], ["no such host", 120, 7]]);
    for (const { fingerprint, count } of failures.buckets) {
      expect((await data(ask(`{ transfers(filter: {errorFingerprint: {in: ["${fingerprint}"]}}) { totalCount } }`))).transfers.totalCount).toBe(count);
      expect((await data(ask(`{ transfers(filter: {errorFingerprint: {notIn: ["${fingerprint}"]}}) { totalCount } }`))).transfers.totalCount).toBe(600 - count);
    }
  });
});
