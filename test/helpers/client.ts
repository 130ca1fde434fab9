import type { TypedDocumentString } from "../gql/graphql.ts";

/** What a client in TypeScript needs: the answer to a generated operation, typed; errors throw. */
export async function request<Result, Variables>(address: string, document: TypedDocumentString<Result, Variables>, variables: Variables, token?: string): Promise<Result> {
  const response = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  const { data, errors } = await response.json() as { data: Result; errors?: unknown };
  if (errors !== undefined) throw new Error(JSON.stringify(errors, null, 2));
  return data;
}
