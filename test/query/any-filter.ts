import fc from "fast-check";
import type { Generation } from "../../src/config/generation.ts";
import type { FilterInput } from "../../src/schema/common/filter-for.ts";
import type { ColumnDescription, Kind } from "../../src/schema/common/table-registry.ts";
import { TEXTS } from "./any-jobs.ts";
import { fieldsOf } from "./oracle.ts";

/** What rows nearly hold. */
export const NEAR_TEXTS: readonly string[] = [
  "JOSÉ", "JOSE", "mSMITH", "JDOE", "JDOE ", "jdoe  ", "MüLLER", "σ", "ς", "I", "i", "SS", "ẞ", "ŁÓDŹ", "日", "é", "É", "'", '"', "\\\\", "' or 1 = 1 -- ", "\u{1F980}\u{1F980}", "a\\", "\\b", "\\%", "e", "ose",
];
const anyText = fc.oneof(
  fc.constantFrom(...TEXTS, "belle", "Belle", "belle_user", "BELLE_USER", "True", "failed", "FAILED", "Single", "single"),
  fc.constantFrom(...NEAR_TEXTS),
  fc.string({ unit: fc.constantFrom("j", "J", "o", "s", "e", "é", "É", "k", "\u212A", "Σ", "%", "_", "\\", " ", "'", "日"), maxLength: 4 }),
);
/** Patterns over the same letters; `\` stands before anything, also last. */
const anyPattern = fc.oneof(
  anyText,
  fc.array(fc.oneof(fc.constantFrom("%", "_", "\\%", "\\_", "\\\\", "\\", "\\j"), fc.constantFrom("j", "J", "o", "s", "e", "é", "É", "d", "m", "M", "50", "a", "Σ", "Α", "日", "🦀", " ", "'")), { maxLength: 6 }).map(parts => parts.join("")),
);
const anyNumber = fc.oneof(fc.constantFrom(-1, 0, 1, 2, 3, 10), fc.constantFrom(-Number.MAX_SAFE_INTEGER, 4_294_967_295, Number.MAX_SAFE_INTEGER), fc.integer({ min: 1, max: 4_294_967_295 }));
const anyTime = fc.constantFrom(
  "2026-11-20T09:00:00Z", "2026-11-20T18:00:00+09:00", "2026-11-20T09:00:00.000Z", "2026-11-20T09:00:00.5Z", "2026-11-20T09:00:30Z", "2026-11-20T09:00Z", "2026-11-20", "2026-11-19", "2026-11-18",
  "-PT3H", "PT0S", "-PT12H", "-P1D", "-P2W", "P1W", "1000-01-01", "9999-12-31T23:59:59Z", "0001-01-01", "1000-01-02", "2026-09-30T23:59:59Z",
);
const anyFlag = fc.boolean();

const list = <T>(one: fc.Arbitrary<T>) => fc.oneof(fc.array(one, { maxLength: 4 }), fc.constant<T[]>([]));
const ordered = <T>(one: fc.Arbitrary<T>) => ({ eq: one, ne: one, in: list(one), notIn: list(one), gt: one, gte: one, lt: one, lte: one, isNull: anyFlag });

const OPERATORS: Readonly<Record<Kind, Readonly<Record<string, fc.Arbitrary<unknown>>>>> = {
  text: {
    eq: anyText, ne: anyText, in: list(anyText), notIn: list(anyText), like: anyPattern, notLike: anyPattern, contains: anyText, startsWith: anyText, endsWith: anyText, isNull: anyFlag,
    eqIgnoreCase: anyText, inIgnoreCase: list(anyText), likeIgnoreCase: anyPattern, containsIgnoreCase: anyText, startsWithIgnoreCase: anyText,
  },
  integer: ordered(anyNumber),
  float: ordered(fc.double({ noNaN: true, noDefaultInfinity: true })),
  time: ordered(anyTime),
  flag: { eq: anyFlag, isNull: anyFlag },
  // only read
  list: {},
};

/** One operator of a field, often; several or none, sometimes. */
export function anyTests({ kind }: ColumnDescription): fc.Arbitrary<FilterInput> {
  const one = fc.oneof(...Object.entries(OPERATORS[kind]).map(([operator, operand]) => fc.record({ [operator]: operand })));
  return fc.oneof({ weight: 8, arbitrary: one }, { weight: 2, arbitrary: fc.tuple(one, one).map(([a, b]) => ({ ...a, ...b })) }, { weight: 1, arbitrary: fc.constant({}) });
}

/** Any filter of the fields of a generation: all operators, `and`, `or`, `not`, empty and absent branches. */
export function anyFilter(generation: Generation): fc.Arbitrary<FilterInput> {
  const fields = fieldsOf(generation).filter(column => column.filter);
  const leaf = fc.oneof(...fields.map(column => fc.record({ [column.field]: fc.oneof({ weight: 12, arbitrary: anyTests(column) }, { weight: 1, arbitrary: fc.constant(null) }) })));
  return fc.letrec<{ tree: FilterInput }>(tie => ({
    tree: fc.oneof(
      { maxDepth: 4, depthIdentifier: "filter", withCrossShrink: true },
      { weight: 4, arbitrary: leaf },
      { weight: 1, arbitrary: fc.constantFrom<FilterInput>({}, { not: null }, { and: [] }, { or: [] }, { and: null, or: undefined }) },
      { weight: 2, arbitrary: fc.tuple(leaf, tie("tree")).map(([a, b]) => ({ ...a, ...b })) },
      { weight: 2, arbitrary: fc.record({ not: tie("tree") }) },
      { weight: 2, arbitrary: fc.record({ and: fc.array(tie("tree"), { maxLength: 3 }) }) },
      { weight: 2, arbitrary: fc.record({ or: fc.array(tie("tree"), { maxLength: 3 }) }) },
    ),
  })).tree;
}
