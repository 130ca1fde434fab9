import { inspect } from "node:util";
import { expect, it } from "vitest";
import { Secret } from "../../src/config/secret.ts";

const secret = new Secret("hunter2");

it("a secret is revealed on demand", () => {
  expect(secret.reveal()).toBe("hunter2");
});
it("a secret is hidden by everything that prints", () => {
  expect([String(secret), `${secret}`, JSON.stringify({ secret }), inspect({ secret })]).toEqual([
    "[secret]",
    "[secret]",
    '{"secret":"[secret]"}',
    "{ secret: [secret] }",
  ]);
});
it("a secret is hidden even from an inspection of hidden parts", () => {
  expect(inspect(secret, { customInspect: false, showHidden: true, depth: null })).not.toContain("hunter2");
  expect(JSON.stringify(Object.entries(secret))).toBe("[]");
});
