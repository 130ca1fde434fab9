import type { DerivedKey } from "../../schema/accounting/accounting-keys.ts";
import { Dictionary } from "./dictionary.ts";
import { ExactSums } from "./exact-sums.ts";
import type { ReportRows } from "./report-rows.ts";
import type { Tally } from "./tally.ts";

export interface GroupCells {
  readonly key: readonly (string | null)[];
  readonly cells: ExactSums;
}

/** A tally whose groups have names. Each is a part of the total. */
export interface Grouped {
  readonly total: ExactSums;
  /** Rows whose ids lead to no value. */
  readonly unknown: ExactSums;
  /** Rows of values that the viewer may not see. */
  readonly hidden: ExactSums;
  readonly groups: readonly GroupCells[];
}

/** The stored keys that these are told by. */
export const storedKeys = (by: readonly (string | DerivedKey)[]): string[] => [...new Set(by.flatMap(key => (typeof key === "string" ? [key] : key.of)))];

/** For each stored key, the values of ids. */
export type KeyValues = readonly ReadonlyMap<number, string>[];

/** The values of all ids in a tally. */
export async function keyValuesIn(tally: Tally, by: readonly (string | DerivedKey)[], rows: ReportRows): Promise<KeyValues> {
  const stored = storedKeys(by), ids = stored.map(() => new Set<number>());
  for (const group of tally.groups.keys()) idsOf(group).forEach((id, index) => ids[index]!.add(id));
  return Promise.all(stored.map((key, index) => new Dictionary(rows.table, key).valuesOf([...ids[index]!])));
}

/** Gives a tally, made by the stored keys of `by`, the values of these. */
export function grouped(tally: Tally, by: readonly (string | DerivedKey)[], rows: ReportRows, width: number, values: KeyValues): Grouped {
  const size = tally.bins.starts.length * width, empty = () => new ExactSums(size);
  const [total, unknown, hidden] = [empty(), empty(), empty()], groups = new Map<string, GroupCells>();
  const stored = storedKeys(by);
  for (const [ids, cells] of tally.groups) {
    total.addAll(cells);
    if (by.length === 0) continue;
    const texts = idsOf(ids).map((id, index) => values[index]!.get(id));
    if (!texts.every(text => text !== undefined)) unknown.addAll(cells);
    else if (!texts.every((text, index) => rows.isVisible(stored[index]!, text))) hidden.addAll(cells);
    else {
      const valueOf = (key: string) => texts[stored.indexOf(key)]!;
      const key = by.map(part => (typeof part === "string" ? valueOf(part) : part.valueOf(part.of.map(valueOf), rows.knowledge))), name = JSON.stringify(key);
      const group = groups.get(name) ?? { key, cells: empty() };
      groups.set(name, group);
      group.cells.addAll(cells);
    }
  }
  return { total, unknown, hidden, groups: [...groups.values()] };
}

const idsOf = (group: string): number[] => (group === "" ? [] : group.split(",").map(Number));
