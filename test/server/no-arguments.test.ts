import { buildSchema, execute, parse } from "graphql";
import { describe, expect, it } from "vitest";
import "../../src/server/no-arguments.ts";

const schema = buildSchema("type Query { bare: String  with(first: Int = 7): String }");
const seen: Record<string, unknown> = {};
const note = (name: string) => (args: unknown) => { seen[name] = args; return name; };

describe("fields without arguments", () => {
  it("share one empty object, so that graphql-js is really spared the work; others get their arguments", () => {
    const result = execute({ schema, document: parse("{ bare again: bare with other: with(first: 2) }"), rootValue: { bare: note("bare"), with: note("with") } });
    expect(result).toEqual({ data: { bare: "bare", again: "bare", with: "with", other: "with" } });
    expect(Object.isFrozen(seen["bare"])).toBe(true);
    expect(seen).toEqual({ bare: {}, with: { first: 2 } });
  });
});
