import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encodeNodeId } from "../../src/schema/common/node-id.ts";
import { as } from "../helpers/ask.ts";
import { GRIDS, type TestGrid } from "../helpers/test-grid.ts";
import { ALL, gridOfManyOwners } from "./jobs-of-many-owners.ts";

const FORBIDDEN = 1, UNKNOWN = 4_294_967_295;

describe.each(GRIDS)("a job of somebody else and a job of nobody, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await gridOfManyOwners(engine, generation);
    expect(ALL).toContain(FORBIDDEN);
    expect(ALL).not.toContain(UNKNOWN);
  });
  afterAll(() => grid.drop());

  it.each([
    ["job", "query ($id: SafeInt!) { answer: job(jobId: $id) { jobId history { status } jdl { text } } }", (id: number) => id],
    ["node", "query ($id: ID!) { answer: node(id: $id) { id } }", (id: number) => encodeNodeId("Job", id)],
    ["jobGroup", "query ($id: String!) { answer: jobGroup(name: $id) { name } }", (id: number) => (id === FORBIDDEN ? "group2" : "no such group")],
    ["the node of a job group", "query ($id: ID!) { answer: node(id: $id) { id } }", (id: number) => encodeNodeId("JobGroup", id === FORBIDDEN ? "group2" : "no such group")],
  ])("are both null without an error, in as many statements: %s", async (_way, query, argument) => {
    // alice sees job 16 of group1 only
    const ask = as(grid, "alice@ctao_user"), statements: string[][] = [];
    for (const id of [FORBIDDEN, UNKNOWN]) {
      grid.statements.length = 0;
      expect(await ask(query, { id: argument(id) })).toEqual({ data: { answer: null }, errors: [] });
      statements.push([...grid.statements]);
    }
    expect(statements[0]).toEqual(statements[1]);
  });

  it("are null at their places among nodes", async () => {
    const { data, errors } = await as(grid, "alice@ctao_user")("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids: [FORBIDDEN, 16, UNKNOWN].map(id => encodeNodeId("Job", id)) });
    expect({ data, errors }).toEqual({ data: { nodes: [null, { id: encodeNodeId("Job", 16) }, null] }, errors: [] });
  });

  it.each([["a number as text", encodeNodeId("Job", "16")], ["an unknown type", encodeNodeId("Secret", 16)], ["a longer key", encodeNodeId("Job", 16, 16)], ["a fraction", Buffer.from('["Job",16.5]').toString("base64url")]])(
    "are not told apart by ids that this graph does not make: %s", async (_what, id) => {
      const { data, errors } = await as(grid, "alice@ctao_user")("query ($id: ID!) { node(id: $id) { id } }", { id });
      expect(data).toEqual({ node: null });
      expect(errors.map(({ extensions }) => extensions?.["code"]).filter(code => code !== "BAD_USER_INPUT")).toEqual([]);
    });
});
