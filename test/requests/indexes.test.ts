import { expect, it } from "vitest";
import { findGaps } from "../../src/datasources/catalog-gaps.ts";
import { REQUESTS } from "../../src/datasources/requests/requests-subsystem.ts";
import { testGrid } from "../helpers/test-grid.ts";

it.each([["8.0", ["Operation.Type", "Request.JobID", "Request.Status"]], ["9.1", ["Operation.Type", "Request.JobID", "Request.Owner"]]] as const)("`check` names the indexes that would help requests of DIRAC %s", async (generation, indexes) => {
  const grid = await testGrid("mysql", generation, { names: ["ReqDB"] });
  try {
    const [{ name, tables, askedBy, generation: tell }] = REQUESTS.databases;
    const gaps = async () => {
      const { catalog } = await grid.databases.open(name);
      expect(tell!(catalog)).toBe(generation);
      return findGaps(catalog, tables, generation, askedBy);
    };
    const { columns, indexes: missing } = await gaps();
    expect({ columns, missing: missing.toSorted() }).toEqual({ columns: [], missing: indexes });
  } finally {
    await grid.drop();
  }
});
