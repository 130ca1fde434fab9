import { getNamedType, isInterfaceType, isListType, isObjectType, getNullableType, type FieldNode, type GraphQLObjectType, type GraphQLSchema, type SelectionSetNode } from "graphql";
import { GatewayError } from "../../errors.ts";
import { VALUE } from "../../schema/common/points.ts";
import { selectedFields, type Selecting } from "./selected-fields.ts";

/** What tools ask at their start, in points: with descriptions, defaults and nine levels of `ofType` it is some 30. Several of that may stand in one operation. */
const FREE_POINTS = 150;

/** How long the lists of introspection are, by `Type.field`, on the average; half of what is on the average empty. */
function lengths(schema: GraphQLSchema): ReadonlyMap<string, number> {
  const types = Object.values(schema.getTypeMap()), fields = types.flatMap(type => (isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []));
  const each = (count: number, of: readonly unknown[]) => Math.max(count / Math.max(of.length, 1), 0.1);
  const inputs = types.reduce((sum, type) => sum + ("getFields" in type && !isObjectType(type) && !isInterfaceType(type) ? Object.keys(type.getFields()).length : 0), 0);
  const values = types.reduce((sum, type) => sum + ("getValues" in type ? type.getValues().length : 0), 0);
  const possible = types.reduce((sum, type) => sum + (isInterfaceType(type) ? schema.getPossibleTypes(type).length : 0), 0);
  return new Map([
    ["__Schema.types", types.length], ["__Schema.directives", schema.getDirectives().length], ["__Directive.locations", 5], ["__Directive.args", 1],
    ["__Type.fields", each(fields.length, types)], ["__Field.args", each(fields.reduce((sum, field) => sum + field.args.length, 0), fields)],
    ["__Type.inputFields", each(inputs, types)], ["__Type.enumValues", each(values, types)], ["__Type.interfaces", 1], ["__Type.possibleTypes", each(possible, types)],
  ]);
}

/** Looking at the schema is free, as long as it is what a tool would ask. */
export class IntrospectionPrice {
  readonly #lengths: ReadonlyMap<string, number>;

  constructor(schema: GraphQLSchema) {
    this.#lengths = lengths(schema);
  }

  /** In points; QUERY_TOO_COMPLEX where it is more than is free. */
  of(selecting: Selecting, roots: readonly FieldNode[]): number {
    const meta = selecting.schema.getType("__Schema") as GraphQLObjectType, type = selecting.schema.getType("__Type") as GraphQLObjectType;
    const points = roots.reduce((sum, { name, selectionSet }) => sum + (selectionSet === undefined ? 0 : this.#values(selecting, name.value === "__schema" ? meta : type, [selectionSet], 1, 0)), 0) * VALUE;
    if (points > FREE_POINTS) throw new GatewayError("QUERY_TOO_COMPLEX", `introspection for ${Math.ceil(points)} points is more than the ${FREE_POINTS} that are free: ask for \`__schema\` once, and for what you need of it`, { cost: { requested: Math.ceil(points), limit: FREE_POINTS } });
    return points;
  }

  #values(selecting: Selecting, type: GraphQLObjectType, sets: readonly SelectionSetNode[], count: number, depth: number): number {
    // beyond, whatever there is costs too much
    if (depth > 30 || count * VALUE > FREE_POINTS) return count;
    return selectedFields(selecting, type, sets).reduce((sum, nodes) => {
      const [node] = nodes as [FieldNode], definition = type.getFields()[node.name.value];
      if (definition === undefined) return sum + count;
      const of = getNamedType(definition.type), inner = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      const many = isListType(getNullableType(definition.type)) ? this.#lengths.get(`${type.name}.${definition.name}`) ?? 1 : 1;
      return sum + count * Math.max(1, many) + (isObjectType(of) && inner.length > 0 ? this.#values(selecting, of, inner, count * many, depth + 1) : 0);
    }, 0);
  }
}
