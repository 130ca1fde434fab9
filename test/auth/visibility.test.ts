import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asViewer, type Ask } from "../helpers/ask.ts";
import { GRIDS, type TestGrid } from "../helpers/test-grid.ts";
import { gridOfManyOwners } from "./jobs-of-many-owners.ts";
import { viewerOf, VIEWERS } from "./who-sees-what.ts";
import { WAYS } from "./ways-to-jobs.ts";

describe.each(GRIDS)("on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await gridOfManyOwners(engine, generation);
  });
  afterAll(() => grid.drop());

  describe.each(VIEWERS)("$viewer sees $sees", ({ who, sees }) => {
    let ask: Ask, askForAll: Ask;
    beforeAll(() => {
      const viewer = viewerOf(grid, who);
      ask = asViewer(grid, viewer);
      askForAll = asViewer(grid, { ...viewer, allVos: true });
    });

    it.each(WAYS)("by $way", async ({ take, gives }) => {
      expect(await take(ask, askForAll)).toEqual(gives(sees));
    });
  });
});
