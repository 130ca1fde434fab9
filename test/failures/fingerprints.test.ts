import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fingerprintOf } from "../../src/datasources/failures/fingerprint.ts";
import { MASKS, type Mask } from "../../src/datasources/failures/masks.ts";
import { holds } from "../query/property.ts";
import { fingerprints, pattern } from "./masked.ts";

const word = fc.stringMatching(/^[a-z]{1,8}$/), digits = fc.nat(99_999), hexes = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const path = fc.tuple(word, word, digits).map(([folder, name, number]) => `/${folder}/${name}_${number}`);
const host = fc.tuple(word, digits, word).map(([node, number, domain]) => `${node}${number}.${domain}.kek.jp`);

/** What differs from case to case, by what stands in its place. */
const DIFFERING: Readonly<Record<string, fc.Arbitrary<string>>> = {
  "<guid>": fc.uuid(), "<url>": fc.tuple(host, path).map(([at, file]) => `davs://${at}:443${file}`), "<lfn>": path.map(file => `LFN:${file}`), "<time>": fc.date({ min: new Date(0), max: new Date("2099-12-31"), noInvalidDate: true }).map(time => time.toISOString()),
  // a capital or digit behind it would be part of it
  "<dn> is": fc.tuple(word, digits).map(([of, robot]) => `/C=JP/O=Institute of ${of}/CN=Robot ${robot} is`), "<mail>": fc.tuple(word, host).map(([name, at]) => `${name}@${at}`), "<ip>": fc.oneof(fc.ipV4(), hexes(3).map(group => `2001:db8::${group}`)),
  "<path>": path, "<site>": fc.stringMatching(/^(LCG|DIRAC|Cloud)\.[A-Z][A-Za-z0-9-]{1,8}\.(jp|de|it)$/), "<host>": host, "<hex>": hexes(12).map(hex => `1a${hex}`), "<file>": fc.tuple(word, digits).map(([name, number]) => `${name}_${number}.root`),
  "by <user>": fc.constantFrom("by alice", "by j.doe", "by josé"), "<n>": fc.oneof(digits.map(String), fc.double({ min: 0, max: 1e9, noNaN: true }).map(number => number.toFixed(2))),
};
const kinds = fc.array(fc.constantFrom(...Object.keys(DIFFERING)), { minLength: 1, maxLength: 8 });
/** A text and what is to be left of it. */
const filled = (separator: string) => kinds.chain(names => fc.tuple(...names.map(name => DIFFERING[name]!)).map(parts => [parts, names].map(all => `lost ${all.join(separator)} again`) as [text: string, left: string]));

describe("the pattern of a text", () => {
  it("is the same whatever identifiers, addresses, names and numbers stand in it", () => holds(fc.property(fc.oneof(filled(" "), filled(", "), filled(" ( ")), ([text, left]) => {
    expect(pattern(text)).toBe(left);
  }), 3000));

  // not so where masked parts touch: of "x.root.7" the number is found first, and then "x.root" in "x.root.<n>"
  it("is its own pattern, words being apart", () => holds(fc.property(filled(" "), ([text]) => {
    expect(pattern(pattern(text))).toBe(pattern(text));
  }), 1000));

  it("has one blank for many, and none at its ends", () => {
    expect(pattern("  a \t\r\n b\u00a0\u2003c  ")).toBe("a b c");
    expect([pattern(""), pattern(" \n ")]).toEqual(["", ""]);
  });

  it("is that of the first 2,048 characters, counted with all blanks", () => {
    expect(pattern(`${"a ".repeat(1023)}bc`)).toBe(`${"a ".repeat(1023)}bc`);
    expect(pattern(`${"a ".repeat(1024)}end`)).toBe("a ".repeat(1024).trim());
    expect(pattern(`${" ".repeat(2047)}abc`)).toBe("a");
    expect(pattern(`${"x".repeat(2000)} /a/${"b".repeat(2_000_000)}`)).toBe(`${"x".repeat(2000)} <path>`);
  });
});

describe("the fingerprint of a text", () => {
  // printf '%s' "$pattern" | sha256sum | head -c 16: clients keep them
  it.each([
    ["", "", "1-e3b0c44298fc1c14"],
    ["CVMFS client not mounted on b12.infn.it", "CVMFS client not mounted on <host>", "1-7d5deb5c7a77265f"],
    ["Failed to download LFN:/belle/a: Communication error on send ( 70 )", "Failed to download <lfn>: Communication error on send ( <n> )", "1-ad49f52aa9f9c478"],
    ["Dépassement: 300 s", "Dépassement: <n> s", "1-fdf958f64615c652"],
  ])("is a version and the beginning of the digest of its pattern: %s", (text, left, fingerprint) => {
    expect([pattern(text), fingerprints.of(text), fingerprints.of(text), fingerprintOf(left)]).toEqual([left, fingerprint, fingerprint, fingerprint]);
  });

  it("is there for any text", () => holds(fc.property(fc.oneof(fc.string({ unit: "grapheme", maxLength: 300 }), fc.string({ unit: "binary", maxLength: 300 }), fc.string({ unit: fc.constantFrom(...`aé1.:/@=-_<>[ \ud83e`), maxLength: 300 })), text => {
    expect(fingerprints.of(text)).toBe(fingerprintOf(pattern(text)));
  }), 1000));
});

describe("a malicious text", () => {
  const AROUND = [["", ""], ["a", "!"], ["1", "é"], ["[", "."], ["/a", "_"], ["LFN:", "!"], ["x://", "!"], ["/CN=", "é"]] as const;
  const PARTS = [
    "a", "1", "0a", "a1", "é", "🦀", "-", "a-", "-1", "_1", ",1", "1.", "1e", "0x", "a.", "A.", "..", "/", "/a", "/.", "a=", "=/", "~", "::", "a:", "[::", "@", "a@", "a.b@", "x://", "LFN:", "LFN:,",
    "/CN=", "/CN=a", "/CN=a ", "/CN=A B ", "/CN=A'B", "<guid>", "<ip>", "/<ip>", "2026-11-20 ", "user user ", "by:", "exit code ", "status",
  ];
  // 16 times the length that is ever masked: each takes a few ms, and more than a hundred where it takes the square
  const LENGTH = 32_768, LIMIT = 50;
  const time = (text: string, { pattern }: Mask) => {
    const start = performance.now();
    text.replace(pattern, "");
    return performance.now() - start;
  };

  it.each(PARTS)("takes no mask longer than its length: %j", part => {
    for (const [beginning, end] of AROUND) for (const mask of MASKS) {
      const text = beginning + part.repeat(LENGTH / part.length) + end;
      // the machine may have had something else to do
      expect([1, 2, 3].some(() => time(text, mask) < LIMIT), `${mask.name} ${beginning}…${end}`).toBe(true);
    }
  });
});
