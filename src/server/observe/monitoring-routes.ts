import { Router, type Request, type RequestHandler } from "express";
import type { Health } from "../../datasources/gateway/health.ts";
import { isLoopback } from "../../config/option-values.ts";
import type { Metrics } from "./metrics.ts";

/** What operators and their machines ask. */
export interface Monitoring {
  readonly health: Health;
  readonly metrics: Metrics;
}

/**
 * /healthz: this process answers. /readyz: whether requests should be sent here, and which databases answer, as anybody
 * may know from `gateway { subsystems }`; /readyz/JobDB: whether that one does. /metrics tells how much the gateway has to
 * do: to this machine only, unless it is on a port of its own.
 */
export function monitoringRoutes({ health, metrics }: Monitoring, mayReadMetrics: (req: Request) => boolean): Router {
  const router = Router();
  router.use(["/healthz", "/readyz", "/metrics"], never);
  router.get("/healthz", (_req, res) => void res.type("text/plain").send("ok\n"));
  router.get("/readyz", async (_req, res) => {
    const { isReady, isStopping, databases } = await health.readiness();
    res.status(isReady ? 200 : 503).json({ ready: isReady, ...(isStopping && { stopping: true }), databases });
  });
  router.get("/readyz/:database", async (req, res) => {
    const { databases } = await health.readiness(), state = Object.hasOwn(databases, req.params.database) ? databases[req.params.database] : undefined;
    res.status(state === undefined ? 404 : state === "ok" ? 200 : 503).type("text/plain").send(`${state ?? "unknown"}\n`);
  });
  router.get("/metrics", async (req, res, next) => {
    if (mayReadMetrics(req)) res.type(metrics.contentType).send(await metrics.text());
    else next();
  });
  return router;
}

/** Whether it comes from this machine and no proxy has brought it. */
export function isLocal({ socket, headers }: Request): boolean {
  return isLoopback(socket.remoteAddress?.replace(/^::ffff:/, "") ?? "") && headers["x-forwarded-for"] === undefined && headers["forwarded"] === undefined;
}

const never: RequestHandler = (_req, res, next) => {
  res.set({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
  next();
};
