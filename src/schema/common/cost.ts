import { Extensions } from "type-graphql";

/** What a field costs, before it is resolved: an upper bound. Whatever is not said has its default. */
export interface FieldCost {
  /** Statements for all objects that have the field together, up to 500 of them. Default: 1. */
  readonly statements?: number;
  /** Points beside that, for all of them together: what the database looks through. */
  readonly work?: number;
  /** Points beside that, for each of them. */
  readonly each?: number;
  /** Rows that are read for each of them. Default: as many as it `gives`. */
  readonly reads?: number;
  /** Whether these rows are only added up, and gone before the answer is there. */
  readonly sums?: boolean;
  /** Objects or values that each of them gets, at most; what is selected below costs as often. Default: 1. */
  readonly gives?: number;
  /** At how many different times the objects come that it gives: what is asked of them takes its statements each time. Default: 1. */
  readonly waves?: number;
  /** What each field that is asked of what it gives takes beside its own cost, if that takes statements. */
  readonly beside?: { readonly statements: number; readonly reads: number };
  /** Fields of one object with the same word here are read together: what is asked first costs, the others only what is selected below. */
  readonly together?: string;
}

/** The arguments of a field as its resolver gets them, defaults and variables put in. */
export type GivenArguments = Readonly<Record<string, unknown>>;

/** A cost that depends on the field's arguments, or those of the field that gave the object (`first` of the list that a connection is). */
export type CostOf = (args: GivenArguments, parent: GivenArguments) => FieldCost;

/** Nothing is read: it is computed from what is there, or holds what the fields below read. */
export const FREE = { statements: 0, reads: 0 } as const satisfies FieldCost;

/**
 * The price of a field, to be found nowhere else. A field without one takes a statement and a row, if it has a resolver,
 * and nothing if it has none; a list of objects or values that a resolver gives must say how long it may be. Of a class:
 * what each field costs that gives it, beside what that says of itself.
 */
export const Cost = (cost: FieldCost | CostOf) => Extensions({ cost });
