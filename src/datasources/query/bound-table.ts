import { sql } from "kysely";
import { badInput, GatewayError } from "../../errors.ts";
import { once } from "../../schema/common/once.ts";
import type { ColumnDescription, TableDescription } from "../../schema/common/table-registry.ts";
import type { StoredColumn } from "../catalog.ts";
import type { OpenDatabase } from "../database.ts";
import { conditionSql, shownTime } from "./condition-sql.ts";
import type { Condition } from "../../schema/common/condition.ts";
import type { Sql } from "./dialect.ts";
import type { BoundFollows, Follows } from "./follows.ts";

/** A field as this server can give it. */
export interface BoundColumn {
  readonly description: ColumnDescription;
  /** The value, before it is decoded; made where it is asked for, since few operations read all fields. */
  readonly value: Sql;
  /** The physical column, where the value is just that: only then its index, collation and order serve. */
  readonly stored?: StoredColumn;
  /** Whether the value is what stands in the column, not a part of it. */
  readonly isPlain?: true;
  /** How the value follows from another field, where it is not stored. */
  readonly follows?: BoundFollows;
}

/** A described table on one server: which of its fields exist there and how they are read. */
export interface BoundTable<T extends object = object> {
  readonly description: TableDescription<T>;
  readonly database: OpenDatabase;
  readonly from: Sql;
  readonly columns: ReadonlyMap<string, BoundColumn>;
  readonly related: Related;
}

/** The tables of the relations; made when they are asked for, since tables may be filtered by each other. */
type Related = Readonly<Record<string, () => BoundTable>>;

export interface Binding {
  /** Fields that this server does not store, and how they follow from others. */
  readonly following?: Readonly<Record<string, Follows>>;
  /** The rows whose personal columns the viewer may read. */
  readonly personalWhere?: Condition;
  /** The tables of its relations. No policy of theirs applies where a row is filtered by them: whoever sees the row sees these. */
  readonly related?: Related;
  /** What to select from, and its columns, where that is not simply the table. */
  readonly derived?: { readonly from: Sql; readonly columns: ReadonlyMap<string, StoredColumn> };
}

/** Finds out which fields of a description this server has. */
export function bindTable<T extends object>(description: TableDescription<T>, database: OpenDatabase, { following = {}, personalWhere, related = {}, derived }: Binding = {}): BoundTable<T> {
  const stored = derived?.columns ?? database.catalog.get(description.facts.table)?.columns ?? new Map<string, StoredColumn>();
  const columns = new Map(storedColumns(stored)(description));
  // nothing masked: a policy, and what follows from a personal column, may ask what that column holds
  const whole: BoundTable<T> = { description, database, from: derived?.from ?? sql.table(description.facts.table), columns, related };
  for (const [field, from] of Object.entries(following)) {
    if (columns.has(field)) continue;
    const source = description.columns.get(from.field);
    if (source === undefined) throw new Error(`${description.name}.${field} follows from ${from.field}, which is no @column`);
    if (!columns.has(from.field)) throw absent(whole, source);
    columns.set(field, { description: description.columns.get(field)!, follows: { from, table: whole }, get value() { return from.sql(whole); } });
  }
  const masked = new Map(columns);
  for (const [field, column] of columns) {
    if (!column.description.personal) continue;
    if (personalWhere === undefined) throw new Error(`${description.name}.${field} is personal: bind the table with personalWhere, the rows whose persons the viewer may see`);
    masked.set(field, { description: column.description, get value() { return sql`case when ${conditionSql(personalWhere, whole)} then ${column.value} end`; } });
  }
  return { ...whole, columns: masked };
}

/** The described columns that are stored. Each operation binds its tables anew; these are the same as long as the server's tables are. */
const storedColumns = once((stored: ReadonlyMap<string, StoredColumn>) => once((description: TableDescription): ReadonlyMap<string, BoundColumn> => {
  const columns = new Map<string, BoundColumn>();
  for (const [field, column] of description.columns) {
    const known = stored.get(column.column);
    if (known === undefined) continue;
    const value = sql.ref(column.column);
    columns.set(field, description.facts.columns[column.column]!.endless === true
      ? { description: column, value: shownTime(value), stored: { ...known, nullable: true } }
      : { description: column, value, stored: known, isPlain: true });
  }
  return columns;
}));

export function relatedTable({ description, related }: BoundTable, relation: string): BoundTable {
  const bind = related[relation];
  if (bind === undefined) throw new Error(`${description.name} can be filtered by its ${relation}: bind the table with \`related\``);
  return bind();
}

/** The column behind a field that a client named. If only DIRAC's other generation has it, that is the client's mistake. */
export function requireColumn(table: BoundTable, field: string, argument: string): BoundColumn {
  const column = table.columns.get(field);
  if (column !== undefined) return column;
  const description = table.description.columns.get(field), generations = description && table.description.facts.columns[description.column]?.generations;
  if (description === undefined || generations === undefined || generations.length > 1) throw absent(table, description ?? { column: field });
  throw badInput(argument, `${table.description.name}.${field} is of DIRAC ${generations[0]} only, and the ${table.database.name} of this server is of another generation`);
}

/** A column that every generation has, and this server has not: somebody altered its tables. */
export function absent({ database, description: { facts } }: BoundTable, { column }: Pick<ColumnDescription, "column">): GatewayError {
  return new GatewayError("BACKEND_FAILED", `${database.name} has no column ${facts.table}.${column}, which DIRAC makes; \`dirac-graphql check\` lists what it lacks`, { backend: database.name });
}
