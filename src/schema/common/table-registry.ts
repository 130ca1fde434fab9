/**
 * What the schema classes say about their tables, readable without type-graphql: datasources build their SQL from it.
 * A class is described once, by `@Table` and `@column`; everything else derives from what they record here.
 */

import type { Condition } from "./condition.ts";
import { MANY_ROWS } from "./points.ts";

/** The kinds of values that the gateway tells apart; a flag is DIRAC's ENUM('True','False'), a list its comma-separated text. */
export type Kind = "text" | "integer" | "float" | "time" | "flag" | "list";

/** What the generated modules know of a column. */
export interface ColumnFacts {
  readonly kind: Kind;
  readonly nullable: boolean;
  readonly indexed: boolean;
  readonly generations: readonly string[];
  /** Holds 9999-12-31 where there is no end: a value that is shown as null must not sort as the largest. */
  readonly endless?: boolean;
}

/** What the generated modules know of a table. */
export interface TableFacts {
  readonly database: string;
  readonly table: string;
  /** Where the rows come from, where that is not simply the table. */
  readonly derivedFrom?: string;
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, ColumnFacts>>;
}

/** What a column may be used for, beyond being read. */
export interface ColumnUses {
  readonly filter: boolean;
  readonly sort: boolean;
  readonly group: boolean;
  /** A user's DN or e-mail: the policy decides row by row who reads it. */
  readonly personal: boolean;
}

export interface ColumnDescription extends ColumnUses {
  readonly field: string;
  readonly column: string;
  readonly kind: Kind;
  readonly nullable: boolean;
  readonly description: string;
  /** Of a text that tells what went wrong: the words with which DIRAC says that there is nothing to tell. */
  readonly errorUnless?: readonly string[];
  /** Whether nearly every row has another value. */
  readonly distinct: boolean;
}

export type EntityClass<T extends object = object> = new () => T;

/** Another table of the same database whose rows belong to a row, or to whose row it belongs: it can be filtered by them. */
export interface RelationDescription {
  readonly to: () => EntityClass;
  /** The field of both by which they belong together. */
  readonly by: string;
  /** Whether there may be several. */
  readonly many: boolean;
}

/** A column that names where a row's failure happened; `where` says of which rows, if not of all. */
export interface FailurePlace {
  readonly field: string;
  readonly where?: Condition;
}

/** What the error texts of a table are seen with. */
export interface FailureFacts {
  /** The time at which a row came to say it. */
  readonly seen?: string;
  readonly siteNames?: readonly FailurePlace[];
  readonly storageElementNames?: readonly FailurePlace[];
}

export interface TableDescription<T extends object = object> {
  readonly type: EntityClass<T>;
  /** The GraphQL type's name. */
  readonly name: string;
  readonly facts: TableFacts;
  /** The fields that identify a row. A table that is only read with the row that it belongs to may lack all but the first. */
  readonly keys: readonly string[];
  readonly columns: ReadonlyMap<string, ColumnDescription>;
  readonly relations: ReadonlyMap<string, RelationDescription>;
  readonly failures: FailureFacts;
  /** How many rows it has where DIRAC is large. */
  readonly rows: number;
  /** How many rows of other tables it is put together from, anew for each statement. */
  readonly madeFrom: number;
}

/** What a table says of more than one column. */
export interface TableTies {
  /** By which other tables of its database it can be filtered. */
  readonly relations?: Readonly<Record<string, RelationDescription>>;
  readonly failures?: FailureFacts;
  /** How many rows it has where DIRAC is large: prices follow from it. Without it as many as the largest tables. */
  readonly rows?: number;
  /** Of a table that is put together from others: how many rows these have. */
  readonly madeFrom?: number;
}

const columns = new Map<EntityClass, Map<string, ColumnDescription>>();
const tables = new Map<EntityClass, TableDescription>();

export function recordColumn(type: EntityClass, column: ColumnDescription): void {
  const known = columns.get(type) ?? new Map<string, ColumnDescription>();
  columns.set(type, known.set(column.field, column));
}

export function recordTable(type: EntityClass, name: string, facts: TableFacts, { relations = {}, failures = {}, rows = MANY_ROWS, madeFrom = 0 }: TableTies): void {
  const known = columns.get(type) ?? new Map<string, ColumnDescription>();
  const keys = facts.key.flatMap(key => [...known.values()].filter(({ column }) => column === key).map(({ field }) => field));
  if (known.get(keys[0] ?? "")?.column !== facts.key[0]) throw new Error(`${name} declares no @column for its key ${facts.key[0]}`);
  for (const field of placesOf(failures)) if (!known.has(field)) throw new Error(`${name} declares no @column ${field}, which its failures name`);
  tables.set(type, { type, name, facts, keys, columns: known, relations: new Map(Object.entries(relations)), failures, rows, madeFrom });
}

const placesOf = ({ seen, siteNames = [], storageElementNames = [] }: FailureFacts) => [...(seen === undefined ? [] : [seen]), ...[...siteNames, ...storageElementNames].map(({ field }) => field)];

/** The description of a class that carries `@Table`. */
export function describe<T extends object>(type: EntityClass<T>): TableDescription<T> {
  const table = tables.get(type);
  if (table === undefined) throw new Error(`${type.name} carries no @Table`);
  return table as unknown as TableDescription<T>;
}

/** Every class that carries `@Table`, as far as it was loaded. */
export const describedTypes = (): EntityClass[] => [...tables.keys()];

/** The field name in CONSTANT_CASE, as enums of fields spell it: `siteName` → `SITE_NAME`. */
export function constantCase(field: string): string {
  return field.replace(/([A-Z])/g, "_$1").toUpperCase();
}
