/**
 * DIRAC writes, the gateway and the database go down and come back, connections break, and no client may miss anything.
 * DIRAC_CHAOS_SEEDS=20 tries that many other seeds, from DIRAC_CHAOS_FROM (default 1000); DIRAC_CHAOS_TRACE=1 says what
 * happens meanwhile. A seed that has failed once stays in SEEDS; how statements fall between each other is chance even so.
 */
import { afterAll, beforeAll, describe, inject, it } from "vitest";
import { DistantDatabase } from "./chaos/distant-database.ts";
import { PrivateDatabase } from "./chaos/private-database.ts";
import { Run } from "./chaos/run.ts";

// 7 goes through all stages, on DIRAC 9.1; 16 updates 20,000 rows in one statement, on 8.0
const SEEDS = [7, 16];
const further = Array.from({ length: Number(process.env["DIRAC_CHAOS_SEEDS"] ?? 0) }, (_, index) => Number(process.env["DIRAC_CHAOS_FROM"] ?? 1000) + index);

describe("clients that keep a picture of the jobs by list and subscription", () => {
  const database = PrivateDatabase.isPossible ? new PrivateDatabase() : new DistantDatabase(inject("mysqlUrl"));
  beforeAll(() => database.start());
  afterAll(() => database.remove());

  it.each(further.length > 0 ? further : SEEDS)("have exactly what the list gives, whatever was killed, cut or written meanwhile (seed %i)", async seed => {
    await new Run(seed, database).go();
  }, 180_000);
});
