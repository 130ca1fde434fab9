import type { Ladder } from "./accounting-types.ts";

/** Beyond the ladder. */
const LONGEST = 604_800;

/** How long the bucket of a moment is, now; seconds. */
export function lengthAt(ladder: Ladder, at: number, now: number): number {
  for (const [age, length] of ladder) if (now - (now % length) - at <= age) return length;
  return LONGEST;
}

/** A bucket, and which share of a record is in it. */
export interface Part { readonly start: number; readonly length: number; readonly share: number }

/** Divides a record as DIRAC's calculateBuckets does: buckets begin at multiples of the first one's length, and each begins where the one before ends. */
export function split(ladder: Ladder, from: number, to: number, now: number): Part[] {
  let length = lengthAt(ladder, from, now), start = from - (from % length);
  if (to <= from) return [{ start, length, share: 1 }];
  const parts: Part[] = [];
  while (start < to) {
    parts.push({ start, length, share: (Math.min(start + length, to) - Math.max(start, from)) / (to - from) });
    start += length;
    length = lengthAt(ladder, start, now);
  }
  return parts;
}
