import type { Request, RequestHandler } from "express";
import { CSV } from "./csv/csv-type.ts";
import { Refusal } from "./refusal.ts";

/** The first is for clients that take anything. */
const JSON_TYPE = "application/json", RESPONSE_JSON = "application/graphql-response+json";

/** Decides once what an answer is written in; to Apollo and the plugins there, `Accept` then says nothing else. */
export const answerType: RequestHandler = (req, res, next) => {
  res.vary("Accept");
  const given = req.headers.accept, type = given === undefined || given === JSON_TYPE || given === "*/*" ? JSON_TYPE : req.accepts([JSON_TYPE, RESPONSE_JSON, CSV]);
  if (type === false) return next(new Refusal(406, "BAD_USER_INPUT", `answers are ${RESPONSE_JSON}, ${JSON_TYPE} or text/csv: one of them must stand in \`Accept\``));
  req.headers.accept = type;
  return next();
};

/** JSON in which an error is written. */
export const errorType = (req: Request): string => (req.accepts([JSON_TYPE, RESPONSE_JSON]) === RESPONSE_JSON ? RESPONSE_JSON : JSON_TYPE);

/**
 * The status of an operation that is refused: GraphQL over HTTP has 400 for it, but 200 in plain JSON, whose clients take
 * any other for a fault on the way and look no further.
 */
export const statusOfRefusedOperation = (accept: string | null | undefined): 200 | 400 => (accept === JSON_TYPE ? 200 : 400);
