import { getNamedType, getNullableType, isAbstractType, isEnumType, isInputObjectType, isInterfaceType, isListType, isObjectType, type FieldNode, type GraphQLObjectType, type GraphQLSchema, type SelectionSetNode } from "graphql";
import { GatewayError } from "../../errors.ts";
import { VALUE } from "../../schema/common/points.ts";
import { selectedFields, type Selecting } from "./selected-fields.ts";

/** What tools ask at their start, in points: with descriptions, defaults and nine levels of `ofType` it is some 30. Several of that may stand in one operation. */
const FREE_POINTS = 150;
const MAX_LOOKED = 2000;

/** How long the lists of introspection are: of all types together on the average, of one type that somebody names as those that have any. */
interface Lengths { readonly ofAll: ReadonlyMap<string, number>; readonly ofOne: ReadonlyMap<string, number> }

function lengths(schema: GraphQLSchema): Lengths {
  const types = Object.values(schema.getTypeMap()), outputs = types.filter(type => isObjectType(type) || isInterfaceType(type));
  const fields = outputs.flatMap(type => Object.values(type.getFields()));
  const counts: Readonly<Record<string, readonly number[]>> = {
    "__Type.fields": outputs.map(type => Object.keys(type.getFields()).length),
    "__Type.inputFields": types.filter(isInputObjectType).map(type => Object.keys(type.getFields()).length),
    "__Type.enumValues": types.filter(isEnumType).map(type => type.getValues().length),
    "__Type.possibleTypes": types.filter(isAbstractType).map(type => schema.getPossibleTypes(type).length),
    "__Type.interfaces": outputs.map(type => type.getInterfaces().length),
  };
  const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0), mean = (numbers: readonly number[], of: number) => sum(numbers) / Math.max(of, 1);
  const others: readonly [string, number][] = [
    ["__Schema.types", types.length], ["__Schema.directives", schema.getDirectives().length], ["__Directive.locations", 5], ["__Directive.args", 1],
    ["__Field.args", mean(fields.map(({ args }) => args.length), fields.length)],
  ];
  const of = (count: (numbers: readonly number[]) => number) => new Map([...others, ...Object.entries(counts).map(([name, numbers]): [string, number] => [name, count(numbers)])]);
  return { ofAll: of(numbers => mean(numbers, types.length)), ofOne: of(numbers => Math.max(1, mean(numbers, numbers.length))) };
}

/** Looking at the schema is free, as long as it is what a tool would ask. */
export class IntrospectionPrice {
  readonly #lengths: Lengths;
  /** Selections that were looked at: of fragments in fragments there may be a thousand million. */
  #looked = 0;

  constructor(schema: GraphQLSchema) {
    this.#lengths = lengths(schema);
  }

  /** In points; QUERY_TOO_COMPLEX where it is more than is free. */
  of(selecting: Selecting, roots: readonly FieldNode[]): number {
    const meta = selecting.schema.getType("__Schema") as GraphQLObjectType, type = selecting.schema.getType("__Type") as GraphQLObjectType;
    this.#looked = 0;
    const points = roots.reduce((sum, { name, selectionSet }) => sum + (selectionSet === undefined ? 0 : this.#values(selecting, name.value === "__schema" ? meta : type, [selectionSet], 1, "ofOne")), 0) * VALUE;
    if (points > FREE_POINTS) throw tooMuch(points);
    return points;
  }

  #values(selecting: Selecting, type: GraphQLObjectType, sets: readonly SelectionSetNode[], count: number, of: keyof Lengths): number {
    // whatever is below is too much already
    if (count * VALUE > FREE_POINTS) return count;
    if (++this.#looked > MAX_LOOKED) throw tooMuch(Number.POSITIVE_INFINITY);
    return selectedFields(selecting, type, sets).reduce((sum, nodes) => {
      const [node] = nodes as [FieldNode], definition = type.getFields()[node.name.value];
      if (definition === undefined) return sum + count;
      const given = getNamedType(definition.type), inner = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      const many = isListType(getNullableType(definition.type)) ? this.#lengths[of].get(`${type.name}.${definition.name}`) ?? 1 : 1;
      return sum + count * Math.max(1, many) + (isObjectType(given) && inner.length > 0 ? this.#values(selecting, given, inner, count * many, definition.name === "types" ? "ofAll" : "ofOne") : 0);
    }, 0);
  }
}

function tooMuch(points: number): GatewayError {
  const requested = Math.ceil(Math.min(points, Number.MAX_SAFE_INTEGER));
  return new GatewayError("QUERY_TOO_COMPLEX", `introspection is free up to ${FREE_POINTS} points, and this is more: ask for \`__schema\` once, and for what you need of it`, { cost: { requested, limit: FREE_POINTS, field: "__schema" } });
}
