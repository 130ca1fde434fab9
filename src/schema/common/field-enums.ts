import { registerEnumType } from "type-graphql";
import { once } from "./once.ts";
import { constantCase, describe, type ColumnDescription, type EntityClass } from "./table-registry.ts";

type FieldEnum = Readonly<Record<string, string>>;

function fieldEnum(suffix: string, purpose: string, kept: (column: ColumnDescription) => boolean) {
  return once((type: EntityClass): FieldEnum => {
    const { name, columns } = describe(type);
    const fields = [...columns.values()].filter(kept);
    const values = Object.fromEntries(fields.map(({ field }) => [constantCase(field), field]));
    const valuesConfig = Object.fromEntries(fields.map(({ field, description }) => [constantCase(field), { description }]));
    if (fields.length > 0) registerEnumType(values, { name: `${name}${suffix}`, description: `The fields that ${name} can be ${purpose} by.`, valuesConfig });
    return values;
  });
}

export const orderFieldsOf = fieldEnum("OrderField", "sorted", column => column.sort);
export const groupFieldsOf = fieldEnum("GroupField", "grouped", column => column.group);
export const errorFieldsOf = fieldEnum("ErrorField", "clustered", column => column.errorUnless !== undefined);
export const timeFieldsOf = fieldEnum("TimeField", "put into time buckets", column => column.kind === "time" && column.group);
