import { buildSchema, execute, parse, type DocumentNode } from "graphql";
import { describe, expect, it } from "vitest";
import { compiledExecutor } from "../../src/server/execution/compiled-executor.ts";
import { buildExecutionContext, type Run } from "../../src/server/execution/graphql-parts.ts";
import { Plans } from "../../src/server/execution/plans.ts";
import { answerText } from "./same-answer.ts";

const schema = buildSchema(`
  type Row { id: ID! name: String flag: Boolean size: Float }
  type Query { rows: [Row!]! row: Row told(x: Int!): String }
  type Mutation { first: Int second: Int }
`);
const rows = Array.from({ length: 30 }, (_, index) => ({ id: `r${index}`, name: index % 3 === 0 ? null : `row ${index}`, flag: index % 2 === 0, size: index / 4 }));

describe.each([0, 10, 1000])("the compiled executor, with written readers after %i rows", rowsBeforeReader => {
  const compiled = compiledExecutor(schema, { rowsBeforeReader });
  const expectSame = async (document: DocumentNode, { rootValue, variableValues = {} }: { rootValue: unknown; variableValues?: Record<string, unknown> }) => {
    const args = { schema, document, rootValue, variableValues };
    expect(await answerText(compiled, args)).toBe(await answerText(execute, args));
  };

  it("takes names that mean something to JavaScript for names", async () => {
    const document = parse("{ rows { __proto__: name constructor: id toString: size then: flag __typename } }");
    await expectSame(document, { rootValue: { rows } });
    const { data } = await compiled({ schema, document, rootValue: { rows } });
    expect(JSON.stringify((data as unknown as { rows: unknown[] }).rows[1])).toBe('{"__proto__":"row 1","constructor":"r1","toString":0.25,"then":false,"__typename":"Row"}');
  });

  it("answers each combination of conditions by itself, however often and in whatever order they come", async () => {
    const document = parse("query ($a: Boolean!, $b: Boolean = true) { rows { id @skip(if: $a) name @include(if: $b) ... on Row @include(if: $a) { size } } }");
    for (const variableValues of [{ a: true }, { a: false }, { a: true, b: false }, { a: false, b: false }, { a: true }, { a: false, b: null }, {}]) await expectSame(document, { rootValue: { rows }, variableValues });
  });

  it("finds what is wrong with one row among many", async () => {
    const document = parse("{ rows { id name size } row { id } }");
    await expectSame(document, { rootValue: { rows } });
    for (const wrong of [{ id: null }, { name: Symbol("odd") }, { size: "no number" }, { name: new Error("failed") }, { name: Promise.reject(new Error("later")) }, { name: () => "by a function" }, { get name() { throw new Error("by a getter"); } }]) {
      const row = Object.defineProperties({ ...rows[17]! }, Object.getOwnPropertyDescriptors(wrong));
      await expectSame(document, { rootValue: { rows: rows.with(17, row), row } });
    }
  });

  it("finds what is wrong with an argument, also where nobody looks at it", async () => {
    const document = parse("query ($x: Int = 1) { told(x: $x) }");
    for (const variableValues of [{}, { x: 2 }, { x: null }]) await expectSame(document, { rootValue: { told: "the same for all" }, variableValues });
  });

  it("leaves mutations, whose fields wait for each other, to graphql-js", async () => {
    const done: string[] = [];
    const later = (name: string, steps: number) => async () => {
      for (let i = 0; i < steps; i++) await Promise.resolve();
      done.push(name);
      return done.length;
    };
    expect(await compiled({ schema, document: parse("mutation { first second again: first }"), rootValue: { first: later("first", 9), second: later("second", 1) } })).toEqual({ data: { first: 1, second: 2, again: 3 } });
    expect(done).toEqual(["first", "second", "first"]);
  });

  it("leaves another schema, and resolvers of the caller's own, to graphql-js", async () => {
    const other = buildSchema("type Row { id: Int } type Query { row: Row }"), document = parse("{ row { id } }");
    expect(await compiled({ schema, document, rootValue: { row: { id: 3 } } })).toEqual({ data: { row: { id: "3" } } });
    expect(await compiled({ schema: other, document, rootValue: { row: { id: 3 } } })).toEqual({ data: { row: { id: 3 } } });
    expect(await compiled({ schema, document: parse("{ row { id } }"), fieldResolver: (_source, _args, _context, { fieldName }) => fieldName })).toEqual({ data: { row: { id: "id" } } });
  });

  it("says what graphql-js says of operations that are not there, and of variables that do not fit", async () => {
    for (const args of [{ document: parse("{ row { id } } query A { row { id } }") }, { document: parse("query A { row { id } }"), operationName: "B" }, { document: parse("query ($a: Boolean!) { row { id @skip(if: $a) } }"), variableValues: { a: 3 } }]) {
      expect(await answerText(compiled, { schema, ...args })).toBe(await answerText(execute, { schema, ...args }));
    }
  });
});

it("keeps the plan of a document, until all plans together take too much room", () => {
  const plans = new Plans(1000), fields = Array.from({ length: 400 }, (_, index) => `a${index}: __typename`).join(" ");
  const planOf = (document: DocumentNode) => plans.of(document, buildExecutionContext({ schema, document }) as Run);
  const first = parse("{ row { id } }"), known = planOf(first);
  for (let i = 0; i < 100; i++) planOf(parse(`{ b${i}: __typename ${fields} }`));
  expect(planOf(first)).toBe(known);
  for (let i = 0; i < 100; i++) planOf(parse(`{ b${i}: __typename ${fields} }`));
  expect(planOf(first)).not.toBe(known);
});
