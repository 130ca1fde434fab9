import type { HttpGateway } from "../server/http.ts";

/** Listens, says where in one line, and ends cleanly on SIGINT and SIGTERM; a second signal ends at once. */
export async function run(name: string, server: HttpGateway, { host, port }: { readonly host: string; readonly port: number }, release: () => Promise<void>): Promise<void> {
  const address = await server.listen(host, port);
  process.stdout.write(`${name}: ${address} (GraphQL at ${address}/graphql)\n`);
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
