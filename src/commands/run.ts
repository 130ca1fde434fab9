import { ConfigurationError } from "../config/configuration-error.ts";
import type { HttpGateway } from "../server/http.ts";

/** Why a server cannot listen, where the operator can help. */
const PROBLEMS: Readonly<Record<string, string>> = {
  EADDRINUSE: "something else listens there already",
  EACCES: "only an administrator may listen there",
  EADDRNOTAVAIL: "this machine has no such address",
  ENOTFOUND: "there is no such host",
};

/** Listens, says where in one line, and reads its certificate again on SIGHUP, ends cleanly on SIGINT and SIGTERM; a second signal ends at once. */
export async function run(name: string, server: HttpGateway, { host, port }: { readonly host: string; readonly port: number }, release: () => Promise<void>): Promise<void> {
  const address = await server.listen(host, port).catch((error: NodeJS.ErrnoException) => {
    // of the metrics' port or of this one
    throw PROBLEMS[error.code ?? ""] === undefined ? error : new ConfigurationError(`--host ${host}, port ${(error as { port?: number }).port ?? port}: ${PROBLEMS[error.code!]}.`);
  });
  process.stdout.write(`${name}: ${address} (GraphQL at ${address}/graphql)\n`);
  // without a certificate SIGHUP stays what a closed terminal sends to whatever ran in it
  if (server.renew !== undefined) process.on("SIGHUP", server.renew);
  const stop = async () => {
    await server.close();
    await release();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      void stop().then(() => process.exit(0));
    });
  }
}
