import { LRUCache } from "lru-cache";
import type { EntityClass, Kind } from "../../schema/common/table-registry.ts";
import type { BoundTable } from "./bound-table.ts";
import { DECODE } from "./decode.ts";
import type { RawRow } from "./rows.ts";

type Maker = (row: RawRow) => object;

/** Each choice of fields has one; portals make the same few again and again. */
const MAX_MAKERS = 500;
/** By the class, and then the fields with those that the server has not. */
const makers = new LRUCache<string, Maker>({ max: MAX_MAKERS });
const numbers = new Map<EntityClass, number>();

/** What a driver gives for most values of a kind, which then is the value itself. */
const AS_IT_IS: Partial<Record<Kind, string>> = { text: "string", integer: "number", float: "number" };

/** A function from a raw row to an entity, for these fields; what the server does not have is null. */
export function entityMaker<T extends object>({ description: { type, keys, columns: described }, columns }: BoundTable<T>, fields: Iterable<string>): (row: RawRow) => T {
  const wanted = [...new Set([...keys, ...fields])].filter(field => described.has(field)), known = wanted.filter(field => columns.has(field));
  const number = numbers.get(type) ?? numbers.set(type, numbers.size).size, name = `${number} ${known.join()} ${known.length === wanted.length ? "" : wanted.join()}`;
  const made = makers.get(name) ?? makerOf(type, wanted.map(field => ({ field, kind: columns.has(field) ? described.get(field)!.kind : undefined })));
  makers.set(name, made);
  return made as (row: RawRow) => T;
}

interface MadeField { readonly field: string; readonly kind: Kind | undefined }

/** Writes the function as somebody would who knew the fields: V8 finds a property whose name stands in the code ten times faster. Fields are names of our own classes. */
function makerOf(type: EntityClass, fields: readonly MadeField[]): Maker {
  try {
    const lines = fields.map(({ field, kind }, index) => `value = row[${JSON.stringify(field)}]; entity[${JSON.stringify(field)}] = ${made(kind, `decoders[${index}]`)};`);
    const make = new Function("Type", "decoders", `return row => {\nconst entity = new Type();\nlet value;\n${lines.join("\n")}\nreturn entity;\n};`) as (of: EntityClass, decoders: unknown[]) => Maker;
    return make(type, fields.map(({ kind }) => (kind === undefined ? undefined : DECODE[kind])));
  } catch {
    // Node may be told to make no code from text
    return row => {
      const entity = new type() as Record<string, unknown>;
      for (const { field, kind } of fields) entity[field] = kind === undefined ? null : DECODE[kind](row[field]);
      return entity;
    };
  }
}

function made(kind: Kind | undefined, decode: string): string {
  if (kind === undefined) return "null";
  const plain = AS_IT_IS[kind];
  return plain === undefined ? `${decode}(value)` : `typeof value === "${plain}" ? value : ${decode}(value)`;
}
