import { HeaderMap, type ApolloServerPlugin, type GraphQLRequestListener } from "@apollo/server";
import { GraphQLError } from "graphql";
import type { Context } from "../../context.ts";
import { GatewayError } from "../../errors.ts";
import type { Admission, Costs } from "./costs.ts";

/** Costs on Apollo's way: before the execution, and in the answer. */
export class CostPlugin implements ApolloServerPlugin<Context> {
  constructor(private readonly costs: Costs) {}

  async requestDidStart(): Promise<GraphQLRequestListener<Context>> {
    let admitted: Admission | undefined, isOver = false;
    return {
      didResolveOperation: async ({ document, operationName, request, contextValue }) => {
        const admission = await this.costs.admit({ document, operationName, variables: request.variables }, contextValue).catch(refused);
        // another plugin may have refused it meanwhile: what was taken is given back all the same
        if (isOver) admission.settle();
        else admitted = admission;
      },
      willSendResponse: async ({ response: { body } }) => {
        isOver = true;
        // without waiting: who reports the operation comes next, and tells what it has cost
        if (admitted !== undefined && body.kind === "single") body.singleResult.extensions = { ...body.singleResult.extensions, cost: admitted.settle() };
      },
    };
  }
}

function refused(error: unknown): never {
  if (!(error instanceof GatewayError)) throw error;
  const { retryAfter } = error.details;
  const http = retryAfter === undefined ? { status: 400 } : { status: 429, headers: new HeaderMap([["retry-after", String(retryAfter)]]) };
  throw new GraphQLError(error.message, { originalError: error, extensions: { http } });
}
