/** What a relation leads to, in the order of the keys; what the viewer may not see, or is gone, is left out. */
export async function loadVisible<K, T>(table: { one(key: K): Promise<T | null> }, keys: readonly K[]): Promise<T[]> {
  return (await Promise.all(keys.map(key => table.one(key)))).filter(found => found !== null);
}
