import type { ApolloServerPlugin } from "@apollo/server";
import type { Context } from "../context.ts";
import { statusOfRefusedOperation } from "./answer-type.ts";

/** By these Apollo refuses a request that is none; what it says of operations that it was given has other codes. */
const NO_REQUEST = new Set<unknown>(["BAD_REQUEST", "INTERNAL_SERVER_ERROR"]);

/** Apollo answers 400 for documents, names and variables that are wrong, whatever the answer is written in. */
export const STATUS_OF_ERRORS: ApolloServerPlugin<Context> = {
  requestDidStart: async ({ request }) => ({
    willSendResponse: async ({ response: { http }, errors = [] }) => {
      if (http.status === 400 && !errors.some(({ extensions }) => NO_REQUEST.has(extensions["code"]))) http.status = statusOfRefusedOperation(request.http?.headers.get("accept"));
    },
  }),
};
