import type { ApolloServerPlugin } from "@apollo/server";
import type { Logger } from "pino";
import type { Context } from "../context.ts";

const LOGS = new WeakMap<object, Logger>();

/** The log of the request in which an error came up, where that is known: its lines have the id of the request. */
export const logOf = (error: unknown): Logger | undefined => LOGS.get(error as object);

/** Remembers it for Apollo's formatError, which is told of the error only. */
export const ERROR_LOGS: ApolloServerPlugin<Context> = {
  requestDidStart: async ({ contextValue }) => ({
    didEncounterErrors: async ({ errors }) => {
      const { log } = contextValue;
      for (const error of errors) LOGS.set(error, log);
    },
  }),
};
