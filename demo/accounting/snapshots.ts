import { MINUTE, SECOND } from "../time.ts";
import type { Ladder } from "./accounting-types.ts";
import { lengthAt } from "./ladder.ts";

/** How often gauges are read. */
export const PERIOD = 15 * MINUTE;

/** The snapshots that share a bucket: when the first was taken, when they were on average, and how many they are. */
export interface Snapshots { readonly first: number; readonly middle: number; readonly count: number }

/** From one time to another, by bucket. */
export function snapshots(ladder: Ladder, from: number, to: number, now: number): Snapshots[] {
  const found: { first: number; middle: number; count: number }[] = [], present = Math.floor(now / SECOND);
  let bucket = Number.NaN;
  for (let at = Math.ceil(from / PERIOD) * PERIOD; at <= to; at += PERIOD) {
    const second = at / SECOND, length = lengthAt(ladder, second, present), next = (second - (second % length)) * 2 ** 20 + length;
    if (next !== bucket) found.push({ first: at, middle: at, count: 1 });
    else {
      const last = found.at(-1)!;
      last.count++;
      last.middle = (last.first + at) / 2;
    }
    bucket = next;
  }
  return found;
}
