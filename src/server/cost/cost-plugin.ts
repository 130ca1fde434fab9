import { HeaderMap, type ApolloServerPlugin, type GraphQLRequestListener } from "@apollo/server";
import { GraphQLError } from "graphql";
import type { Context } from "../../context.ts";
import { GatewayError } from "../../errors.ts";
import type { Admission, Costs } from "./costs.ts";

/** Costs on Apollo's way: before the execution, and in the answer. */
export class CostPlugin implements ApolloServerPlugin<Context> {
  constructor(private readonly costs: Costs) {}

  async requestDidStart(): Promise<GraphQLRequestListener<Context>> {
    let admission: Promise<Admission> | undefined;
    return {
      didResolveOperation: async ({ document, operationName, request, contextValue }) => {
        admission = this.costs.admit({ document, operationName, variables: request.variables }, contextValue);
        await admission.catch(refused);
      },
      willSendResponse: async ({ response: { body } }) => {
        // another plugin may have refused it meanwhile: what was taken is given back all the same
        const admitted = await admission?.catch(() => undefined);
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
