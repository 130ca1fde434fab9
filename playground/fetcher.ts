import type { GraphiQLProps } from "graphiql";
import { getOperationAST } from "graphql";
import { graphqlUrl } from "./endpoints.ts";
import type { PersonaSession } from "./persona-session.ts";
import { subscribe } from "./subscription.ts";

export type Fetcher = GraphiQLProps["fetcher"];
export type Params = Parameters<Fetcher>[0];
export type Headers = Record<string, string>;
type Result = { data?: unknown; errors?: { message: string; extensions?: { code?: string } }[] };

/** GraphiQL's requests: with the headers of the header editor, and in the demo with the token of the chosen persona. */
export function createFetcher(session: PersonaSession): Fetcher {
  return async (params, options) => {
    const headers = () => ({ ...(options?.headers as Headers | undefined), ...session.authorization() });
    const operation = options?.documentAST && getOperationAST(options.documentAST, params.operationName);
    if (operation?.operation === "subscription") return subscribe(params, headers, () => session.renewTokens());
    const first = await post(params, headers());
    return first.refused && (await session.renewTokens()) ? (await post(params, headers())).result : first.result;
  };
}

async function post(params: Params, headers: Headers): Promise<{ refused: boolean; result: object }> {
  const response = await fetch(graphqlUrl, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/graphql-response+json, application/json;q=0.9",
      ...headers,
    },
    body: JSON.stringify(params),
  });
  const result = await readResult(response);
  return { refused: response.status === 401 || refusedAsAWhole(result), result };
}

/** With any data the request was executed, perhaps a mutation: it must not be sent a second time. */
function refusedAsAWhole({ data, errors }: Result): boolean {
  return data == null && (errors ?? []).some((error) => error.extensions?.code === "UNAUTHENTICATED");
}

async function readResult(response: Response): Promise<Result> {
  const text = await response.text();
  try {
    return JSON.parse(text) as Result;
  } catch {
    return { errors: [{ message: `${response.status} ${response.statusText}, without JSON: ${text.slice(0, 200)}` }] };
  }
}
