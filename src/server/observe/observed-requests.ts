import type { ApolloServerPlugin, GraphQLRequestContext, GraphQLRequestListener } from "@apollo/server";
import type { Context } from "../../context.ts";
import { errorCode } from "../format-error.ts";
import type { Gateway } from "../gateway.ts";
import { refusalOf } from "./operation-report.ts";

/** Reports what goes through Apollo, but for who is refused before there is a context: one hook at the end of each request, none of any field. */
export function observedRequests(gateway: Gateway): ApolloServerPlugin<Context> {
  return {
    invalidRequestWasReceived: async ({ error }) => gateway.observe(refusalOf("http", [errorCode(error)])),
    requestDidStart: async ({ request }: GraphQLRequestContext<Context>): Promise<GraphQLRequestListener<Context>> => {
      const began = performance.now();
      return {
        willSendResponse: async ({ response: { body }, operation, contextValue: { requestId, viewer, usage } }) => {
          const errors = body.kind === "single" ? body.singleResult.errors ?? [] : [];
          gateway.observe({
            transport: "http", requestId, viewer, usage, type: operation?.operation ?? null, name: operation?.name?.value ?? null, began, ms: performance.now() - began,
            codes: [...new Set(errors.map(({ extensions }) => String(extensions?.["code"])))], traceparent: request.http?.headers.get("traceparent"),
          });
        },
      };
    },
  };
}
