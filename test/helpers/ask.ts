import type { ApolloServer } from "@apollo/server";
import { registryViewer } from "../../src/auth/registry-viewer.ts";
import type { Viewer } from "../../src/auth/viewer.ts";
import type { Context } from "../../src/context.ts";
import { apolloServer } from "../../src/server/apollo.ts";
import { Costs } from "../../src/server/cost/costs.ts";
import { Gateway } from "../../src/server/gateway.ts";
import { gatewaySchema } from "../../src/server/schema.ts";
import { silentLog, type TestGrid } from "./test-grid.ts";

/** The clock of all tests stands here. */
export const NOW = Date.parse("2026-11-20T12:00:00Z");

export interface Answer {
  readonly data: Json;
  readonly errors: readonly { message: string; path?: readonly (string | number)[]; extensions?: Record<string, unknown> }[];
}
/** Whatever was asked for: tests name what they expect. */
export type Json = ReturnType<typeof JSON.parse>;

export type Ask = (query: string, variables?: Record<string, unknown>) => Promise<Answer>;

const schema = await gatewaySchema();
/** Tests ask few rows for all that there is. What is refused as too dear is tested in test/server/cost. */
const costs = new Costs({ schema, limit: Number.POSITIVE_INFINITY });

/** A gateway over the grid. */
export function gatewayOf({ databases, feeds, registry }: TestGrid, viewer: Viewer | null = null): Gateway {
  return new Gateway({ schema, costs, databases, feeds, registry, clock: () => NOW, log: silentLog, authenticate: async () => viewer });
}

/** Asks as this viewer, on the real path behind HTTP. */
export function asViewer(grid: TestGrid, viewer: Viewer | null): Ask {
  const gateway = gatewayOf(grid, viewer), server: ApolloServer<Context> = apolloServer(gateway);
  return async (query, variables = {}) => {
    const { body } = await server.executeOperation({ query, variables }, { contextValue: await gateway.context({ authorization: undefined }) });
    if (body.kind !== "single") throw new Error("an incremental answer");
    // over the wire and back, as a client sees it
    const { data = null, errors = [] } = JSON.parse(JSON.stringify(body.singleResult)) as { data?: Json; errors?: Answer["errors"] };
    return { data, errors };
  };
}

export function viewerNamed(grid: TestGrid, who: `${string}@${string}`, allVosGroups: readonly string[] = []): Viewer {
  const [user, group] = who.split("@") as [string, string];
  const viewer = registryViewer(grid.registry, grid.generation, { user, group }, allVosGroups);
  if (viewer === undefined) throw new Error(`the test's Registry does not know ${who}`);
  return viewer;
}

/** Asks as `user@group` of the test's Registry. */
export function as(grid: TestGrid, who: `${string}@${string}`, allVosGroups: readonly string[] = []): Ask {
  return asViewer(grid, viewerNamed(grid, who, allVosGroups));
}

/** The data of an answer without errors; otherwise the test fails with all of it. */
export async function data(answer: Promise<Answer>): Promise<Json> {
  const { data: found, errors } = await answer;
  if (errors.length > 0) throw new Error(JSON.stringify(errors, null, 2));
  return found;
}
