import { createHash } from "node:crypto";
import fc from "fast-check";
import type { FilterInput } from "../../src/schema/common/filter-for.ts";

/** Texts by the error that they tell of, which is their pattern; some of them a collation holds for equal. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  "lost <path>": ["lost /a/b/1", "lost /a/B/1", "lost /a/b/1 ", "lost  /a/b/1", "lost /á/b/2"], "Lost <path>": ["Lost /a/b/1", "Lost /a/b/2"], full: ["full", "full ", " full", "full\t"], FULL: ["FULL", "FULL "], "füll": ["füll"], "fu ll": ["fu ll", "fu  ll"],
  // of jobs these are no words
  Unknown: ["Unknown"],
};
const SILENT = ["", " ", "  "];
const ERROR_OF = new Map(Object.entries(TEXTS).flatMap(([error, texts]) => texts.map(text => [text, error])));

const fingerprint = (pattern: string) => `1-${createHash("sha256").update(pattern).digest("hex").slice(0, 16)}`;
const PRINTS = [...Object.keys(TEXTS), "", "nobody says so"].map(fingerprint);
const OF_ERROR = new Map(Object.keys(TEXTS).map(error => [error, fingerprint(error)]));

export const anyText = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ERROR_OF.keys()) }, { weight: 1, arbitrary: fc.constantFrom(...SILENT) });

/** The fingerprints of texts, as the contract has them; none of one that says nothing. */
export const printsOf = (texts: readonly (string | null)[]): string[] => texts.flatMap(text => OF_ERROR.get(ERROR_OF.get(text ?? "") ?? "") ?? []);

const anyPrints = fc.subarray(PRINTS, { maxLength: 4 });
/** A filter by fingerprints. */
export const anyFingerprints: fc.Arbitrary<FilterInput> = fc.oneof(
  { weight: 4, arbitrary: anyPrints.map(prints => ({ in: prints })) }, { weight: 3, arbitrary: anyPrints.map(prints => ({ notIn: prints })) }, { weight: 1, arbitrary: fc.tuple(anyPrints, anyPrints).map(([prints, others]) => ({ in: prints, notIn: others })) },
  { weight: 1, arbitrary: fc.constant({}) },
).map(errorFingerprint => ({ errorFingerprint }));

/** Whether one of a row's texts has one of the fingerprints, and none of the others. */
export function passes(texts: readonly (string | null)[], operators: { in?: readonly string[]; notIn?: readonly string[] }): boolean {
  const prints = printsOf(texts), one = (of: readonly string[]) => prints.some(print => of.includes(print));
  return (operators.in === undefined || one(operators.in)) && (operators.notIn === undefined || !one(operators.notIn));
}
