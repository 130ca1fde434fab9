import { getNamedType, getNullableType, isIntrospectionType, isLeafType, isListType, isObjectType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from "graphql";
import { FREE, type CostOf, type FieldCost } from "../../schema/common/cost.ts";

/** Objects of a list that holds what is read already, where it does not say how many. */
const SOME = 10;

type Declared = FieldCost | CostOf;

/** What is declared of a field and of the type that it gives, as one function; a field that must say more has none. */
export function fieldPrice(field: GraphQLField<unknown, unknown>): Declared | undefined {
  const type = getNamedType(field.type), own = field.extensions["cost"] as Declared | undefined, ofType = type.extensions?.["cost"] as Declared | undefined;
  if (ofType !== undefined) return own === undefined ? withType(FREE, ofType) : withType(own, ofType);
  if (own !== undefined) return own;
  const isList = isListType(getNullableType(field.type));
  // what has no resolver is read with the object that has it
  if (field.resolve === undefined) return isList && !isLeafType(type) ? { ...FREE, gives: SOME } : FREE;
  return isList ? undefined : {};
}

/** The field's own cost, and what comes with whatever it gives. */
function withType(own: Declared, ofType: Declared): CostOf {
  return (args, parent) => {
    const one = costOf(own, args, parent), other = costOf(ofType, args, parent);
    return {
      ...one,
      statements: (one.statements ?? 1) + (other.statements ?? 1),
      work: (one.work ?? 0) + (other.work ?? 0),
      reads: (one.reads ?? one.gives ?? 1) + (other.reads ?? other.gives ?? 1),
    };
  };
}

export const costOf: (declared: Declared, ...args: Parameters<CostOf>) => FieldCost = (declared, args, parent) => (typeof declared === "function" ? declared(args, parent) : declared);

/** Refuses a schema in which a resolver gives a list of nobody knows how much: its cost would be too low, not too high. */
export function enforceCosts(schema: GraphQLSchema): GraphQLSchema {
  const fields = Object.values(schema.getTypeMap()).filter(type => isObjectType(type) && !isIntrospectionType(type))
    .flatMap(type => Object.values((type as GraphQLObjectType).getFields()).map(field => ({ field, name: `${type.name}.${field.name}` })));
  const without = fields.filter(({ field }) => fieldPrice(field) === undefined).map(({ name }) => name);
  if (without.length > 0) throw new Error(`lists without a cost: ${without.join(", ")}; give each a @Cost({ gives: … })`);
  return schema;
}
