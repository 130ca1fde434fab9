import { createClient, type Client } from "graphql-ws";
import { WebSocket } from "ws";
import type { Viewer } from "../../src/auth/viewer.ts";
import { GatewayError } from "../../src/errors.ts";
import { Gateway } from "../../src/server/gateway.ts";
import { httpGateway } from "../../src/server/http.ts";
import { NO_LIMITS, type LiveLimits } from "../../src/server/live/limits.ts";
import { gatewaySchema } from "../../src/server/schema.ts";
import { NOW, type Json } from "./ask.ts";
import { hear, type Heard } from "./live.ts";
import { silentLog, type TestGrid } from "./test-grid.ts";

const schema = await gatewaySchema();

export interface ServerOfMany {
  readonly url: string;
  /** Subscribes over the one WebSocket of a viewer, by the name that stands for their token; undefined has none. */
  hear(who: string | undefined, query: string, variables?: Record<string, unknown>): Heard;
  /** Posts to /graphql. */
  ask(who: string | undefined, query: string, variables?: Record<string, unknown>): Promise<Json>;
  stop(): Promise<void>;
}

/** A whole server over a grid, for these viewers: the name of each is their token. */
export async function serverOfMany(grid: Pick<TestGrid, "databases" | "feeds" | "registry">, viewers: Readonly<Record<string, Viewer>>, limits: LiveLimits = NO_LIMITS): Promise<ServerOfMany> {
  const authenticate = async ({ authorization }: { readonly authorization?: string | undefined }) => {
    if (authorization === undefined) return null;
    const viewer = viewers[decodeURIComponent(authorization)];
    if (viewer === undefined) throw new GatewayError("UNAUTHENTICATED", "this token is not valid");
    return viewer;
  };
  const { databases, feeds, registry } = grid;
  const server = await httpGateway(new Gateway({ schema, databases, feeds, registry, clock: () => NOW, log: silentLog, authenticate }), { corsOrigins: ["https://portal.example.org"], trustedProxies: 0, loopbackOnly: false, limits });
  const url = await server.listen("127.0.0.1", 0), clients = new Map<string | undefined, Client>();
  const authorization = (who: string | undefined) => (who === undefined ? {} : { authorization: encodeURIComponent(who) });
  const clientOf = (who: string | undefined) => {
    const client = clients.get(who) ?? createClient({ url: `${url.replace("http", "ws")}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams: authorization(who) });
    clients.set(who, client);
    return client;
  };
  return {
    url,
    hear: (who, query, variables) => hear(clientOf(who), query, variables),
    ask: async (who, query, variables = {}) => {
      const response = await fetch(`${url}/graphql`, { method: "POST", headers: { "content-type": "application/json", ...authorization(who) }, body: JSON.stringify({ query, variables }) });
      return response.json();
    },
    stop: async () => {
      await Promise.all([...clients.values()].map(client => client.dispose()));
      await server.close();
    },
  };
}
