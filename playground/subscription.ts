import { GraphQLError, type ExecutionResult } from "graphql";
import { subscriptionUrl } from "./endpoints.ts";
import type { Fetcher, Headers, Params } from "./fetcher.ts";

type Results = AsyncIterableIterator<ExecutionResult>;

/** One socket per running subscription; what would be HTTP headers goes into the connection's init message. */
export async function subscribe(params: Params, headers: Headers): Promise<Awaited<ReturnType<Fetcher>>> {
  if (!subscriptionUrl) return { errors: [new GraphQLError("Subscriptions are not available in this playground.")] };
  const { createClient } = await import("graphql-ws");
  const client = createClient({ url: subscriptionUrl, connectionParams: headers });
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
