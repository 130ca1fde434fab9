import { Field, InputType } from "type-graphql";
import { ERROR_FINGERPRINT_FILTER, FILTER_INPUTS } from "./filter-inputs.ts";
import { once } from "./once.ts";
import { describe, type EntityClass } from "./table-registry.ts";

/** What a filter looks like in TypeScript; datasources/query/filter.ts checks it field by field. */
export type FilterInput = Readonly<Record<string, unknown>>;

/**
 * What the rows are asked that belong to another table's row. The filter of a row is made with its own list, before the
 * schema is built: here, tables that can be filtered by each other would never end.
 */
const listFilterFor = once((type: EntityClass): object => {
  const { name } = describe(type);
  const input = { [`${name}ListFilter`]: class {} }[`${name}ListFilter`] as new () => object;
  InputType(`${name}ListFilter`, { description: `Asks all ${name} that belong to a row; siblings are AND-ed.` })(input);
  const quantifiers = { some: "At least one of them matches.", every: "All of them match; true where there is none.", none: "None of them matches; true where there is none." };
  for (const [quantifier, description] of Object.entries(quantifiers)) Field(() => filterFor(type) as StringConstructor, { nullable: true, description })(input.prototype as object, quantifier);
  return input;
});

/** The filter input of a described class: a boolean tree over its columns. */
export const filterFor = once((type: EntityClass): object => {
  const { name, columns, relations } = describe(type);
  const input = { [`${name}Filter`]: class {} }[`${name}Filter`] as new () => object;
  InputType(`${name}Filter`, { description: `A boolean tree over the columns of ${name}. Siblings are AND-ed, also beside \`or\`.` })(input);
  const add = (field: string, thunk: () => object, description: string) =>
    Field(thunk as () => StringConstructor, { nullable: true, description })(input.prototype as object, field);
  for (const column of columns.values()) {
    const { field, kind, description } = column;
    if (column.filter) add(field, () => FILTER_INPUTS[kind], description);
  }
  const errors = [...columns.values()].filter(({ errorUnless }) => errorUnless !== undefined).map(({ field }) => field);
  if (errors.length > 0) add("errorFingerprint", () => ERROR_FINGERPRINT_FILTER, `By what went wrong, as \`failures\` tells it: the fingerprint of ${errors.join(" or ")}. Beside a filter that leaves at most 10,000 different texts.`);
  for (const [field, { to, many }] of relations) {
    const of = many ? listFilterFor(to()) : undefined;
    add(field, () => of ?? filterFor(to()), many ? `By its ${field}.` : `By its ${field}; true only where there is one.`);
  }
  add("not", () => input, "What this does not match; the exact complement, rows without a value included.");
  add("and", () => [input], "All of these; an empty list matches everything.");
  add("or", () => [input], "At least one of these; an empty list matches nothing.");
  return input;
});
