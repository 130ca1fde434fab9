import type { Json } from "../helpers/ask.ts";

/** What a client knows that was told these messages; `total` is what the last one said. */
export function toldCounts(messages: readonly Json[]): { total: number; counts: Record<string, number> } {
  const counts: Record<string, number> = {};
  for (const { whole, buckets } of messages) {
    if (whole) for (const key of Object.keys(counts)) delete counts[key];
    for (const { key, count } of buckets) {
      const name = JSON.stringify(key.map(({ value }: Json) => value));
      if (count === 0) delete counts[name];
      else counts[name] = count;
    }
  }
  return { total: messages.at(-1)?.total, counts };
}
