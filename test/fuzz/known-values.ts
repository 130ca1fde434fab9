import { getNamedType, isLeafType, isObjectType, type GraphQLSchema } from "graphql";
import type { Json } from "../helpers/ask.ts";

/** Values that a grid really holds, by the name of the field that has them: filters that match something find more. */
export class KnownValues {
  readonly #byName = new Map<string, Set<string | number>>();

  /** Asks each root list for some rows with all their own fields. */
  static async of(schema: GraphQLSchema, ask: (query: string) => Promise<{ data: Json }>): Promise<KnownValues> {
    const known = new KnownValues();
    for (const { name, type } of Object.values(schema.getQueryType()!.getFields())) {
      const connection = getNamedType(type), nodes = isObjectType(connection) ? connection.getFields()["nodes"] : undefined, row = nodes && getNamedType(nodes.type);
      if (!isObjectType(row)) continue;
      const leaves = Object.values(row.getFields()).filter(field => isLeafType(getNamedType(field.type)) && field.args.length === 0).map(field => field.name);
      const { data } = await ask(`{ ${name}(first: 12) { edges { cursor node { ${leaves.join(" ")} } } } }`);
      for (const { cursor, node } of (data?.[name]?.edges ?? []) as { cursor: string; node: Record<string, unknown> }[]) {
        known.#add("after", cursor);
        for (const [field, value] of Object.entries(node)) for (const one of Array.isArray(value) ? value : [value]) known.#add(field, one);
      }
    }
    return known;
  }

  #add(name: string, value: unknown): void {
    if (typeof value !== "string" && typeof value !== "number") return;
    const values = this.#byName.get(name) ?? new Set();
    this.#byName.set(name, values.add(value));
  }

  get size(): number {
    return this.#byName.size;
  }

  named(name: string): readonly (string | number)[] {
    return [...this.#byName.get(ALSO[name] ?? name) ?? []];
  }
}

/** Arguments that take what a field of another name gives. */
const ALSO: Readonly<Record<string, string>> = { before: "after", ids: "id", name: "siteName" };
