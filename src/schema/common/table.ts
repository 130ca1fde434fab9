import { Field, Float, ObjectType } from "type-graphql";
import { DateTime, SafeInt } from "./scalars.ts";
import { recordColumn, recordTable, type ColumnFacts, type ColumnUses, type EntityClass, type Kind, type TableFacts, type TableTies } from "./table-registry.ts";
import { Node } from "./node.type.ts";

interface ColumnOptions extends Partial<ColumnUses> {
  readonly description: string;
  /** The enum of a list whose words are ours. */
  readonly words?: object;
  /** Of a text that tells what went wrong: the words with which DIRAC says that there is nothing to tell. */
  readonly errorUnless?: readonly string[];
  /** Nearly every row has another value: to count by it is dear. Known of keys, times and what tells of errors. */
  readonly distinct?: boolean;
}

const SCALARS = { text: () => String, integer: () => SafeInt, float: () => Float, time: () => DateTime, flag: () => Boolean, list: () => [String] } as const;

/**
 * Makes the `@column` decorator of one table: it declares the GraphQL field and records the physical column. A column
 * that the table does not have does not compile. Kind and nullability are DIRAC's, from the generated facts.
 */
export function columnsOf<const F extends TableFacts>(facts: F) {
  return (column: keyof F["columns"] & string, options: ColumnOptions): PropertyDecorator => (prototype, property) => {
    const { kind, generations, ...known } = facts.columns[column] as ColumnFacts;
    const field = String(property), distinct = options.distinct === true || kind === "time" || options.errorUnless !== undefined || facts.key.includes(column);
    // a zero date is stored for "no time" even where the column is NOT NULL; a column of one generation is absent in the other
    const nullable = known.nullable || kind === "time" || generations.length < 2 || options.personal === true;
    const description = facts.derivedFrom === undefined ? `${options.description} (${facts.table}.${column}${generations.length < 2 ? `, ${generations[0]} only` : ""})` : options.description;
    Field(options.words === undefined ? SCALARS[kind] : () => [options.words as typeof String], { nullable, simple: true, description })(prototype, property);
    recordColumn(prototype.constructor as EntityClass, { field, column, kind, nullable, description, distinct, ...usesOf(kind, options), ...(options.errorUnless && { errorUnless: options.errorUnless }) });
  };
}

function usesOf(kind: Kind, { filter = true, sort = true, group = true, personal = false, words }: Partial<ColumnOptions>): ColumnUses {
  // names of other things are asked for, in no order; our own words are only read
  if (kind === "list") return { filter: filter && !personal && words === undefined, sort: false, group: false, personal };
  // floats do not survive the way through a cursor: no keyset paging over them; times are grouped by histograms as well
  return personal ? { filter: false, sort: false, group: false, personal } : { filter, sort: sort && kind !== "float", group: group && kind !== "float", personal };
}

interface TableOptions extends TableTies {
  readonly description: string;
  readonly node?: boolean;
}

/** Declares the class as a GraphQL object type that is one table of DIRAC. */
export function Table(facts: TableFacts, options: TableOptions): ClassDecorator {
  return target => {
    const type = target as unknown as EntityClass;
    const description = `${options.description}\n\nSource: ${facts.derivedFrom ?? `${facts.database}.${facts.table}`}.`;
    ObjectType(type.name, { description, ...(options.node === false ? {} : { implements: Node }) })(target);
    recordTable(type, type.name, facts, options);
  };
}
