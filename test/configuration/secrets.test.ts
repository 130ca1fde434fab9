import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printCfg, type Cfg } from "../../demo/cfg.ts";
import { readTree } from "../../src/config/configuration-tree.ts";
import { Configuration } from "../../src/config/configuration.ts";
import { isSecretOption, isSecretSection } from "../../src/config/secret-options.ts";

const SECRET = "do-not-show-me";
const NAMES = [
  "Password", "passwd", "PWD", "DBPassword", "client_secret", "LegacyExchangeApiKey", "KeyFile", "private_key", "Token", "access_token", "refreshToken", "SecretAccessKey", "credentials", "JWK", "Pem", "cookieSecret",
];

const anyName = fc.stringMatching(/^[A-Z][a-z]{0,5}[0-9]{1,3}$/);
const anyOption: fc.Arbitrary<[string, string]> = fc.oneof(
  fc.tuple(fc.constantFrom(...NAMES), fc.constant(SECRET)),
  fc.tuple(anyName, fc.constantFrom(`mysql://user:${SECRET}@db.example.org/JobDB`, `amqp://:${SECRET}@mq.example.org`, `-----BEGIN PRIVATE KEY-----${SECRET}`)),
  fc.tuple(anyName, fc.constantFrom("plain", "https://host:8443/path?x=a@b", "a = { b }")),
);
const anyTree = fc.letrec<{ tree: Cfg }>(tie => ({
  tree: fc.tuple(fc.array(anyOption, { maxLength: 4 }), fc.array(fc.tuple(fc.oneof(anyName, fc.constantFrom("Passwords", "Secrets", "tokens", "Credentials")), fc.oneof({ maxDepth: 3 }, fc.constant<Cfg>({}), tie("tree"))), { maxLength: 3 }))
    .map(([options, sections]) => ({ ...Object.fromEntries(options), ...Object.fromEntries(sections.map(([name, tree]): [string, Cfg] => [`${name}`, tree])) })),
})).tree;

/** Everything below sections for secrets is a secret, whatever its name. */
function poisoned(tree: Cfg, isSecret = false): Cfg {
  return Object.fromEntries(Object.entries(tree).map(([name, value]) => [name, typeof value === "string" ? (isSecret ? SECRET : value) : poisoned(value, isSecret || isSecretSection(name))]));
}

describe("secrets", () => {
  it("never reach the tree, whatever option or section holds them", () => {
    fc.assert(fc.property(anyTree, tree => {
      const text = JSON.stringify(readTree(Configuration.fromText(printCfg(poisoned(tree)))));
      expect(text).not.toContain(SECRET);
      for (const name of NAMES) expect(text).not.toContain(`"${name}"`);
    }), { numRuns: 300 });
  });

  it("leave the rest of the tree as it is", () => {
    const tree = { A: { x: "1", Password: SECRET, B: { y: "2" } }, Tokens: { z: SECRET }, C: {} };
    expect(readTree(Configuration.fromText(printCfg(tree)))).toEqual({
      sections: [
        { parentPath: "", place: 0, path: "/", name: "" }, { parentPath: "/", place: 0, path: "/A", name: "A" }, { parentPath: "/", place: 1, path: "/C", name: "C" },
        { parentPath: "/A", place: 0, path: "/A/B", name: "B" },
      ],
      options: [{ sectionPath: "/A", place: 0, name: "x", value: "1" }, { sectionPath: "/A/B", place: 0, name: "y", value: "2" }],
    });
  });

  it("are told by the name of an option, the name of a section, or the looks of a value", () => {
    for (const name of NAMES) expect(isSecretOption(name, "x"), name).toBe(true);
    for (const name of ["Host", "DBName", "User", "Port", "CEType", "issuer", "client_id"]) expect(isSecretOption(name, "https://host:8443/a@b"), name).toBe(false);
    expect(isSecretSection("TokenManager")).toBe(false);
    expect(["Secrets", "passwords", "Keys"].every(isSecretSection)).toBe(true);
  });
});
