import compression from "compression";
import express, { Router, type RequestHandler, type Response } from "express";

/** A person of the demo grid that a visitor may be. */
export interface PlaygroundPersona {
  readonly id: string;
  readonly title: string;
  readonly user: string;
  readonly group: string;
  readonly vo: string;
  readonly token: string;
}

export interface PlaygroundExample { readonly name: string; readonly query: string }

export interface Playground {
  /** Folder of the built pages. */
  readonly folder: string;
  readonly title: string;
  readonly examples: readonly PlaygroundExample[];
  /** Made anew for each visitor, since tokens expire; the first is who a visitor is without a choice. */
  personas(): Promise<readonly PlaygroundPersona[]>;
}

/** GraphiQL and what it opens with. Everything comes from this server. */
export function playground({ folder, title, examples, personas }: Playground): Router {
  const router = Router();
  router.use(pageHeaders, compression());
  router.get("/playground.json", async (_req, res) => {
    res.set("cache-control", "no-store").json({ title, examples, personas: await personas() });
  });
  router.use(express.static(folder, { index: "index.html", setHeaders: cacheHeaders }));
  return router;
}

/**
 * The strictest that works: Monaco, the editor inside GraphiQL, makes style elements, sets style attributes and draws its
 * squiggles as data URLs. Trusted Types stop its workers.
 */
const CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
  + "worker-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const pageHeaders: RequestHandler = (_req, res, next) => {
  res.set("content-security-policy", CONTENT_SECURITY_POLICY);
  next();
};

/** The names of the assets hold a hash of their content; the page names them. */
function cacheHeaders(res: Response, file: string): void {
  res.set("cache-control", /[\\/]assets[\\/]/.test(file) ? "public, max-age=31536000, immutable" : "no-cache");
}
