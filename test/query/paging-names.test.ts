import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OrderDirection, type OrderInput } from "../../src/schema/common/order-for.ts";
import type { Job } from "../../src/schema/wms/job.type.ts";
import { aJob } from "../helpers/a-job.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { allJobs, refill, type List } from "./job-lists.ts";
import { walk } from "./walk.ts";

const NAMES = ["jose", "josé", "José", "JOSE", "MSmith", "msmith", "jdoe", "jdoe ", "jdoe  ", " jdoe", "müller", "muller", "", "\\", "a\\b", "o'brien", '"q"', "%", "_", "50%", "zoë"];

describe.each(GRIDS)("pages in order of names on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, jobs: List<Job>;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    jobs = allJobs(grid);
  });
  afterAll(() => grid.drop());

  const byOwner = (direction: OrderDirection): OrderInput[] => [{ field: "owner", direction }];
  const named = (names: readonly string[]) => names.map((Owner, index) => aJob({ JobID: index + 1, Owner }));

  it.each([OrderDirection.ASC, OrderDirection.DESC])("lose and repeat no name that the collation holds for another's, in pages of one row: %s", async direction => {
    await refill(grid, named([...NAMES, ...NAMES]));
    const forward = await walk(jobs, { orderBy: byOwner(direction) }, [1], "forward");
    expect(forward.map(({ jobId }) => jobId).sort((a, b) => a - b)).toEqual([...NAMES, ...NAMES].map((_, index) => index + 1));
    expect(await walk(jobs, { orderBy: byOwner(direction) }, [1], "backward")).toEqual(forward);
  });

  it("go on from a text that the column cannot hold", async () => {
    await refill(grid, named(["alice", "zoë"]));
    const { edges } = await jobs({ orderBy: byOwner(OrderDirection.ASC) }).page([]);
    const [version, print] = JSON.parse(Buffer.from(edges[0]!.cursor, "base64url").toString());
    const at = (owner: string) => Buffer.from(JSON.stringify([version, print, owner, 1])).toString("base64url");
    for (const owner of ["日本", "ΑΣ", "🦀", "\u0000", "'; drop table Jobs; -- "]) {
      expect((await jobs({ orderBy: byOwner(OrderDirection.ASC), after: at(owner) }).page([])).edges.length, owner).toBeLessThanOrEqual(2);
    }
    expect(await jobs().count()).toBe(2);
  });

  it("go on where they were when rows come and go, the cursor's own included", async () => {
    await refill(grid, named(["a", "c", "e", "g", "i"]));
    const orderBy = byOwner(OrderDirection.ASC), names = async (after: string | null) => {
      const { edges, pageInfo } = await jobs({ orderBy, first: 2, after }).page(["owner"]);
      return { owners: edges.map(({ node }) => node.owner), ...pageInfo };
    };
    const first = await names(null);
    expect(first).toMatchObject({ owners: ["a", "c"], hasNextPage: true });
    await grid.run("JobDB", "delete from Jobs where Owner in ('a', 'c')");
    await grid.insert("JobDB", "Jobs", [aJob({ JobID: 90, Owner: "b" }), aJob({ JobID: 91, Owner: "f" })]);
    const second = await names(first.endCursor);
    expect(second).toMatchObject({ owners: ["e", "f"], hasNextPage: true });
    expect(await names(second.endCursor)).toMatchObject({ owners: ["g", "i"], hasNextPage: false, hasPreviousPage: true });
  });
});
