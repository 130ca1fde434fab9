import { createServer as plainServer, type RequestListener, type Server } from "node:http";
import { createServer as tlsServer, type Server as TlsServer } from "node:https";
import type { Logger } from "pino";
import { Certificate, type TlsFiles } from "./certificate.ts";

/** Longer than the slowest statement may take; streams write something every 12 seconds. */
const SILENCE_MS = 120_000;
/** Headers come in one packet; 4 MB take a minute on a slow line. */
const HEADERS_MS = 15_000, REQUEST_MS = 120_000, CHECK_MS = 3000;

export interface Listener {
  readonly server: Server;
  /** Listens and says where: with port 0 the system chooses one. */
  listen(host: string, port: number): Promise<string>;
  /** Reads the certificate again; absent where there is none. */
  readonly renew?: () => void;
  stopWatching(): void;
}

/** The connections of a server, over TLS where it has a certificate. Whoever says nothing and takes nothing loses theirs. */
export function listener(app: RequestListener, tls: TlsFiles | undefined, log: Logger): Listener {
  const limits = { headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS, connectionsCheckingInterval: CHECK_MS };
  if (tls === undefined) {
    const server = plainServer(limits, app).setTimeout(SILENCE_MS);
    return { server, listen: (host, port) => listen(server, "http", host, port), stopWatching: () => {} };
  }
  const certificate = new Certificate(tls, log), server: TlsServer = tlsServer({ ...limits, ...certificate.current }, app).setTimeout(SILENCE_MS);
  return { server, listen: (host, port) => listen(server, "https", host, port), renew: () => certificate.renew(server), stopWatching: certificate.watch(server) };
}

function listen(server: Server, scheme: "http" | "https", host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      const chosen = address !== null && typeof address === "object" ? address.port : port;
      resolve(`${scheme}://${host.includes(":") ? `[${host}]` : host}:${chosen}`);
    });
  });
}
