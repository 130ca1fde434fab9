import { HeaderMap, type ApolloServer } from "@apollo/server";
import type { Request, RequestHandler, Response } from "express";
import type { Context } from "../context.ts";

/**
 * Hands requests that express has read to Apollo, and its answers back. Its package for express takes addresses apart by
 * `url.parse`, which looks for who calls it each time, and answers by `res.send`, which looks for tags and encodings that
 * there are none of: together a tenth of a small operation.
 */
export function apolloOverHttp(apollo: ApolloServer<Context>, context: (req: Request, res: Response) => Promise<Context>): RequestHandler {
  return async (req, res) => {
    const headers = new HeaderMap(), query = req.url.indexOf("?");
    for (const [name, value] of Object.entries(req.headers)) if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
    const httpGraphQLRequest = { method: req.method, headers, search: query === -1 ? "" : req.url.slice(query), body: req.body as unknown };
    const { status = 200, headers: answered, body } = await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: () => context(req, res) });
    if (body.kind !== "complete") throw new Error("an answer in parts, which nobody can have asked for");
    res.statusCode = status;
    for (const [name, value] of answered) res.setHeader(name, value);
    res.setHeader("content-length", Buffer.byteLength(body.string));
    res.end(body.string);
  };
}
