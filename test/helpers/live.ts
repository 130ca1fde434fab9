import { setTimeout as sleep } from "node:timers/promises";
import { createClient, type Client } from "graphql-ws";
import { WebSocket } from "ws";
import type { Viewer } from "../../src/auth/viewer.ts";
import { httpGateway, type HttpGateway } from "../../src/server/http.ts";
import { NO_LIMITS, type LiveLimits } from "../../src/server/live/limits.ts";
import { gatewayOf, type Answer, type Json } from "./ask.ts";
import type { TestGrid } from "./test-grid.ts";

/** What a subscription was told, as it comes. */
export class Heard {
  readonly messages: Json[] = [];
  readonly errors: Answer["errors"][number][] = [];
  /** Whether the server ended it. */
  ended = false;
  /** Ends it. */
  stop = (): void => {};

  /** All told so far, when one is told that fits; fails with what was told instead. */
  async until(fits: (message: Json) => boolean, ms = 5000): Promise<Json> {
    return this.#wait(() => this.messages.find(fits), ms);
  }

  async error(ms = 5000): Promise<Answer["errors"][number]> {
    return this.#wait(() => this.errors[0], ms);
  }

  async #wait<A>(look: () => A | undefined, ms: number): Promise<A> {
    for (const end = Date.now() + ms; Date.now() < end; await sleep(5)) {
      const found = look();
      if (found !== undefined) return found;
    }
    throw new Error(`not told in ${ms} ms; told was ${JSON.stringify({ messages: this.messages, errors: this.errors })}`);
  }
}

export interface LiveServer {
  readonly url: string;
  readonly server: HttpGateway;
  readonly client: Client;
  /** Subscribes over WebSocket; what is heard are the values of the operation's only field. */
  hear(query: string, variables?: Record<string, unknown>): Heard;
  stop(): Promise<void>;
}

/** A whole server over a grid, in which everybody is one viewer. */
export async function liveServer(grid: TestGrid, viewer: Viewer | null, limits: LiveLimits = NO_LIMITS): Promise<LiveServer> {
  const server = await httpGateway(gatewayOf(grid, viewer), { corsOrigins: [], trustedProxies: 0, loopbackOnly: true, limits });
  const url = await server.listen("127.0.0.1", 0), client = createClient({ url: `${url.replace("http", "ws")}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0 });
  return {
    url, server, client,
    hear: (query, variables = {}) => hear(client, query, variables),
    stop: async () => {
      await client.dispose();
      await server.close();
    },
  };
}

export function hear(client: Client, query: string, variables: Record<string, unknown> = {}): Heard {
  const heard = new Heard();
  heard.stop = client.subscribe<Record<string, Json>>({ query, variables }, {
    next: ({ data, errors }) => {
      if (data != null) heard.messages.push(...Object.values(data));
      heard.errors.push(...((errors ?? []) as Answer["errors"]));
    },
    error: error => heard.errors.push(...((Array.isArray(error) ? error : [error]) as Answer["errors"])),
    complete: () => { heard.ended = true; },
  });
  return heard;
}
