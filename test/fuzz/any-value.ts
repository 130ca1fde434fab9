import { getNullableType, isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLEnumType, type GraphQLInputObjectType, type GraphQLInputType } from "graphql";
import type { Random } from "../../demo/random.ts";
import type { KnownValues } from "./known-values.ts";

const TEXTS = ["", " ", "%", "_", "\\", "'", "\"", "é", "日本", "🦀", "a\nb", "\u0000", "Failed", "belle", "x".repeat(300), "null", "{}", "-PT6H", "2026-11-24", "' or 1 = 1 -- "];
const TIMES = ["-PT6H", "-P1D", "PT0S", "2026-11-24T12:00:00Z", "2026-11-24", "2026-11-24T12:00:00.5+09:00", "1000-01-01", "9999-12-31T23:59:59Z", "-P9999999Y", "yesterday", ""];
const NUMBERS = [0, 1, 2, 3, -1, 7, 50, 1000, 1001, 2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER];
const SIZES = [1, 2, 3, 3, 4, 5, 10, 1, 2, 3, 4, 5, 0, -1, 1001];
/** Nothing that its place takes. */
const WRONG: readonly unknown[] = ["text", 1.5, 2 ** 53, 1e300, true, {}, [], [[1]], { eq: 1 }, { no: { such: "field" } }, "NO_SUCH", null];

/** Values of any input type as JSON: mostly right, some out of bounds, a few of another type. */
export class AnyValue {
  constructor(private readonly random: Random, private readonly known: KnownValues) {}

  /** `name` is that of the argument or column that it is for. */
  of(type: GraphQLInputType, name: string, depth = 0): unknown {
    const { random } = this;
    if (random.chance(0.006)) return random.pick(WRONG);
    if (!isNonNullType(type) && random.chance(0.04)) return null;
    const bare = getNullableType(type);
    if (isListType(bare)) {
      if (random.chance(0.1)) return this.of(bare.ofType, name, depth);
      return Array.from({ length: random.weighted([1, 2, 3, 0], length => 4 - length) }, () => this.of(bare.ofType, name, depth));
    }
    if (isInputObjectType(bare)) return this.#object(bare, name, depth);
    if (isEnumType(bare)) return random.pick(bare.getValues()).name;
    return this.#scalar(bare.name, name);
  }

  #object(type: GraphQLInputObjectType, name: string, depth: number): unknown {
    const { random } = this, all = Object.values(type.getFields());
    const fields = all.filter(field => isNonNullType(field.type) && field.defaultValue === undefined);
    // branches of filters take the filter itself: they end somewhere
    const others = all.filter(field => !fields.includes(field) && (depth < 3 || !isNested(field.type, type)));
    const wanted = others.length === 0 ? 0 : random.weighted([1, 0, 2, 3], count => 1 / (count + 1));
    for (let i = 0; i < wanted; i++) fields.push(random.pick(others));
    return Object.fromEntries(fields.map(field => [field.name, this.of(field.type, OPERATORS.has(field.name) ? name : field.name, depth + 1)]));
  }

  #scalar(type: string, name: string): unknown {
    const { random } = this;
    if (type === "Boolean") return random.chance(0.5);
    const own = this.known.named(name).filter(value => (type === "SafeInt" || type === "Float" || type === "Int" ? typeof value === "number" : typeof value === "string"));
    if (own.length > 0 && random.chance(0.8)) return random.pick(own);
    if (type === "Int") return random.pick(SIZES);
    if (type === "SafeInt") return random.pick(name === "first" || name === "last" ? SIZES : NUMBERS);
    if (type === "Float") return random.pick([0, 0.5, -1e9, 3]);
    return random.pick(type === "DateTime" ? TIMES : TEXTS);
  }
}

const OPERATORS = new Set(["eq", "ne", "in", "notIn", "gt", "gte", "lt", "lte", "like", "notLike", "contains", "startsWith", "endsWith", "eqIgnoreCase", "inIgnoreCase", "likeIgnoreCase", "containsIgnoreCase", "startsWithIgnoreCase", "and", "or", "not"]);

const isNested = (type: GraphQLInputType, inside: GraphQLInputObjectType): boolean => String(type).replace(/[[\]!]/g, "") === inside.name;

/** A value as it stands in a document; `hoist` may put something else in its place, such as a variable. */
export function literal(type: GraphQLInputType, value: unknown, hoist: (type: GraphQLInputType, value: unknown) => string | undefined = () => undefined): string {
  const bare = getNullableType(type);
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return `[${value.map(one => (isListType(bare) ? placed(bare.ofType, one, hoist) : plain(one))).join(", ")}]`;
  if (isListType(bare)) return literal(bare.ofType, value, hoist);
  if (isInputObjectType(bare) && typeof value === "object") {
    const fields = bare.getFields();
    return `{ ${Object.entries(value).map(([name, inner]) => `${name}: ${fields[name] === undefined ? plain(inner) : placed(fields[name].type, inner, fields[name].defaultValue === undefined ? hoist : () => undefined)}`).join(", ")} }`;
  }
  return isEnumType(bare) ? enumText(bare, value) : plain(value);
}

const placed = (type: GraphQLInputType, value: unknown, hoist: (type: GraphQLInputType, value: unknown) => string | undefined): string => hoist(type, value) ?? literal(type, value, hoist);

const enumText = (type: GraphQLEnumType, value: unknown) => (typeof value === "string" && type.getValue(value) !== undefined ? value : plain(value));

function plain(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plain).join(", ")}]`;
  if (value !== null && typeof value === "object") return `{ ${Object.entries(value).map(([name, inner]) => `${name}: ${plain(inner)}`).join(", ")} }`;
  return JSON.stringify(value);
}
