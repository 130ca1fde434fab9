import express, { Router, type RequestHandler } from "express";

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
  /** Made anew for each visitor, since tokens expire. */
  personas(): Promise<readonly PlaygroundPersona[]>;
}

/** GraphiQL and what it opens with. Everything comes from this server. */
export function playground({ folder, title, examples, personas }: Playground): Router {
  const router = Router();
  router.use(pageHeaders);
  router.get("/playground.json", async (_req, res) => {
    res.set("cache-control", "no-store").json({ title, examples, personas: await personas() });
  });
  router.use(express.static(folder, { index: "index.html", maxAge: "1h" }));
  return router;
}

const CONTENT_SECURITY_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
  + "worker-src 'self' blob:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const pageHeaders: RequestHandler = (_req, res, next) => {
  res.set({ "content-security-policy": CONTENT_SECURITY_POLICY, "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" });
  next();
};
