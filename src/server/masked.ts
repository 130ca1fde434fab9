import type { FormattedExecutionResult, GraphQLError } from "graphql";
import type { Logger } from "pino";
import { formatError } from "./format-error.ts";

/** A result as clients may see it: on every transport that is not Apollo's. */
export function masked({ errors, ...rest }: { readonly errors?: readonly GraphQLError[] | undefined; readonly data?: unknown }, log: Logger): FormattedExecutionResult {
  return (errors === undefined ? rest : { ...rest, errors: errors.map(error => formatError(error.toJSON(), error, log)) }) as FormattedExecutionResult;
}
