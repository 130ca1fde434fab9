import { asViewer, data, type Ask, type Json } from "../helpers/ask.ts";
import type { TestGrid } from "../helpers/test-grid.ts";

/** Asks as an operator of this VO in a group that sees every row. */
export function asReaderOf(grid: TestGrid, vo: string): Ask {
  return asViewer(grid, { name: "reader", group: "readers", vo, properties: new Set(["Operator"]), allVos: true });
}

/** All jobs, newest first, page by page to the end. */
export async function everyJob(ask: Ask, selection: string, pageSize = 50): Promise<Json[]> {
  const jobs: Json[] = [];
  for (let after: string | null = null, more = true; more;) {
    const page: Json = (await data(ask(`query ($first: SafeInt, $after: String) {
      jobs(first: $first, after: $after) { nodes { ${selection} } pageInfo { hasNextPage endCursor } }
    }`, { first: pageSize, after }))).jobs;
    jobs.push(...page.nodes);
    ({ hasNextPage: more, endCursor: after } = page.pageInfo);
  }
  return jobs;
}
