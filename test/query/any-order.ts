import fc from "fast-check";
import type { Generation } from "../../src/config/generation.ts";
import { OrderDirection, type OrderInput } from "../../src/schema/common/order-for.ts";
import type { Row, TestGrid } from "../helpers/test-grid.ts";
import { fieldsOf } from "./oracle.ts";

/** Up to three sort keys; 8.0 cannot sort by the `vo` that it derives. */
export function anyOrder(generation: Generation): fc.Arbitrary<OrderInput[]> {
  const fields = fieldsOf(generation).filter(({ field, sort }) => sort && (generation === "9.1" || field !== "vo")).map(({ field }) => field);
  const one = fc.record({ field: fc.constantFrom(...fields), direction: fc.constantFrom(OrderDirection.ASC, OrderDirection.DESC) });
  return fc.uniqueArray(one, { selector: ({ field }) => field, maxLength: 3 });
}

/**
 * What the order means, by the database itself: text by its column's collation, enums by their text, no value first. The
 * key decides between equals, in the direction of the last sort key.
 */
export async function sorted(grid: TestGrid, rows: readonly Row[], orderBy: readonly OrderInput[]): Promise<number[]> {
  if (rows.length === 0) return [];
  const columns = fieldsOf(grid.generation);
  const terms = [...orderBy, { field: "jobId", direction: orderBy.at(-1)?.direction ?? OrderDirection.DESC }].map(({ field, direction }) => {
    const { column } = columns.find(one => one.field === field)!;
    return `${isEnum(column) && grid.engine === "mysql" ? `concat(${column})` : column} ${direction}`;
  });
  const found = await grid.run("JobDB", `select JobID from Jobs where JobID in (${rows.map(row => row["JobID"]).join()}) order by ${terms.join()}`);
  return found.map(row => Number(row["JobID"]));
}

const isEnum = (column: string) => column.endsWith("Flag") || column === "JobSplitType";
