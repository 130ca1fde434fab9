import { createClient } from "graphql-ws";
import { getIntrospectionQuery } from "graphql";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { checkInput } from "../../src/server/input-bounds.ts";
import { viewerNamed, type Json } from "../helpers/ask.ts";
import { serverOfMany, type ServerOfMany } from "../helpers/live-viewers.ts";
import { testGrid, type TestGrid } from "../helpers/test-grid.ts";

const times = (count: number, text: (index: number) => string) => Array.from({ length: count }, (_, index) => text(index)).join(" ");
/** Each fragment has the next, twice: so many fields that there is no number for them. */
const doubled = (levels: number) => times(levels, level => `fragment F${level} on Job { jobId ${level < levels - 1 ? `...F${level + 1} ...F${level + 1}` : "status"} }`);

/** What is too much, and what is just not. */
const BOUNDS: readonly [what: string, tooMuch: string, enough: string, message: string][] = [
  ["levels", `${"{ a ".repeat(31)}${"}".repeat(31)}`, `${"{ a ".repeat(30)}${"}".repeat(30)}`, "31 levels of selections are too many: at most 30; "],
  ["levels through fragments", `{ ...F0 } ${times(40, level => `fragment F${level} on Query { ${level < 39 ? `...F${level + 1}` : "a"} }`)}`, `{ ...F0 } ${times(28, level => `fragment F${level} on Query { ${level < 27 ? `...F${level + 1}` : "a"} }`)}`, "levels of selections are too many: at most 30; "],
  ["fields", `{ jobs { nodes { ${"jobId ".repeat(1999)} } } }`, `{ jobs { nodes { ${"jobId ".repeat(1998)} } } }`, "2001 fields, fragments written out, are too many: at most 2000; ask for fewer, or in several requests"],
  ["fields through fragments", `{ jobs { nodes { ...F0 } } } ${doubled(10)}`, `{ jobs { nodes { ...F0 } } } ${doubled(8)}`, "fields, fragments written out, are too many: at most 2000; "],
  ["fields of fragments that nobody uses", `{ a } fragment F on Job { ${"jobId ".repeat(2000)} }`, `{ a } fragment F on Job { ${"jobId ".repeat(1999)} }`, "2001 fields, "],
  ["fields at the root", `{ ${"a ".repeat(101)} }`, `{ ${"a ".repeat(100)} }`, "101 fields at the root are too many: at most 100; "],
  ["fields at the root through fragments", `{ a ...F } fragment F on Query { ... { ${"a ".repeat(100)} } }`, `{ a ...F } fragment F on Query { ... { ${"a ".repeat(99)} } }`, "101 fields at the root are too many: at most 100; "],
  ["aliases", `{ jobs { nodes { ${times(201, index => `a${index}: jobId`)} } } }`, `{ jobs { nodes { ${times(200, index => `a${index}: jobId`)} } } }`, "201 aliases are too many: at most 200; ask in several requests, or for one list with a filter"],
  ["directives", `{ a ${"@include(if: true) ".repeat(201)} }`, `{ a ${"@include(if: true) ".repeat(200)} }`, "201 directives are too many: at most 200; "],
  ["operations", times(201, index => `query Q${index} { a }`), times(200, index => `query Q${index} { a }`), "201 operations and fragments are too many: at most 200; send only those that are used"],
  ["words and signs", `{ jobs(filter: { jobId: { in: [${times(30_000, String)}] } }) { totalCount } }`, `{ jobs(filter: { jobId: { in: [${times(29_900, String)}] } }) { totalCount } }`, "is longer than 30000 words and signs; put long lists into variables"],
];

describe("a document", () => {
  it.each(BOUNDS)("has bounded %s", (_what, tooMuch, enough, message) => {
    const refused = () => checkInput({ query: tooMuch });
    expect(refused).toThrow(message);
    expect(refused).toThrow(expect.objectContaining({ code: "QUERY_TOO_COMPLEX", details: { argument: "query" } }));
    expect(() => checkInput({ query: enough })).not.toThrow();
  });

  it("with fragments that double thirty times is measured at once", () => {
    const before = performance.now();
    expect(() => checkInput({ query: `{ jobs { nodes { ...F0 } } } ${times(30, level => `fragment F${level} on Job { ${level < 29 ? `...F${level + 1} ...F${level + 1}` : "jobId"} }`)}` })).toThrow("too many");
    expect(performance.now() - before).toBeLessThan(100);
  });

  it("with a thousand fragments in a row, or fragments in themselves, harms nobody", () => {
    expect(() => checkInput({ query: `{ ...F0 } ${times(3000, level => `fragment F${level} on Query { ...F${level + 1} }`)}` })).toThrow("too many");
    expect(() => checkInput({ query: "{ ...A } fragment A on Query { a ...B } fragment B on Query { b ...A }" })).not.toThrow();
  });

  it("cannot hide brackets behind the end of a comment", () => {
    expect(() => checkInput({ query: `#\r${"{a".repeat(20_000)}` })).toThrow("nested more than 64 levels");
  });

  it("is what tools and our examples send", () => {
    const folder = join(import.meta.dirname, "../../examples");
    const examples = readdirSync(folder).filter(name => name.endsWith(".graphql")).map(name => readFileSync(join(folder, name), "utf8"));
    expect(examples.length).toBeGreaterThan(10);
    // the playground sends all that stands in a tab
    for (const query of [...examples, getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, schemaDescription: true })]) expect(() => checkInput({ query })).not.toThrow();
  });
});

describe("documents that are too much", () => {
  let grid: TestGrid, server: ServerOfMany;
  beforeAll(async () => {
    grid = await testGrid("sqlite", "9.1");
    server = await serverOfMany(grid, { alice: viewerNamed(grid, "alice@belle_user") });
  });
  afterAll(async () => {
    await server.stop();
    await grid.drop();
  });
  const query = `{ ${times(101, index => `a${index}: __typename`)} }`, ERROR = { message: expect.stringContaining("101 fields at the root are too many"), extensions: { code: "QUERY_TOO_COMPLEX", argument: "query" } };
  const posted = async (path: string, accept: string) => {
    const response = await fetch(`${server.url}${path}`, { method: "POST", headers: { "content-type": "application/json", accept, authorization: "alice" }, body: JSON.stringify({ query }) });
    return { status: response.status, body: await response.json() as Json };
  };

  it("are refused over HTTP, with the status that the form of the answer has", async () => {
    expect(await posted("/graphql", "application/json")).toEqual({ status: 200, body: { errors: [ERROR] } });
    expect(await posted("/graphql", "application/graphql-response+json")).toEqual({ status: 400, body: { errors: [ERROR] } });
    expect(await posted("/graphql", "text/csv")).toEqual({ status: 400, body: { errors: [ERROR] } });
  });

  it("are refused as a stream", async () => {
    expect(await posted("/graphql/stream", "text/event-stream")).toEqual({ status: 400, body: { errors: [ERROR] } });
  });

  it("are refused over WebSocket", async () => {
    const client = createClient({ url: `${server.url.replace("http", "ws")}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams: { authorization: "alice" } });
    await expect(new Promise((resolve, reject) => { client.subscribe({ query }, { next: resolve, error: reject, complete: () => {} }); })).rejects.toEqual([ERROR]);
    await client.dispose();
  });
});
