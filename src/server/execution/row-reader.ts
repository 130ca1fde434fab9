import type { GraphQLLeafType } from "graphql";
import { unchangedType } from "./unchanged.ts";

/** A field that stands in the row by its name, or is the same for each row. */
export type RowField = { readonly key: string; readonly constant: string } | { readonly key: string; readonly name: string; readonly leaf: GraphQLLeafType; readonly nullable: boolean };

/** A row's answer; undefined for a row that holds anything unusual, which is then gone through field by field. */
export type RowReader = (row: object) => Record<string, unknown> | undefined;

/** More are of an operation that is unusual itself. */
const MAX_FIELDS = 200;

/**
 * Writes a function for rows that hold nothing but the values of these fields, as somebody would who knew the fields: V8
 * finds a property whose name stands in the code ten times faster than one whose name stands in a variable. Only names
 * that GraphQL allows get into the code, quoted. Undefined where Node may not make code from text.
 */
export function rowReader(fields: readonly RowField[]): RowReader | undefined {
  if (fields.length === 0 || fields.length > MAX_FIELDS) return undefined;
  const lines = fields.map((field, index) => lineOf(field, `v${index}`, `leaves[${index}]`)), answer = fields.map(({ key }, index) => `${property(key)}: v${index}`);
  try {
    const make = new Function("leaves", "unusual", `return row => {\n${lines.join("\n")}\nreturn { ${answer.join(", ")} };\n};`) as (leaves: unknown[], unusual: (value: unknown) => undefined) => RowReader;
    return make(fields.map(field => ("leaf" in field ? field.leaf : undefined)), unusual);
  } catch {
    return undefined;
  }
}

function lineOf(field: RowField, value: string, leaf: string): string {
  if ("constant" in field) return `const ${value} = ${JSON.stringify(field.constant)};`;
  const read = `let ${value} = row[${JSON.stringify(field.name)}];`, empty = field.nullable ? `${value} = null;` : "return undefined;", unchanged = unchangedType(field.leaf);
  const written = `{ if (typeof ${value} === "object" || typeof ${value} === "function") return unusual(${value}); ${value} = ${leaf}.serialize(${value}); if (${value} == null || typeof ${value} === "object") return undefined; }`;
  return unchanged === undefined
    ? `${read} if (${value} == null) ${empty} else ${written}`
    : `${read} if (typeof ${value} !== "${unchanged}") { if (${value} == null) ${empty} else ${written} }`;
}

/** In a literal `__proto__: …` is no property. */
const property = (key: string) => (key === "__proto__" ? '["__proto__"]' : JSON.stringify(key));

/** It is read again, field by field: a promise that a getter makes anew each time is nobody's then. */
function unusual(value: unknown): undefined {
  if (value instanceof Promise) value.catch(() => {});
}
