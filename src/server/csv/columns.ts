import { badInput, GatewayError } from "../../errors.ts";
import { isObject, type Selected, type SelectedFields } from "./selected.ts";

/** A job has 150 with its site, pilot, task queue, user and group. Fragments inside fragments could select thousands of millions. */
const MAX_FIELDS = 1000;

/** One value of a row: the keys that lead to it. */
export type Column = readonly string[];

/** The values that are selected of each row, in order; those of objects in its place. They do not depend on the rows. */
export function columnsOf(fields: SelectedFields, list: Selected): readonly Column[] {
  const columns: Column[] = [];
  let visited = 0;
  const visit = (object: Selected, path: Column) => {
    for (const field of fields.below(object)) {
      if (++visited > MAX_FIELDS) throw new GatewayError("QUERY_TOO_COMPLEX", `query: more than ${MAX_FIELDS} fields of each row are too many for CSV`, { argument: "query" });
      const column = [...path, field.key];
      if (isObject(field)) visit(field, column);
      else columns.push(column);
    }
  };
  visit(list, []);
  if (columns.length === 0) throw badInput("query", `selects no field of the rows of ${list.key}`);
  return columns;
}
