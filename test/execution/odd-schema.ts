import { buildSchema, GraphQLError, isObjectType, type GraphQLAbstractType, type GraphQLScalarType, type GraphQLSchema } from "graphql";

const BASES = ["Int", "Float", "String", "Boolean", "ID", "Color", "Odd", "A", "B", "C", "Thing", "Any"] as const;
const WRAPPINGS = ["T", "T!", "[T]", "[T!]", "[T]!", "[T!]!", "[[T]!]", "[[T!]]!"] as const;

/** Two of three without arguments. */
const fields = BASES.flatMap(base => WRAPPINGS.map((wrapping, index) => `${base.toLowerCase()}${index}${index % 3 === 0 ? "(x: Int = 1, y: [String!], z: Int! = 2)" : ""}: ${wrapping.replace("T", base)}`));

/** Fields of every type in every wrapping, on objects that are known, an interface and a union. */
const SDL = `
  enum Color { RED GREEN }
  scalar Odd
  interface Thing { id: ID! name: String next: Thing }
  type A implements Thing { id: ID! name: String next: Thing ${fields.join(" ")} }
  type B implements Thing { id: ID! name: String next: A! ${fields.join(" ")} }
  type C { name: String! next: C ${fields.join(" ")} }
  union Any = A | B | C
  type Query { needed(x: Int!): String! name: String next: A ${fields.join(" ")} }
`;

/** What an object says of its own type, before a resolver of types and `isTypeOf` make something of it. */
export interface Odd {
  readonly __typename?: unknown;
  /** What `isTypeOf` gives. */
  readonly is?: unknown;
  readonly throws?: string;
}

/** Half of the fields have resolvers of their own, the others are read. */
export function oddSchema(): GraphQLSchema {
  const schema = buildSchema(SDL), odd = schema.getType("Odd") as GraphQLScalarType, thing = schema.getType("Thing") as GraphQLAbstractType;
  odd.serialize = value => {
    if (value === "throws") throw new GraphQLError("Odd cannot be written", { extensions: { code: "ODD" } });
    return value === "undefined" ? undefined : value === "nothing" ? null : { odd: value };
  };
  thing.resolveType = value => {
    const { __typename, throws } = value as Odd;
    if (throws !== undefined) throw new Error(throws);
    return __typename as string;
  };
  for (const name of ["A", "B", "C"]) {
    const type = schema.getType(name);
    if (isObjectType(type)) type.isTypeOf = value => ("is" in (value as Odd) ? ((value as Odd).is as boolean) : name === "C" || (value as Odd).__typename === name);
  }
  for (const name of ["A", "B", "C", "Query"]) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (!/[0246]$/.test(field.name)) continue;
      field.resolve = (source, args, _context, info) => {
        const value = (source as Record<string, unknown> | undefined)?.[info.fieldName];
        // what it was told shows in the answer
        return typeof value === "string" && info.fieldName.startsWith("string") ? `${value} ${JSON.stringify(args)} ${JSON.stringify(info.path)}` : typeof value === "function" ? (value as (a: unknown) => unknown)(args) : value;
      };
    }
  }
  return schema;
}
