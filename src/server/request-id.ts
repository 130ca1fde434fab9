import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";

/** What logs and headers take without escaping, and nobody needs more of. */
const WELL_FORMED = /^[\w.:+/=-]{1,128}$/;

/** The name of a request in the logs of everybody on its way: of a proxy in front where there is one, else made here. */
export function requestIdOf({ headers }: IncomingMessage, trustedProxies: number): string {
  const given = headers["x-request-id"];
  return trustedProxies > 0 && typeof given === "string" && WELL_FORMED.test(given) ? given : randomUUID();
}

/** Gives each request its id, which the answer carries. */
export function requestIds(trustedProxies: number): RequestHandler {
  return (req, res, next) => {
    res.locals["requestId"] = requestIdOf(req, trustedProxies);
    res.set("x-request-id", res.locals["requestId"] as string);
    next();
  };
}
