import { Field, InputType } from "type-graphql";
import { FILTER_INPUTS } from "./filter-inputs.ts";
import { once } from "./once.ts";
import { describe, type EntityClass } from "./table-registry.ts";

/** What a filter looks like in TypeScript; datasources/query/filter.ts checks it field by field. */
export type FilterInput = Readonly<Record<string, unknown>>;

/** The filter input of a described class: a boolean tree over its columns. */
export const filterFor = once((type: EntityClass): object => {
  const { name, columns } = describe(type);
  const input = { [`${name}Filter`]: class {} }[`${name}Filter`] as new () => object;
  InputType(`${name}Filter`, { description: `A boolean tree over the columns of ${name}. Siblings are AND-ed, also beside \`or\`.` })(input);
  const add = (field: string, thunk: () => object, description: string) =>
    Field(thunk as () => StringConstructor, { nullable: true, description })(input.prototype as object, field);
  for (const column of columns.values()) {
    const { field, kind, description } = column;
    if (column.filter && kind !== "list") add(field, () => FILTER_INPUTS[kind], description);
  }
  add("not", () => input, "What this does not match; the exact complement, rows without a value included.");
  add("and", () => [input], "All of these; an empty list matches everything.");
  add("or", () => [input], "At least one of these; an empty list matches nothing.");
  return input;
});
