import type { Generation } from "../../config/generation.ts";
import { mayReadUser, tellsVo, visibleAccounting } from "../../auth/policies/accounting.policy.ts";
import { badInput, GatewayError } from "../../errors.ts";
import { derivedKeys, type DerivedKey, type KeyKnowledge } from "../../schema/accounting/accounting-keys.ts";
import { constantName } from "../../schema/accounting/accounting-names.ts";
import type { ReportRequest, TextTest } from "../../schema/accounting/report.ts";
import type { Condition } from "../../schema/common/condition.ts";
import { jobDbGeneration } from "../wms/job-generation.ts";
import type { RowContext } from "../source-context.ts";
import type { AccountingTable } from "./accounting-table.ts";
import { Dictionary } from "./dictionary.ts";
import { allOf, anyOf, idIn, NO_ROW, type KeyCondition } from "./key-condition.ts";
import { keyKnowledge } from "./key-knowledge.ts";

/** As many ids as a statement should carry. */
const MAX_IDS = 20_000;

/** The rows of a type as a viewer sees them: which of them, and which values of keys. */
export class ReportRows {
  readonly knowledge: KeyKnowledge;

  private constructor(readonly table: AccountingTable, private readonly context: RowContext, private readonly generation: Generation) {
    this.knowledge = keyKnowledge(context.registry, generation, table.name);
  }

  static async of(table: AccountingTable, context: RowContext): Promise<ReportRows> {
    return new ReportRows(table, context, await generationOf(context));
  }

  /** The rows that the viewer may see. */
  async scope(): Promise<KeyCondition> {
    const { viewer, registry } = this.context;
    return this.#ids(visibleAccounting(viewer, registry, this.generation, { type: this.table.name, keys: this.table.keys }));
  }

  /** Of the visible rows those that match; values that the viewer may not see match nothing. */
  async matching(filter: ReportRequest["filter"]): Promise<KeyCondition> {
    const tests = await Promise.all(filter.map((test, index) => this.#test(test, `filter.${index}`)));
    return allOf(...tests.flat());
  }

  /** A key by its name, in whatever spelling. */
  key(name: string, argument: string): string | DerivedKey {
    const spelt = (key: string) => key === name || constantName(key) === name, stored = this.table.keys.find(spelt);
    if (stored !== undefined) return stored;
    const derived = derivedKeys(this.table.keys).find(key => spelt(key.name));
    if (derived === undefined) throw badInput(argument, `${this.table.name} has no key ${JSON.stringify(name.slice(0, 64))}; it has: ${[...this.table.keys, ...derivedKeys(this.table.keys).map(key => key.name)].join(", ")}`);
    return derived;
  }

  /** Whether the viewer may know that there is this value. */
  isVisible(key: string, value: string): boolean {
    return key !== "User" || tellsVo(this.table.keys) || mayReadUser(this.context.viewer, this.context.registry, this.generation, value);
  }

  async #test({ key: name, ...test }: TextTest & { key: string }, argument: string): Promise<KeyCondition[]> {
    const key = this.key(name, `${argument}.key`);
    if (typeof key !== "string" && !key.mayFilter) throw badInput(`${argument}.key`, `${key.name} cannot be filtered by; filter by ${key.of.join(" and ")}`);
    const { eq, ne, in: among, notIn, startsWith } = test, conditions: KeyCondition[] = [], stored = typeof key === "string" ? key : key.of[0]!;
    const add = async (ids: Promise<number[]>, negated: boolean) => conditions.push(idIn(stored, bounded(await ids, argument), negated));
    if (eq != null) await add(this.#idsOf(key, [eq]), false);
    if (ne != null) await add(this.#idsOf(key, [ne]), true);
    if (among != null) await add(this.#idsOf(key, among), false);
    if (notIn != null) await add(this.#idsOf(key, notIn), true);
    if (startsWith != null) await add(this.#idsStartingWith(key, startsWith), false);
    return conditions;
  }

  async #idsOf(key: string | DerivedKey, values: readonly string[]): Promise<number[]> {
    if (typeof key === "string") return this.#visibleIds(key, await new Dictionary(this.table, key).idsOf(values));
    const wanted = new Set(values.map(value => value.toLowerCase()));
    return this.#derivedIds(key, value => value !== null && wanted.has(value.toLowerCase()));
  }

  async #idsStartingWith(key: string | DerivedKey, prefix: string): Promise<number[]> {
    if (typeof key === "string") return this.#visibleIds(key, await new Dictionary(this.table, key).idsStartingWith(prefix));
    return this.#derivedIds(key, value => value !== null && value.toLowerCase().startsWith(prefix.toLowerCase()));
  }

  async #derivedIds({ of: [stored], valueOf }: DerivedKey, fits: (value: string | null) => boolean): Promise<number[]> {
    const entries = await new Dictionary(this.table, stored!).all();
    return [...entries].filter(([, value]) => fits(valueOf([value], this.knowledge))).map(([id]) => id);
  }

  async #visibleIds(key: string, ids: number[]): Promise<number[]> {
    if (key !== "User" || tellsVo(this.table.keys) || ids.length === 0) return ids;
    return [...await new Dictionary(this.table, key).valuesOf(ids)].filter(([, value]) => this.isVisible(key, value)).map(([id]) => id);
  }

  /** A policy's condition, whose fields are keys. */
  async #ids(condition: Condition): Promise<KeyCondition> {
    switch (condition.kind) {
      case "all": return allOf(...await Promise.all(condition.of.map(part => this.#ids(part))));
      case "any": return anyOf(...await Promise.all(condition.of.map(part => this.#ids(part))));
      case "field": return this.#exactly(condition.field, condition.tests.flatMap(({ test }) => (test.op === "in" ? test.values.map(String) : [])));
      default: return NO_ROW;
    }
  }

  async #exactly(name: string, values: readonly string[]): Promise<KeyCondition> {
    const key = this.key(name, "scope");
    if (typeof key === "string") return idIn(key, await new Dictionary(this.table, key).exactIdsOf(values));
    return idIn(key.of[0]!, await this.#derivedIds(key, value => value !== null && values.includes(value)));
  }
}

function bounded(ids: number[], argument: string): number[] {
  if (ids.length > MAX_IDS) throw new GatewayError("QUERY_TOO_COMPLEX", `${argument}: ${ids.length} values match; at most ${MAX_IDS} can be compared with`, { argument });
  return ids;
}

/** JobDB is asked only where the two differ on some group's VO. */
async function generationOf({ registry, databases }: RowContext): Promise<Generation> {
  const isSame = registry.groups().every(({ name }) => registry.voOfGroup(name, "8.0") === registry.voOfGroup(name, "9.1"));
  return isSame ? "9.1" : jobDbGeneration((await databases.open("JobDB")).catalog);
}
