import { ApolloServer, type ApolloServerOptions } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import type { Context } from "../context.ts";
import { CsvAnswers } from "./csv/csv-answers.ts";
import { CostPlugin } from "./cost/cost-plugin.ts";
import { MAX_TOKENS } from "./document-bounds.ts";
import { ERROR_LOGS, logOf } from "./error-logs.ts";
import { formatError } from "./format-error.ts";
import type { Gateway } from "./gateway.ts";
import { observedRequests } from "./observe/observed-requests.ts";
import { KnownOperationsRule, NoSubscriptionsRule } from "./known-operations.ts";
import { STATUS_OF_ERRORS } from "./status-of-errors.ts";

export function apolloServer(gateway: Gateway): ApolloServer<Context> {
  const { log, costs } = gateway, csv = new CsvAnswers();
  return new ApolloServer<Context>({
    gateway: executing(gateway),
    introspection: true,
    // it would ask for a header with each GET; formOfRequest has our own rule
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    // without it documents are parsed and validated anew for each request
    nodeEnv: "production",
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: [KnownOperationsRule, NoSubscriptionsRule],
    persistedQueries: false,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => formatError(formatted, error, logOf(error) ?? log),
    // the cache-control plugin hooks every field: a third of the time of a request
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), ERROR_LOGS, STATUS_OF_ERRORS, csv, new CostPlugin(costs), observedRequests(gateway)],
    stringifyResult: csv.stringify,
    logger: { debug: () => {}, info: () => {}, warn: message => log.warn(message), error: message => log.error(message) },
  });
}

/** Apollo's name for who executes operations in its place. */
function executing({ schema, execute }: Gateway): NonNullable<ApolloServerOptions<Context>["gateway"]> {
  return {
    onSchemaLoadOrUpdate: callback => {
      callback({ apiSchema: schema, coreSupergraphSdl: "" });
      return () => {};
    },
    load: async () => ({
      executor: async ({ document, context, request: { variables, operationName } }) =>
        execute({ schema, document, contextValue: context, ...(variables !== undefined && { variableValues: variables }), ...(operationName !== undefined && { operationName }) }),
    }),
    stop: async () => {},
  };
}
