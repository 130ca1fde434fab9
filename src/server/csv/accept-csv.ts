import type { RequestHandler } from "express";

/** The media type of RFC 4180; the first line names the columns. */
export const CSV = "text/csv; charset=utf-8; header=present";

/** What Apollo answers with; the first is for clients that take anything. */
const JSON_TYPES = ["application/json", "application/graphql-response+json"];

/** Decides whether the client would rather have CSV than JSON; to Apollo and the plugin there, `Accept` then says nothing else. */
export const acceptCsv: RequestHandler = (req, res, next) => {
  res.vary("Accept");
  if (req.accepts([...JSON_TYPES, CSV]) === CSV) req.headers.accept = CSV;
  next();
};
