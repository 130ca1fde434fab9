import type { IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { HeaderMap } from "@apollo/server";
import cors from "cors";
import express, { type Express, type RequestHandler } from "express";
import { GraphQLError } from "graphql";
import type { Viewer } from "../auth/viewer.ts";
import { GatewayError } from "../errors.ts";
import { answerType } from "./answer-type.ts";
import { apolloOverHttp } from "./apollo-over-http.ts";
import { apolloServer } from "./apollo.ts";
import { asker } from "./asker.ts";
import { body } from "./body.ts";
import type { TlsFiles } from "./certificate.ts";
import { Draining } from "./draining.ts";
import { isLocal, monitoringRoutes, type Monitoring } from "./observe/monitoring-routes.ts";
import { refusalOf } from "./observe/operation-report.ts";
import { MORE_ROWS } from "./csv/more-rows.ts";
import { accountingFiles } from "./files/accounting-files.ts";
import type { Gateway } from "./gateway.ts";
import { errorAnswer, nothingHere, statusOf } from "./error-answer.ts";
import { eventStream } from "./event-stream.ts";
import { errorCode } from "./format-error.ts";
import { formOfRequest } from "./form-of-request.ts";
import { holdingTurns, holdTurn } from "./held-turn.ts";
import type { LiveLimits } from "./live/limits.ts";
import { listener, type Listener } from "./listener.ts";
import { LiveOperations } from "./live/live-operations.ts";
import { OperationTurns } from "./operation-turns.ts";
import { Operations } from "./operation.ts";
import { isMeant, type OriginRules } from "./origins.ts";
import { whenGone } from "./when-gone.ts";
import { playground, type Playground } from "./playground.ts";
import { requestIds } from "./request-id.ts";
import { securityHeaders } from "./security-headers.ts";
import { webSockets } from "./websocket.ts";

/** What requests get that are being answered when the server is told to stop: most statements are through by then. */
const GRACE_MS = 8000;

export interface HttpGateway {
  readonly app: Express;
  /** Listens and says where: with port 0 the system chooses one. */
  listen(host: string, port: number): Promise<string>;
  /** Reads the certificate again; absent where there is none. */
  readonly renew?: () => void;
  /** Takes no more requests, answers those that are there, ends. */
  close(): Promise<void>;
}

export interface HttpOptions extends OriginRules {
  /** Proxies in front, whose X-Forwarded-… headers are believed. */
  readonly trustedProxies: number;
  readonly limits: LiveLimits;
  readonly tls?: TlsFiles;
  /** Health and metrics, and where the latter are for others than this machine. */
  readonly monitoring?: Monitoring | undefined;
  readonly metricsPort?: number | undefined;
  /** How long it says that it stops before it does, so that balancers have seen it. */
  readonly stopDelayMs?: number | undefined;
}

/** GraphQL at /graphql, over HTTP and WebSocket, and as server-sent events at /graphql/stream; the playground at /. */
export async function httpGateway(gateway: Gateway, options: HttpOptions, pages?: Playground): Promise<HttpGateway> {
  const { corsOrigins, trustedProxies, limits, monitoring, metricsPort, stopDelayMs = 0 } = options, draining = new Draining(GRACE_MS);
  const operations = new Operations(gateway), live = new LiveOperations(gateway, limits), turns = new OperationTurns(limits.operations);
  const askerOf = (viewer: Viewer | null, request: IncomingMessage) => asker(viewer, request, trustedProxies);
  const apollo = apolloServer(gateway);
  await apollo.start();
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("trust proxy", trustedProxies);
  app.use(draining.handler, requestIds(trustedProxies), securityHeaders);
  app.use((req, _res, next) => next(isMeant(req, options) ? undefined : new GatewayError("FORBIDDEN", "this server answers on this machine only, by the names localhost, 127.0.0.1 and ::1")));
  if (monitoring !== undefined) app.use(monitoringRoutes(monitoring, req => metricsPort === undefined && isLocal(req)));
  const allowOrigins = cors({ origin: [...corsOrigins], methods: ["GET", "POST"], allowedHeaders: ["authorization", "content-type", "x-dirac-group"], exposedHeaders: ["content-disposition", "retry-after", "x-request-id", ...Object.values(MORE_ROWS)], maxAge: 600 });
  app.use("/graphql/stream", allowOrigins, formOfRequest(options), ...body, eventStream({ gateway, operations, live, turns, askerOf, stopping: draining.signal }));
  if (pages !== undefined) app.get("/graphql", browsersToPlayground);
  app.use("/graphql", allowOrigins, formOfRequest(options), answerType, ...body, holdingTurns(apolloOverHttp(apollo, async (req, res) => {
    try {
      const signal = whenGone(res), viewer = await gateway.authenticate({ authorization: req.headers.authorization, group: req.get("x-dirac-group") }), asker = askerOf(viewer, req);
      await holdTurn(turns, asker, res, signal);
      return gateway.contextOf(viewer, { requestId: res.locals["requestId"] as string, signal, asker });
    } catch (error) {
      gateway.observe(refusalOf("http", [errorCode(error)], { requestId: res.locals["requestId"] as string }));
      throw error instanceof GatewayError ? new GraphQLError(error.message, { originalError: error, extensions: { http: { status: statusOf(error) ?? 503, headers: new HeaderMap(error.code === "RATE_LIMITED" ? [["retry-after", "1"]] : []) } } }) : error;
    }
  })));
  app.use(accountingFiles({ gateway, turns, askerOf }));
  if (pages !== undefined) app.use(playground(pages));
  app.use(nothingHere, errorAnswer(gateway));
  const { server, listen, renew, stopWatching } = listener(app, options.tls, gateway.log);
  let sockets: ReturnType<typeof webSockets> | undefined, metricsListener: Listener | undefined;
  return {
    app,
    ...(renew && { renew }),
    listen: async (host, port) => {
      if (monitoring !== undefined && metricsPort !== undefined) {
        metricsListener = listener(express().use(monitoringRoutes(monitoring, () => true)), undefined, gateway.log);
        await metricsListener.listen(host, metricsPort);
      }
      const address = await listen(host, port);
      sockets = webSockets(server, { gateway, operations, live, limits, rules: options, turns, askerOf, stopping: draining.signal });
      return address;
    },
    close: async () => {
      stopWatching();
      monitoring?.health.stop();
      await sleep(stopDelayMs);
      const closed = new Promise(resolve => server.close(resolve));
      draining.begin();
      await draining.over(() => sockets?.isIdle() ?? true);
      await sockets?.dispose();
      // those too that never asked anything, as browsers make them, and who has had their time: what runs for them is ended
      server.closeAllConnections();
      await closed;
      await apollo.stop();
      metricsListener?.server.close();
      metricsListener?.server.closeAllConnections();
    },
  };
}

/** Somebody who opens the address in a browser wants to look around, not to be told about headers. */
const browsersToPlayground: RequestHandler = (req, res, next) => {
  if (req.query["query"] === undefined && req.accepts(["json", "html"]) === "html") res.redirect(".");
  else next();
};
