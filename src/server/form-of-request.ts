import type { Request, RequestHandler } from "express";
import { mayAsk, type OriginRules } from "./origins.ts";
import { Refusal } from "./refusal.ts";

/**
 * Refuses requests that a page elsewhere can make a browser send unasked: simple ones, which need no preflight, say what
 * they are by their content type, or by Sec-Fetch-Site. GET needs no header of its own: it changes nothing, its answer
 * stays unreadable for pages of origins that are not named, and nothing that browsers add says who asks, since there are
 * no cookies; --as, where everybody is somebody, answers this machine only, by its own names.
 */
export function formOfRequest(rules: OriginRules): RequestHandler {
  return (req, res, next) => {
    if (req.method !== "GET" && req.method !== "POST") {
      res.set("allow", "GET, POST");
      return next(new Refusal(405, "BAD_USER_INPUT", "ask with POST, or with GET for queries"));
    }
    if (!mayAsk(req, rules)) return next(new Refusal(403, "FORBIDDEN", "pages of that origin may not ask here; the operator names those that may"));
    return next(req.method === "POST" && !isJson(req) ? new Refusal(415, "BAD_USER_INPUT", "body: must be JSON; send it with `Content-Type: application/json`", { argument: "body" }) : undefined);
  };
}

/** By the header alone: express' own function takes a request without a body for one of no type. */
const isJson = ({ headers }: Request) => /^application\/json *(;|$)/i.test(headers["content-type"] ?? "");
