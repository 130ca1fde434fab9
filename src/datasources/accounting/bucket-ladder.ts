import type { Step } from "../../schema/accounting/report.ts";
import { dencoded } from "./dencode.ts";

/** Of rows older than the last step, and of a type whose ladder cannot be read. */
export const WEEK = 604_800;

/** How long rows are by their age, as ac_catalog_Types.bucketsLength has it; no step where that cannot be read. */
export function bucketLadder(text: string): Step[] {
  const steps = dencoded(text);
  if (!Array.isArray(steps)) return [];
  return steps.flatMap(step => (Array.isArray(step) && typeof step[0] === "number" && typeof step[1] === "number" && step[1] > 0 ? [{ age: step[0], length: step[1] }] : [])).sort((a, b) => a.age - b.age);
}

/** How long a row is that DIRAC writes now for a moment; all in seconds. */
export function nominalLength(ladder: readonly Step[], moment: number, now: number): number {
  return ladder.find(({ age, length }) => now - (now % length) - moment <= age)?.length ?? WEEK;
}

/** No row of the type should be longer. */
export const longestLength = (ladder: readonly Step[]): number => Math.max(WEEK, ...ladder.map(({ length }) => length));
