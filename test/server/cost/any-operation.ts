import fc from "fast-check";
import { getNamedType, isAbstractType, isEnumType, isLeafType, isListType, isNonNullType, isObjectType, type GraphQLArgument, type GraphQLField, type GraphQLNamedType, type GraphQLSchema } from "graphql";

/** Whatever the schema allows to ask, down to some levels: fields of all kinds, lists in lists, aggregates, aliases, fragments and variables. */
export const anyOperation = (schema: GraphQLSchema, roots: readonly string[]): fc.Arbitrary<string> =>
  fc.infiniteStream(fc.nat(1_000_000)).map(stream => {
    const next = () => stream.next().value as number, chance = (percent: number) => next() % 100 < percent;
    const pick = <T>(from: readonly T[]): T => from[next() % from.length]!;
    const fragments: string[] = [];
    const argument = ({ name, type }: GraphQLArgument): string | undefined => {
      const named = getNamedType(type);
      if (isEnumType(named)) {
        const values = named.getValues().map(value => value.name), list = [...new Set([pick(values), ...(chance(30) ? [pick(values)] : [])])];
        return isNonNullType(type) || chance(50) ? `${name}: ${isListType(isNonNullType(type) ? type.ofType : type) ? `[${list.join(" ")}]` : list[0]}` : undefined;
      }
      if (name === "first") return chance(70) ? `first: ${pick(["1", "3", "20", "$few", "null"])}` : undefined;
      return undefined;
    };
    const canAsk = ({ args }: GraphQLField<unknown, unknown>) => args.every(({ type, defaultValue }) => !isNonNullType(type) || defaultValue !== undefined || isEnumType(getNamedType(type)));
    const selectionOf = (type: GraphQLNamedType, depth: number): string => {
      if (isAbstractType(type)) return "{ __typename id }";
      if (!isObjectType(type)) return "";
      const known = Object.values(type.getFields()).filter(field => canAsk(field) && (depth > 0 || isLeafType(getNamedType(field.type))));
      const chosen = known.length === 0 ? [] : Array.from({ length: 1 + (next() % 4) }, () => pick(known));
      const texts = [...new Set(chosen)].map((field, index) => fieldOf(field, depth, chance(20) ? `${field.name}${index}` : undefined));
      if (texts.length === 0) return "{ __typename }";
      if (chance(15)) {
        fragments.push(`fragment F${fragments.length} on ${type.name} { ${texts.join(" ")} }`);
        return `{ ...F${fragments.length - 1} __typename }`;
      }
      return chance(15) ? `{ ... @include(if: $yes) { ${texts.join(" ")} } __typename }` : `{ ${texts.join(" ")} }`;
    };
    const fieldOf = (field: GraphQLField<unknown, unknown>, depth: number, alias?: string): string => {
      const args = field.args.map(argument).filter(text => text !== undefined), named = getNamedType(field.type);
      // a connection is no level
      const inner = named.name.endsWith("Connection") || named.name.endsWith("Edge") ? depth : depth - 1;
      return `${alias === undefined ? "" : `${alias}: `}${field.name}${args.length > 0 ? `(${args.join(", ")})` : ""} ${selectionOf(named, inner)}`;
    };
    const query = schema.getQueryType()!.getFields(), selected = Array.from({ length: 1 + (next() % 2) }, (_, index) => fieldOf(query[pick(roots)]!, 3, `r${index}`));
    return `query ($few: SafeInt = 7, $yes: Boolean = true) { used: __typename @include(if: $yes) ...V ${selected.join(" ")} } ${fragments.join(" ")} fragment V on Query { unused: sites(first: $few) { __typename } }`;
  });

/** Each field of the rows of a root list by itself, with all values that it has. */
export function eachField(schema: GraphQLSchema, root: string): string[] {
  const fieldsOf = (type: GraphQLNamedType) => (isObjectType(type) ? Object.values(type.getFields()).filter(({ args }) => args.every(({ type: given, defaultValue }) => !isNonNullType(given) || defaultValue !== undefined)) : []);
  const values = (type: GraphQLNamedType): string => (isLeafType(type) ? "" : `{ ${["__typename", ...fieldsOf(type).filter(field => isLeafType(getNamedType(field.type))).map(({ name }) => name)].join(" ")} }`);
  const inner = (type: GraphQLNamedType): string => (type.name.endsWith("Connection") ? `{ totalCount nodes ${values(getNamedType(fieldsOf(type).find(({ name }) => name === "nodes")!.type))} }` : values(type));
  const given = getNamedType(schema.getQueryType()!.getFields()[root]!.type), nodes = fieldsOf(given).find(({ name }) => name === "nodes");
  const row = nodes === undefined ? given : getNamedType(nodes.type);
  return fieldsOf(row).filter(({ resolve }) => resolve !== undefined).map(({ name, type }) => (nodes === undefined ? `{ ${root} { ${name} ${inner(getNamedType(type))} } }` : `{ ${root}(first: 20) { nodes { ${name} ${inner(getNamedType(type))} } } }`));
}
