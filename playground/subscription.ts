import { GraphQLError, type ExecutionResult } from "graphql";
import { subscriptionUrl } from "./endpoints.ts";
import type { Fetcher, Headers, Params } from "./fetcher.ts";

type Results = AsyncIterableIterator<ExecutionResult>;

/** The server closes with this when the token is refused, or has ended. */
const FORBIDDEN = 4403;

/** One socket per running subscription; what would be HTTP headers goes into the connection's init message. */
export async function subscribe(params: Params, headers: () => Headers, renewTokens: () => Promise<unknown>): Promise<Awaited<ReturnType<Fetcher>>> {
  const { createClient } = await import("graphql-ws");
  let refused = false;
  const client = createClient({
    url: subscriptionUrl(),
    connectionParams: async () => {
      if (refused) await renewTokens();
      return headers();
    },
    on: { closed: event => { refused = event instanceof CloseEvent && event.code === FORBIDDEN; } },
  });
  return withReadableErrors(client.iterate(params) as Results);
}

/** A refused connection arrives as a CloseEvent, which GraphiQL would print as `{"isTrusted": true}`. */
function withReadableErrors(results: Results): Results {
  const explain = (reason: unknown): never => {
    throw reason instanceof CloseEvent ? new GraphQLError(`Connection closed: ${reason.code} ${reason.reason}`) : reason;
  };
  // no generator: its return() would wait for the next event, and the stop button would seem to be dead
  const readable: Results = {
    next: () => results.next().catch(explain),
    return: () => results.return!(),
    [Symbol.asyncIterator]: () => readable,
  };
  return readable;
}
