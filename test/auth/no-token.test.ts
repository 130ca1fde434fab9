import { getNamedType, isCompositeType, isEnumType, isListType, isNonNullType, type GraphQLArgument, type GraphQLField, type GraphQLInputType } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gatewaySchema } from "../../src/server/schema.ts";
import { asViewer } from "../helpers/ask.ts";
import type { TestGrid } from "../helpers/test-grid.ts";
import { gridOfManyOwners } from "./jobs-of-many-owners.ts";

/** What answers without a token: contract, section 7.7. */
const OPEN = new Set(["gateway"]);

const schema = await gatewaySchema();
const roots = [schema.getQueryType(), schema.getMutationType()].flatMap(type => Object.values(type?.getFields() ?? {}).map(field => ({ field, operation: type === schema.getQueryType() ? "query" : "mutation" })));
const closed = roots.filter(({ field: { name } }) => !OPEN.has(name)).map(({ field, operation }) => ({ name: field.name, document: `${operation} { ${askFor(field)} }` }));

/** The field with its required arguments and nothing of its answer. */
function askFor({ name, args, type }: GraphQLField<unknown, unknown>): string {
  const given = args.filter(arg => isNonNullType(arg.type) && arg.defaultValue === undefined).map((arg: GraphQLArgument) => `${arg.name}: ${anything(arg.type)}`);
  return `${name}${given.length > 0 ? `(${given.join(", ")})` : ""}${isCompositeType(getNamedType(type)) ? " { __typename }" : ""}`;
}

function anything(type: GraphQLInputType): string {
  if (isNonNullType(type)) return anything(type.ofType);
  if (isListType(type)) return `[${anything(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]!.name;
  return { SafeInt: "1", Int: "1", Boolean: "true", ID: '"WyJKb2IiLDFd"', String: '"group1"', DateTime: '"2026-11-20"' }[type.toString()] ?? "{}";
}

describe("without a token", () => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await gridOfManyOwners("sqlite", "9.1");
  });
  afterAll(() => grid.drop());

  it.each(closed)("$name is UNAUTHENTICATED", async ({ name, document }) => {
    grid.statements.length = 0;
    const { data, errors } = await asViewer(grid, null)(document);
    expect(errors).toEqual([{ message: expect.stringContaining("token"), locations: expect.anything(), path: [name], extensions: { code: "UNAUTHENTICATED" } }]);
    expect(data?.[name] ?? null).toBeNull();
    expect(grid.statements).toEqual([]);
  });

  it("a forbidden field does not take along those that answer, whatever they are called", async () => {
    const { data, errors } = await asViewer(grid, null)("{ __typename gateway { version } mine: jobs { totalCount } ... on Query { job(jobId: 1) { jobId } } }");
    expect(data).toEqual({ __typename: "Query", gateway: { version: expect.any(String) }, mine: null, job: null });
    expect(errors.map(({ path, extensions }) => [path, extensions?.["code"]])).toEqual([[["mine"], "UNAUTHENTICATED"], [["job"], "UNAUTHENTICATED"]]);
  });

  it.each([
    ["the gateway", "{ gateway { version clock { backend offset } subsystems { name available generation reason } } }"],
    ["introspection", '{ __schema { queryType { fields { name } } types { name } } __type(name: "Job") { fields { name } } }'],
    ["__typename", "{ __typename }"],
  ])("%s answers", async (_what, document) => {
    const { data, errors } = await asViewer(grid, null)(document);
    expect(errors).toEqual([]);
    expect(Object.values(data)).not.toContain(null);
  });

  it("the gateway tells nothing of any row", async () => {
    const { data } = await asViewer(grid, null)("{ gateway { clock { backend } subsystems { name reason } } }");
    expect(JSON.stringify(data)).not.toMatch(/alice|dave|belle|ctao|LCG|person/);
  });
});
