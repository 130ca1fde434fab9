import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import type { Context } from "../context.ts";
import { formatError } from "./format-error.ts";
import type { Gateway } from "./gateway.ts";

/** A list of 10,000 ids written into the document, twice over, and the rest. */
const MAX_TOKENS = 30_000;

export function apolloServer({ schema, log }: Gateway): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    // without it documents are parsed and validated anew for each request
    nodeEnv: "production",
    parseOptions: { maxTokens: MAX_TOKENS },
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => formatError(formatted, error, log),
    // the cache-control plugin hooks every field: a third of the time of a request
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled()],
    logger: { debug: () => {}, info: () => {}, warn: message => log.warn(message), error: message => log.error(message) },
  });
}
