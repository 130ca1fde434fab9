import { Agent, request } from "node:http";
import type { MeasuredProcess } from "./measured-process.ts";

/** One connection per server, kept: what is measured is the answer, not the connecting. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** What a case asks of a server. */
export interface Subject { readonly server: MeasuredProcess; readonly path: string; readonly body?: string; readonly token?: string }

export const graphql = (server: MeasuredProcess, query: string, variables: object = {}): Subject => ({ server, path: "/graphql", body: JSON.stringify({ query, variables }) });
export const rawSql = (server: MeasuredProcess, statement: string): Subject => ({ server, path: `/?${encodeURIComponent(statement)}` });

export function fetchText({ server, path, body, token }: Subject, through = agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", accept: "application/json", ...(body !== undefined && { "content-length": Buffer.byteLength(body) }), ...(token !== undefined && { authorization: `Bearer ${token}` }) };
    const asked = request(`${server.url}${path}`, { agent: through, method: body === undefined ? "GET" : "POST", headers }, response => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part)).once("error", reject).once("end", () => {
        const text = Buffer.concat(parts).toString();
        // an aggregate that fails leaves its page intact: status 200, and errors
        if (response.statusCode === 200 && !text.includes('"errors":[')) resolve(text);
        else reject(new Error(`${response.statusCode}: ${text.slice(0, 500)}`));
      });
    });
    asked.once("error", reject);
    asked.end(body);
  });
}

/** The `data` of an answer; an answer with errors ends the bench. */
export async function fetchData<Data>(subject: Subject): Promise<Data> {
  return (JSON.parse(await fetchText(subject)) as { data: Data }).data;
}
