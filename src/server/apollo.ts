import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import type { Context } from "../context.ts";
import { CsvAnswers } from "./csv/csv-answers.ts";
import { CostPlugin } from "./cost/cost-plugin.ts";
import { formatError } from "./format-error.ts";
import type { Gateway } from "./gateway.ts";
import { MAX_TOKENS } from "./input-bounds.ts";
import { KnownOperationsRule, NoSubscriptionsRule } from "./known-operations.ts";

export function apolloServer({ schema, log, costs }: Gateway): ApolloServer<Context> {
  const csv = new CsvAnswers();
  return new ApolloServer<Context>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    // without it documents are parsed and validated anew for each request
    nodeEnv: "production",
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: [KnownOperationsRule, NoSubscriptionsRule],
    persistedQueries: false,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => formatError(formatted, error, log),
    // the cache-control plugin hooks every field: a third of the time of a request
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), csv, new CostPlugin(costs)],
    stringifyResult: csv.stringify,
    logger: { debug: () => {}, info: () => {}, warn: message => log.warn(message), error: message => log.error(message) },
  });
}
