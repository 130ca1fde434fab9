import type { RequestHandler } from "express";

/** For answers that are data: a browser that is made to show one as a page runs, loads and frames nothing. */
const FOR_DATA = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/** A year, as preload lists ask for at least; other hosts of the domain are not ours to speak for. */
const HSTS = "max-age=31536000";

/** What browsers are told with every answer; the playground's pages have a policy of their own. */
export const securityHeaders: RequestHandler = (req, res, next) => {
  res.set({
    "content-security-policy": FOR_DATA,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    // no page elsewhere may embed an answer; what it may read is CORS' to say
    "cross-origin-resource-policy": "same-origin",
  });
  // over plain http browsers ignore it, and must
  if (req.secure) res.set("strict-transport-security", HSTS);
  next();
};
