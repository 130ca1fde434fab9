import { createServer, type Server } from "node:http";
import { expressMiddleware } from "@as-integrations/express5";
import cors from "cors";
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import { GraphQLError } from "graphql";
import { GatewayError, badInput, type ErrorCode } from "../errors.ts";
import { apolloServer } from "./apollo.ts";
import { acceptCsv } from "./csv/accept-csv.ts";
import { MORE_ROWS } from "./csv/more-rows.ts";
import type { Gateway } from "./gateway.ts";
import { checkInput } from "./input-bounds.ts";
import { isMeant, type OriginRules } from "./origins.ts";
import { eventStream } from "./event-stream.ts";
import type { LiveLimits } from "./live/limits.ts";
import { LiveOperations } from "./live/live-operations.ts";
import { Operations } from "./operation.ts";
import { playground, type Playground } from "./playground.ts";
import { webSockets } from "./websocket.ts";

/** 10,000 logical file names of 200 characters are 2 MB. */
const MAX_BODY = "4mb";

/** What requests get that are being answered when the server is told to stop. */
const GRACE_MS = 3000;

export interface HttpGateway {
  readonly app: Express;
  /** Listens and says where: with port 0 the system chooses one. */
  listen(host: string, port: number): Promise<string>;
  /** Takes no more requests, answers those that are there, ends. */
  close(): Promise<void>;
}

export interface HttpOptions extends OriginRules {
  /** Proxies in front, whose X-Forwarded-… headers are believed. */
  readonly trustedProxies: number;
  readonly limits: LiveLimits;
}

/** GraphQL at /graphql, over HTTP and WebSocket, and as server-sent events at /graphql/stream; the playground at /. */
export async function httpGateway(gateway: Gateway, options: HttpOptions, pages?: Playground): Promise<HttpGateway> {
  const { corsOrigins, trustedProxies, limits } = options;
  const operations = new Operations(gateway), live = new LiveOperations(gateway, limits);
  const apollo = apolloServer(gateway);
  await apollo.start();
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("trust proxy", trustedProxies);
  app.use((req, _res, next) => next(isMeant(req, options) ? undefined : new GatewayError("FORBIDDEN", "this server answers on this machine only, by the names localhost, 127.0.0.1 and ::1")));
  const allowOrigins = cors({ origin: [...corsOrigins], methods: ["GET", "POST"], allowedHeaders: ["authorization", "content-type", "x-dirac-group"], exposedHeaders: ["content-disposition", "retry-after", ...Object.values(MORE_ROWS)], maxAge: 600 });
  app.use("/graphql/stream", allowOrigins, express.json({ limit: MAX_BODY }), boundedInput, eventStream({ gateway, operations, live, rules: options }));
  if (pages !== undefined) app.get("/graphql", browsersToPlayground);
  app.use("/graphql", allowOrigins, express.json({ limit: MAX_BODY }), boundedInput, acceptCsv, expressMiddleware(apollo, { context: async ({ req }) => {
    try {
      return await gateway.context({ authorization: req.headers.authorization, group: req.get("x-dirac-group") }, req.ip);
    } catch (error) {
      throw error instanceof GatewayError ? new GraphQLError(error.message, { originalError: error, extensions: { http: { status: error.code === "UNAUTHENTICATED" ? 401 : 503 } } }) : error;
    }
  } }));
  if (pages !== undefined) app.use(playground(pages));
  app.use(errorAnswer(gateway));
  const server = createServer(app);
  let sockets: { dispose(): Promise<void> } | undefined;
  return {
    app,
    listen: async (host, port) => {
      const address = await listen(server, host, port);
      sockets = webSockets(server, { gateway, operations, live, limits, rules: options });
      return address;
    },
    close: async () => {
      const closed = new Promise(resolve => server.close(resolve));
      const disposed = sockets?.dispose();
      server.closeIdleConnections();
      // connections that are open but never asked anything, as browsers make them, are not idle to Node
      const last = setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
      await closed;
      clearTimeout(last);
      await disposed;
      await apollo.stop();
    },
  };
}

/** Somebody who opens the address in a browser wants to look around, not to be told about headers. */
const browsersToPlayground: RequestHandler = (req, res, next) => {
  if (req.query["query"] === undefined && req.accepts(["json", "html"]) === "html") res.redirect(".");
  else next();
};

const boundedInput: RequestHandler = (req, _res, next) => {
  // Apollo reports a missing body; express leaves it undefined
  req.body ??= {};
  if (req.method === "GET") checkInput({ query: req.query["query"], variables: parsedVariables(req.query["variables"]) });
  else checkInput(req.body);
  next();
};

function parsedVariables(text: unknown): unknown {
  if (typeof text !== "string" || text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw badInput("variables", "is no JSON");
  }
}

const STATUS: Partial<Record<ErrorCode, number>> = { FORBIDDEN: 403, UNAUTHENTICATED: 401, BACKEND_UNAVAILABLE: 503 };

/** The last word on errors outside GraphQL, in GraphQL's shape; express' own would print stacks. */
function errorAnswer({ log }: Gateway): ErrorRequestHandler {
  return (error, _req, res, _next) => {
    const status: unknown = error?.status;
    const known = error instanceof GatewayError ? error : typeof status === "number" && status >= 400 && status < 500 ? bodyError(error) : undefined;
    if (known === undefined) log.error({ err: error }, "a request failed");
    const { code, message, details } = known ?? new GatewayError("INTERNAL", "something went wrong here");
    res.status(known === undefined ? 500 : STATUS[code] ?? (typeof status === "number" ? status : 400)).json({ errors: [{ message, extensions: { code, ...details } }] });
  };
}

function bodyError({ type }: { type?: string }): GatewayError {
  if (type === "entity.too.large") return badInput("body", `is larger than ${MAX_BODY}`);
  return badInput("body", type === "entity.parse.failed" ? "is no JSON" : "cannot be read");
}

function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      const chosen = address !== null && typeof address === "object" ? address.port : port;
      resolve(`http://${host.includes(":") ? `[${host}]` : host}:${chosen}`);
    });
  });
}
