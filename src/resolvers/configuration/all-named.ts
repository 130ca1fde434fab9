import { loadVisible } from "../load-visible.ts";

/** What these names stand for, in their order; those that stand for nothing, or for nothing that the viewer may see, are left out. */
export function allNamed<T>(table: { one(name: string): Promise<T | null> }, names: readonly string[]): Promise<T[]> {
  return loadVisible({ load: (name: string) => table.one(name) }, names);
}
