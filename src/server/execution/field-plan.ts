import {
  defaultFieldResolver, getNullableType, isLeafType, isNonNullType, locatedError, TypeNameMetaFieldDef,
  type FieldNode, type GraphQLField, type GraphQLLeafType, type GraphQLObjectType, type GraphQLSchema,
} from "graphql";
import { completionOf, type Completion } from "./completion.ts";
import { buildResolveInfo, getArgumentValues, isPromise, pathToArray, type Path, type Run } from "./graphql-parts.ts";
import type { PlanLimits } from "./plans.ts";
import type { RowField } from "./row-reader.ts";
import { unchangedType } from "./unchanged.ts";

/** One field of a selection, for as many objects as come. */
export interface FieldPlan {
  /** What it is called in the answer. */
  readonly key: string;
  /** The value for the answer, or a promise of it; throws where its error makes the object null. */
  execute(run: Run, source: unknown, parent: Path | undefined): unknown;
  /** Where nothing but the row is needed. */
  readonly row?: RowField;
}

/** All that is known of a field before there is an object. */
interface FieldFacts {
  readonly key: string;
  readonly type: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  readonly complete: Completion;
}

export function fieldPlan(schema: GraphQLSchema, type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, key: string, nodes: readonly FieldNode[], limits: PlanLimits): FieldPlan {
  const facts: FieldFacts = { key, type, field, nodes, complete: completionOf(field.type, { schema, nodes, parentName: type.name, fieldName: field.name, limits }) };
  if (field.name === TypeNameMetaFieldDef.name) return { key, execute: () => type.name, row: { key, constant: type.name } };
  // what has arguments fails where they do, whatever stands in the row
  if ((field.resolve ?? defaultFieldResolver) === defaultFieldResolver && field.args.length === 0 && isLeafType(getNullableType(field.type))) return readField(facts);
  return { key, execute: (run, source, parent) => resolved(facts, run, source, addPath(parent, facts)) };
}

/** A value that stands in the row: nearly all fields of a list. What is usual is answered at once, all else as graphql-js does. */
function readField(facts: FieldFacts): FieldPlan {
  const { key, field: { name, type } } = facts, nullable = !isNonNullType(type), leaf = getNullableType(type) as GraphQLLeafType, unchanged = unchangedType(leaf);
  const execute: FieldPlan["execute"] = (run, source, parent) => {
    let value: unknown;
    try {
      value = (typeof source === "object" && source !== null) || typeof source === "function" ? (source as Record<string, unknown>)[name] : undefined;
      if (typeof value === unchanged) return value;
      if (value == null) {
        if (nullable) return null;
      } else if (typeof value !== "object" && typeof value !== "function") {
        const written: unknown = leaf.serialize(value);
        if (written != null && typeof written !== "object") return written;
      }
    } catch (error) {
      return failed(facts, run, error, addPath(parent, facts));
    }
    const path = addPath(parent, facts);
    // what is wrong with it, or what it has to wait for
    return typeof value === "function" ? resolved(facts, run, source, path) : settled(facts, run, undefined, path, () => value);
  };
  return { key, execute, row: { key, name, leaf, nullable } };
}

const NO_ARGUMENTS = Object.freeze({});

function resolved(facts: FieldFacts, run: Run, source: unknown, path: Path): unknown {
  const { field, nodes, type } = facts, info = buildResolveInfo(run, field, nodes, type, path);
  // the arguments are made where their errors are the field's
  return settled(facts, run, info, path, () => (field.resolve ?? defaultFieldResolver)(source, field.args.length === 0 ? NO_ARGUMENTS : getArgumentValues(field, nodes[0]!, run.variableValues), run.contextValue, info));
}

/** What a resolver gave, completed, where both may fail at once or later. */
function settled(facts: FieldFacts, run: Run, info: ReturnType<typeof buildResolveInfo> | undefined, path: Path, resolve: () => unknown): unknown {
  const { complete } = facts;
  try {
    const value = resolve(), completed = isPromise(value) ? value.then(one => complete(run, info, path, one)) : complete(run, info, path, value);
    return isPromise(completed) ? completed.then(undefined, (error: unknown) => failed(facts, run, error, path)) : completed;
  } catch (error) {
    return failed(facts, run, error, path);
  }
}

/** Null with an error at its place, or, where it must not be null, the error. */
function failed({ field, nodes }: FieldFacts, run: Run, raw: unknown, path: Path): null {
  const error = locatedError(raw, nodes, pathToArray(path));
  if (isNonNullType(field.type)) throw error;
  run.collectedErrors.add(error, path);
  return null;
}

const addPath = (prev: Path | undefined, { key, type }: FieldFacts): Path => ({ prev, key, typename: type.name });
