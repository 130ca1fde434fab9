import type { ApolloServerPlugin, GraphQLRequestContext, GraphQLRequestListener } from "@apollo/server";
import { GraphQLError, type DocumentNode, type FormattedExecutionResult } from "graphql";
import type { Context } from "../../context.ts";
import { GatewayError } from "../../errors.ts";
import { CSV } from "./csv-type.ts";
import { CsvTable } from "./csv-table.ts";

/**
 * Answers with the rows of the operation's one list where CSV is asked for, on Apollo's own way for everything else. What
 * has errors is JSON: a table cannot say what it lacks.
 */
export class CsvAnswers implements ApolloServerPlugin<Context> {
  /** By the data that it stands for. */
  readonly #texts = new WeakMap<object, string>();

  async requestDidStart({ request }: GraphQLRequestContext<Context>): Promise<GraphQLRequestListener<Context> | void> {
    if (request.http?.headers.get("accept") !== CSV) return undefined;
    let table: CsvTable | undefined;
    return {
      didResolveOperation: async context => {
        table = tableOf(context);
        // what stands there is executed
        if (table !== undefined) (context as { document: DocumentNode }).document = table.document;
      },
      willSendResponse: async ({ response: { body, http: { headers } } }) => {
        if (body.kind !== "single") return;
        const { data, errors } = body.singleResult, more = table?.takeMore(data) ?? [];
        if (table === undefined || data == null || errors !== undefined) {
          // Apollo takes the type from `Accept`, which has none for this
          headers.set("content-type", "application/json; charset=utf-8");
          return;
        }
        this.#texts.set(data, table.text(data));
        headers.set("content-type", CSV);
        headers.set("content-disposition", `attachment; filename="${table.fileName}"`);
        for (const [header, value] of more) headers.set(header, value);
      },
    };
  }

  /** A result as it is sent. */
  readonly stringify = (result: FormattedExecutionResult): string => this.#texts.get(result.data ?? NONE) ?? `${JSON.stringify(result)}\n`;
}

const NONE = {};

function tableOf({ schema, document, operation, request }: GraphQLRequestContext<Context>): CsvTable | undefined {
  // no name, or a wrong one: the executor says so
  if (document === undefined || operation === undefined) return undefined;
  try {
    return CsvTable.of(schema, document, operation, request.variables ?? {});
  } catch (error) {
    throw error instanceof GatewayError ? new GraphQLError(error.message, { originalError: error, extensions: { http: { status: 400 } } }) : error;
  }
}
