import express, { type RequestHandler } from "express";
import { checkInput } from "./input-bounds.ts";
import { Refusal } from "./refusal.ts";

/** 10,000 logical file names of 200 characters are 2 MB. */
export const MAX_BODY = "4mb";

const malformed = (argument: string, what: string) => new Refusal(400, "BAD_USER_INPUT", `${argument}: ${what}`, { argument });

const bounded: RequestHandler = (req, _res, next) => {
  // Apollo reports a missing body; express leaves it undefined
  req.body ??= {};
  if (Array.isArray(req.body)) throw malformed("body", "is a list; send each operation in a request of its own, or ask for several fields in one operation");
  if (req.method === "GET") checkInput({ query: req.query["query"], variables: parsedVariables(req.query["variables"]) });
  else checkInput(req.body);
  next();
};

/** What was asked for, parsed as far as it is JSON, and within bounds. */
export const body: readonly RequestHandler[] = [express.json({ limit: MAX_BODY }), bounded];

function parsedVariables(text: unknown): unknown {
  if (typeof text !== "string" || text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw malformed("variables", "is no JSON");
  }
}
