import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLike } from "../../src/datasources/query/like.ts";
import { holds } from "./property.ts";

describe("a LIKE pattern", () => {
  it.each([
    ["", "", true], ["", "%", true], ["", "_", false], ["a", "", false],
    ["abc", "abc", true], ["abc", "ab", false], ["ab", "abc", false],
    ["abc", "a%", true], ["abc", "%c", true], ["abc", "%b%", true], ["abc", "%%%", true], ["abc", "a%d", false], ["abc", "%a", false],
    ["abc", "a_c", true], ["abc", "___", true], ["abc", "__", false], ["abc", "_%_", true], ["a", "_%_", false],
    ["aXbXc", "a%b%c", true], ["ababac", "%ab_c", true], ["aab", "%ab", true], ["mississippi", "%issip%", true], ["mississippi", "m%issi_i", false],
  ])("takes % for any text and _ for one letter: %j like %j is %s", (text, pattern, expected) => {
    expect(isLike(text, pattern)).toBe(expected);
  });

  it.each([
    ["50%", "50\\%", true], ["500", "50\\%", false], ["a_b", "a\\_b", true], ["axb", "a\\_b", false],
    ["a\\b", "a\\\\b", true], ["ab", "a\\b", true], ["\\", "\\", true], ["a\\", "a\\", true], ["a", "a\\", false], ["\\%", "\\\\%", true], ["\\abc", "\\\\%", true], ["%", "\\%", true], ["\\%", "\\%", false],
  ])("takes the letter after \\ as it is, and a last \\ as itself: %j like %j is %s", (text, pattern, expected) => {
    expect(isLike(text, pattern)).toBe(expected);
  });

  it.each([
    ["A", "a", false], ["é", "e", false], ["a ", "a", false], ["a", "a ", false], ["é", "_", true], ["e\u0301", "_", false], ["e\u0301", "__", true],
    ["🦀", "_", true], ["🦀🦀", "__", true], ["日本", "日%", true], ["a\nb", "a_b", true], ["a\nb", "a%b", true],
    ["a.c", "a.c", true], ["abc", "a.c", false], ["a", "[a]", false], ["aa", "a*", false], ["^a$", "^a$", true],
  ])("is exact in all else, letters being those of Unicode: %j like %j is %s", (text, pattern, expected) => {
    expect(isLike(text, pattern)).toBe(expected);
  });

  it("means what its definition says", () => holds(fc.property(fc.string({ unit: fc.constantFrom("a", "b", "%", "\\"), maxLength: 8 }), fc.string({ unit: fc.constantFrom("a", "b", "%", "_", "\\"), maxLength: 8 }), (text, pattern) => {
    expect(isLike(text, pattern)).toBe(defined([...text], [...pattern]));
  }), 3000));

  it("that is escaped letter by letter matches the text itself and nothing else", () => holds(fc.property(fc.string({ unit: "binary", maxLength: 20 }), fc.string({ maxLength: 20 }), (text, other) => {
    const escaped = [...text].map(letter => `\\${letter}`).join("");
    expect(isLike(text, escaped)).toBe(true);
    expect(isLike(other, escaped)).toBe(other === text);
  }), 500));

  it.each([
    ["many %", `${"%a".repeat(500)}b`],
    ["a long tail behind one %", `%${"a".repeat(500)}b`],
    ["% and _ in turn", `${"%_".repeat(500)}b`],
    ["many long parts", `${`%${"a".repeat(20)}`.repeat(40)}b`],
  ])("that is hostile takes no longer than text times pattern: %s", (_what, pattern) => {
    const text = "a".repeat(20_000), start = performance.now();
    expect(isLike(text, pattern)).toBe(false);
    // 10 million steps; a backtracking matcher would not end at all
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

/** By the definition, trying everything. */
function defined(text: readonly string[], pattern: readonly string[]): boolean {
  const [part, ...parts] = pattern, [, ...rest] = text;
  if (part === undefined) return text.length === 0;
  if (part === "%") return defined(text, parts) || (text.length > 0 && defined(rest, pattern));
  if (text.length === 0) return false;
  if (part === "\\" && parts.length > 0) return text[0] === parts[0] && defined(rest, parts.slice(1));
  return (part === "_" || text[0] === part) && defined(rest, parts);
}
