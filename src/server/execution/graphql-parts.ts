/**
 * What graphql-js makes of an operation before and after a field is executed, taken from its modules: the package exports
 * only part of it. Since these are its own functions, whatever they decide is decided as graphql-js does.
 */
import { createRequire } from "node:module";
import type { FieldNode, FragmentDefinitionNode, GraphQLError, GraphQLObjectType, GraphQLSchema, SelectionSetNode } from "graphql";
import type { ExecutionContext } from "graphql/execution/execute.js";

export type { ExecutionContext };
export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;
export type Variables = Readonly<Record<string, unknown>>;

/** A place in the answer, from the inside out; places are told apart by identity. */
export interface Path {
  readonly prev: Path | undefined;
  readonly key: string | number;
  readonly typename: string | undefined;
}

interface CollectFields {
  collectFields(schema: GraphQLSchema, fragments: Fragments, variables: Variables, type: GraphQLObjectType, selections: SelectionSetNode): Map<string, readonly FieldNode[]>;
  collectSubfields(schema: GraphQLSchema, fragments: Fragments, variables: Variables, type: GraphQLObjectType, nodes: readonly FieldNode[]): Map<string, readonly FieldNode[]>;
}

interface Errors {
  /** Keeps an error, unless its place is null already. */
  add(error: GraphQLError, path: Path | undefined): void;
  readonly errors: readonly GraphQLError[];
}

/** One execution of an operation, as graphql-js sees it. */
export type Run = ExecutionContext & { readonly collectedErrors: Errors };

const require = createRequire(import.meta.url);

export const { assertValidExecutionArguments, buildExecutionContext, buildResolveInfo, getFieldDef } = require("graphql/execution/execute.js") as typeof import("graphql/execution/execute.js");
export const { collectFields, collectSubfields } = require("graphql/execution/collectFields.js") as CollectFields;
export const { getArgumentValues } = require("graphql/execution/values.js") as typeof import("graphql/execution/values.js");
export const { inspect } = require("graphql/jsutils/inspect.js") as { inspect(value: unknown): string };
export const { pathToArray } = require("graphql/jsutils/Path.js") as { pathToArray(path: Path): (string | number)[] };

export function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === "function";
}
