import { expect } from "vitest";
import type { ListArgs } from "../../src/schema/common/list-args.ts";
import type { Page } from "../../src/schema/common/listing.ts";
import type { List } from "./job-lists.ts";

/** No list of these tests is longer: a walk that goes on has lost its way. */
const MAX_PAGES = 100;

/** A list read page by page as a client does, from its start or from its end; the sizes of the pages take turns. */
export async function walk<T>(list: List<T>, args: ListArgs, sizes: readonly number[], direction: "forward" | "backward"): Promise<T[]> {
  const rows: T[] = [], isForward = direction === "forward";
  let cursor: string | null = null;
  for (let turn = 0; turn < MAX_PAGES; turn++) {
    const size = sizes[turn % sizes.length]!;
    const page: Page<T> = await list({ ...args, ...(isForward ? { first: size, after: cursor } : { last: size, before: cursor }) }).page([]);
    const found = page.edges.map(({ node }) => node), { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    if (isForward) rows.push(...found);
    else rows.unshift(...found);
    expect({ startCursor, endCursor }, "cursors of the page").toEqual({ startCursor: page.edges[0]?.cursor ?? null, endCursor: page.edges.at(-1)?.cursor ?? null });
    expect(isForward ? hasPreviousPage : hasNextPage, "there are rows on the side that the walk comes from").toBe(cursor !== null);
    if (!(isForward ? hasNextPage : hasPreviousPage)) return rows;
    expect(found, "a page with others behind it").toHaveLength(size);
    cursor = isForward ? endCursor : startCursor;
  }
  throw new Error(`the list has no end: ${JSON.stringify(rows.slice(0, 10))}…`);
}
