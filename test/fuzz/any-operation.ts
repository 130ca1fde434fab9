import {
  getNamedType, isAbstractType, isCompositeType, isLeafType, isNonNullType, isObjectType, isUnionType, SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef,
  type GraphQLAbstractType, type GraphQLCompositeType, type GraphQLField, type GraphQLInputType, type GraphQLSchema,
} from "graphql";
import { Random } from "../../demo/random.ts";
import { AnyValue, literal } from "./any-value.ts";
import type { KnownValues } from "./known-values.ts";

/** An operation as a client sends it. */
export interface AnyOperation {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly operationName?: string;
}

/** Fields of an operation, without what fragments repeat. */
const MAX_FIELDS = 50;
const MAX_DEPTH = 9;

/** The operation of a seed: the same one, whenever it is asked for with the same schema and values. */
export function anyOperation(schema: GraphQLSchema, known: KnownValues, seed: number): AnyOperation {
  return new Grammar(schema, known, new Random(seed)).operation();
}

/**
 * Writes operations by the schema: fragments (named, inline, on Node), aliases, variables with defaults and nulls, `@skip`
 * and `@include`, lists in lists, introspection. Nearly all are valid, since validation would end the others.
 */
class Grammar {
  readonly #values: AnyValue;
  readonly #variables: string[] = [];
  readonly #given: Record<string, unknown> = {};
  readonly #fragments: { readonly name: string; readonly type: string; readonly text: string }[] = [];
  /** Fields that are not aliased have the same arguments wherever they stand, so that they can be merged. */
  readonly #arguments = new Map<GraphQLField<unknown, unknown>, string>();
  #names = 0;
  #left: number;

  constructor(private readonly schema: GraphQLSchema, known: KnownValues, private readonly random: Random) {
    this.#values = new AnyValue(random, known);
    this.#left = random.integer(4, MAX_FIELDS);
  }

  operation(): AnyOperation {
    const { random } = this, root = this.schema.getQueryType()!;
    const selection = this.#selection(root, 0), named = random.chance(0.5), name = named ? "Main" : "";
    const declared = this.#variables.length === 0 ? "" : `(${this.#variables.join(", ")})`;
    const parts = [`query ${name}${declared} ${selection}`, ...this.#fragments.map(one => `fragment ${one.name} on ${one.type} ${one.text}`)];
    const several = named && random.chance(0.15);
    if (several) parts.push("query Other { __typename }");
    // a wrong name now and then
    const operationName = random.chance(0.01) ? "Nobody" : named && (several ? random.chance(0.95) : random.chance(0.5)) ? name : undefined;
    return { query: random.chance(0.5) ? parts.join("\n") : parts.toReversed().join("\n"), variables: this.#given, ...(operationName !== undefined && { operationName }) };
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    const { random } = this, wanted = random.weighted([1, 2, 3, 4, 6, 12], count => 1 / Math.sqrt(count));
    const parts: string[] = isAbstractType(type) ? ["__typename"] : [];
    for (let i = 0; i < wanted; i++) parts.push(this.#part(type, depth));
    return `{ ${parts.join(" ")} }`;
  }

  #part(type: GraphQLCompositeType, depth: number): string {
    const { random } = this;
    if (isAbstractType(type) && random.chance(0.6)) return this.#ofConcrete(type, depth);
    if (random.chance(0.07)) return `... ${random.chance(0.5) ? `on ${type.name} ` : ""}${this.#directives()}${this.#selection(type, depth)}`;
    if (random.chance(0.05) && !type.name.startsWith("__")) return `...${this.#fragment(type, depth)} ${this.#directives()}`;
    if (isObjectType(type) && depth > 0 && type.getInterfaces().length > 0 && random.chance(0.04)) {
      const above = random.pick(type.getInterfaces());
      return `... on ${above.name} { __typename ${this.#aliased("id")} }`;
    }
    return this.#field(type, depth);
  }

  /** Rows of different types must not share response names: their fields would have to be of one type. */
  #ofConcrete(type: GraphQLCompositeType, depth: number): string {
    const { random } = this, possible = this.schema.getPossibleTypes(type as GraphQLAbstractType), one = random.pick(possible);
    const fields = Array.from({ length: random.integer(1, 3) }, () => this.#fieldOf(random.pick(this.#fields(one, depth)), depth, true));
    return `... on ${one.name} ${this.#directives()}{ ${fields.join(" ")} }`;
  }

  #fragment(type: GraphQLCompositeType, depth: number): string {
    const { random } = this, there = this.#fragments.filter(one => one.type === type.name);
    if (there.length > 0 && random.chance(0.5)) return random.pick(there).name;
    // written before it is known, so that none spreads itself
    const text = this.#selection(type, depth), name = `F${++this.#names}`;
    this.#fragments.push({ name, type: type.name, text });
    return name;
  }

  #field(type: GraphQLCompositeType, depth: number): string {
    const { random } = this;
    if (random.chance(0.05)) return random.chance(0.5) ? "__typename" : this.#aliased("__typename");
    return this.#fieldOf(random.pick(this.#fields(type, depth)), depth, random.chance(0.15));
  }

  /** Where there is no room any more, those without selections, as far as there are some. */
  #fields(type: GraphQLCompositeType, depth: number): readonly GraphQLField<unknown, unknown>[] {
    const { random } = this, all = fieldsOf(type);
    if (type === this.schema.getQueryType() && random.chance(0.05)) return [SchemaMetaFieldDef, TypeMetaFieldDef];
    const leaves = all.filter(field => isLeafType(getNamedType(field.type)));
    const full = this.#left <= 0 || depth >= MAX_DEPTH;
    if (leaves.length > 0 && (full || random.chance(0.5))) return leaves;
    const others = all.filter(field => !leaves.includes(field));
    if (full) return others.toSorted((a, b) => height(a) - height(b)).slice(0, 1);
    // rows rather than what stands beside them
    const lists = others.filter(field => field.name === "nodes" || field.name === "edges" || field.name === "node");
    return lists.length > 0 && random.chance(0.6) ? lists : others.length > 0 ? others : leaves;
  }

  #fieldOf(field: GraphQLField<unknown, unknown>, depth: number, aliased: boolean): string {
    this.#left--;
    const known = aliased ? undefined : this.#arguments.get(field), text = known ?? this.#argumentsOf(field);
    if (!aliased) this.#arguments.set(field, text);
    const inner = getNamedType(field.type), selection = isCompositeType(inner) ? ` ${this.#selection(inner, depth + 1)}` : "";
    return `${aliased ? this.#aliased(field.name) : field.name}${text}${this.#directives()}${selection}`;
  }

  #aliased(name: string): string {
    return `a${++this.#names}: ${name}`;
  }

  #argumentsOf(field: GraphQLField<unknown, unknown>): string {
    const { random } = this, parts: string[] = [];
    for (const { name, type, defaultValue } of field.args) {
      const needed = isNonNullType(type) && defaultValue === undefined;
      if (!needed && !random.chance(name === "first" ? 0.8 : name === "filter" ? 0.3 : 0.15)) continue;
      const value = this.#values.of(type, name);
      parts.push(`${name}: ${this.#hoisted(type, value, defaultValue !== undefined) ?? literal(type, value, (inner, one) => this.#hoisted(inner, one, false))}`);
    }
    return parts.length === 0 ? "" : `(${parts.join(", ")})`;
  }

  /** A variable in the place of a value, sometimes. */
  #hoisted(type: GraphQLInputType, value: unknown, hasDefault: boolean): string | undefined {
    const { random } = this;
    if (!random.chance(0.2)) return undefined;
    const name = `v${++this.#names}`;
    if (isNonNullType(type) && random.chance(0.4)) {
      // nullable, which a default allows
      const inner = String(type.ofType), text = literal(type.ofType, value);
      if (text === "null") return undefined;
      this.#variables.push(hasDefault && random.chance(0.5) ? `$${name}: ${inner}` : `$${name}: ${inner} = ${text}`);
      if (random.chance(0.5)) this.#given[name] = random.chance(0.2) ? null : value;
      return `$${name}`;
    }
    const without = random.chance(0.15), byDefault = random.chance(0.3) && !(isNonNullType(type) && value === null);
    this.#variables.push(`$${name}: ${String(type)}${byDefault ? ` = ${literal(type, value)}` : ""}`);
    if (byDefault ? random.chance(0.5) : !without || (isNonNullType(type) && random.chance(0.9))) this.#given[name] = random.chance(0.05) ? null : value;
    return `$${name}`;
  }

  #directives(): string {
    const { random } = this;
    if (!random.chance(0.06)) return "";
    const one = (name: string) => ` @${name}(if: ${random.chance(0.5) ? String(random.chance(0.5)) : this.#condition()})`;
    return random.chance(0.8) ? `${one(random.pick(["skip", "include"]))} ` : `${one("skip")}${one("include")} `;
  }

  #condition(): string {
    const { random } = this, name = `v${++this.#names}`;
    const byDefault = random.chance(0.4);
    this.#variables.push(`$${name}: Boolean${byDefault ? ` = ${String(random.chance(0.5))}` : "!"}`);
    if (!byDefault || random.chance(0.5)) this.#given[name] = random.chance(0.5);
    return `$${name}`;
  }
}

const fieldsOf = (type: GraphQLCompositeType): GraphQLField<unknown, unknown>[] => (isUnionType(type) ? [TypeNameMetaFieldDef] : Object.values(type.getFields()));

/** How soon a field comes to leaves. */
function height({ type }: GraphQLField<unknown, unknown>, level = 0): number {
  const named = getNamedType(type);
  if (!isCompositeType(named)) return 0;
  const inner = fieldsOf(named);
  if (level > 3 || inner.some(field => isLeafType(getNamedType(field.type)))) return 1;
  return 1 + Math.min(...inner.map(field => height(field, level + 1)));
}
