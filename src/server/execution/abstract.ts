import { defaultTypeResolver, GraphQLError, isObjectType, type GraphQLAbstractType, type GraphQLObjectType } from "graphql";
import { completeObject, selectionPlan, type Completion, type Place } from "./completion.ts";
import { inspect, isPromise, type Run } from "./graphql-parts.ts";
import type { SelectionPlan } from "./selection-plan.ts";

/** An interface or a union: the value tells of which type it is. */
export function abstractCompletion(type: GraphQLAbstractType, place: Place): Completion {
  const selections = new Map<GraphQLObjectType, SelectionPlan>();
  const selectionOf = (run: Run, one: GraphQLObjectType) => {
    const known = selections.get(one) ?? selectionPlan(run, one, place);
    selections.set(one, known);
    return known;
  };
  return (run, info, path, value) => {
    const complete = (name: unknown) => {
      const one = runtimeType(name, type, place, value);
      return completeObject(run, one, place, selectionOf(run, one), info, path, value);
    };
    const name: unknown = (type.resolveType ?? defaultTypeResolver)(value, run.contextValue, info!, type);
    return isPromise(name) ? name.then(complete) : complete(name);
  };
}

/** In graphql-js' order, and in its words. */
function runtimeType(name: unknown, type: GraphQLAbstractType, { schema, nodes, parentName, fieldName }: Place, value: unknown): GraphQLObjectType {
  const must = `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${parentName}.${fieldName}"`;
  if (name == null) throw new GraphQLError(`${must}. Either the "${type.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`, { nodes });
  if (isObjectType(name)) throw new GraphQLError("Support for returning GraphQLObjectType from resolveType was removed in graphql-js@16.0.0 please return type name instead.");
  if (typeof name !== "string") throw new GraphQLError(`${must} with value ${inspect(value)}, received "${inspect(name)}".`);
  const found = schema.getType(name);
  if (found == null) throw new GraphQLError(`Abstract type "${type.name}" was resolved to a type "${name}" that does not exist inside the schema.`, { nodes });
  if (!isObjectType(found)) throw new GraphQLError(`Abstract type "${type.name}" was resolved to a non-object type "${name}".`, { nodes });
  if (!schema.isSubType(type, found)) throw new GraphQLError(`Runtime Object type "${found.name}" is not a possible type for "${type.name}".`, { nodes });
  return found;
}
