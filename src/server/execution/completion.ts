import {
  getNullableType, GraphQLError, isAbstractType, isLeafType, isListType, isNonNullType, locatedError,
  type FieldNode, type GraphQLLeafType, type GraphQLList, type GraphQLObjectType, type GraphQLOutputType, type GraphQLResolveInfo, type GraphQLSchema,
} from "graphql";
import { abstractCompletion } from "./abstract.ts";
import { collectSubfields, inspect, isPromise, pathToArray, type Path, type Run } from "./graphql-parts.ts";
import type { PlanLimits } from "./plans.ts";
import { SelectionPlan } from "./selection-plan.ts";

/** Makes what the answer holds of what a resolver gave, or a promise of it; throws what makes it null. */
export type Completion = (run: Run, info: GraphQLResolveInfo | undefined, path: Path | undefined, value: unknown) => unknown;

/** The field whose values are completed. */
export interface Place {
  readonly schema: GraphQLSchema;
  readonly nodes: readonly FieldNode[];
  readonly parentName: string;
  readonly fieldName: string;
  readonly limits: PlanLimits;
}

export function completionOf(type: GraphQLOutputType, place: Place): Completion {
  const bare = getNullableType(type), complete = isListType(bare) ? listCompletion(bare, place) : isLeafType(bare) ? leafCompletion(bare) : isAbstractType(bare) ? abstractCompletion(bare, place) : objectCompletion(bare, place);
  const orNull: Completion = (run, info, path, value) => {
    if (value instanceof Error) throw value;
    return value == null ? null : complete(run, info, path, value);
  };
  if (!isNonNullType(type)) return orNull;
  return (run, info, path, value) => {
    const completed = orNull(run, info, path, value);
    if (completed === null) throw new Error(`Cannot return null for non-nullable field ${place.parentName}.${place.fieldName}.`);
    return completed;
  };
}

function leafCompletion(type: GraphQLLeafType): Completion {
  return (_run, _info, _path, value) => {
    const written: unknown = type.serialize(value);
    if (written == null) throw new Error(`Expected \`${inspect(type)}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(written)}`);
    return written;
  };
}

function listCompletion({ ofType }: GraphQLList<GraphQLOutputType>, place: Place): Completion {
  const complete = completionOf(ofType, place), nullable = !isNonNullType(ofType);
  const failed = (run: Run, raw: unknown, path: Path): null => {
    const error = locatedError(raw, place.nodes, pathToArray(path));
    if (!nullable) throw error;
    run.collectedErrors.add(error, path);
    return null;
  };
  const item = (run: Run, info: GraphQLResolveInfo | undefined, value: unknown, path: Path): unknown => {
    try {
      const completed = isPromise(value) ? value.then(one => complete(run, info, path, one)) : complete(run, info, path, value);
      return isPromise(completed) ? completed.then(undefined, (error: unknown) => failed(run, error, path)) : completed;
    } catch (error) {
      return failed(run, error, path);
    }
  };
  return (run, info, path, values) => {
    if (typeof values !== "object" || typeof (values as Partial<Iterable<unknown>>)[Symbol.iterator] !== "function") {
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${place.parentName}.${place.fieldName}".`);
    }
    const completed: unknown[] = [];
    let waits = false;
    try {
      for (const value of values as Iterable<unknown>) {
        const one = item(run, info, value, { prev: path, key: completed.length, typename: undefined });
        completed.push(one);
        if (isPromise(one)) waits = true;
      }
    } catch (error) {
      // the list is null already: whatever else its rows fail of is nobody's, and would end the process (as it does by graphql-js)
      for (const one of completed) if (isPromise(one)) one.then(undefined, () => {});
      throw error;
    }
    return waits ? Promise.all(completed) : completed;
  };
}

function objectCompletion(type: GraphQLObjectType, place: Place): Completion {
  let selection: SelectionPlan | undefined;
  return (run, info, path, value) => {
    selection ??= selectionPlan(run, type, place);
    return completeObject(run, type, place, selection, info, path, value);
  };
}

/** Made when the first object comes: of most types that an interface may be, none does. */
export function selectionPlan(run: Run, type: GraphQLObjectType, { schema, nodes, limits }: Place): SelectionPlan {
  return new SelectionPlan(run, type, collectSubfields(schema, run.fragments, run.variableValues, type, nodes), limits);
}

export function completeObject(run: Run, type: GraphQLObjectType, { nodes }: Place, selection: SelectionPlan, info: GraphQLResolveInfo | undefined, path: Path | undefined, value: unknown): unknown {
  if (type.isTypeOf == null) return selection.execute(run, value, path);
  const wrong = () => new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, { nodes });
  // only what is read from rows, which are no objects, comes without it
  const right = type.isTypeOf(value, run.contextValue, info!);
  if (isPromise(right)) {
    return right.then(one => {
      if (!one) throw wrong();
      return selection.execute(run, value, path);
    });
  }
  if (!right) throw wrong();
  return selection.execute(run, value, path);
}
