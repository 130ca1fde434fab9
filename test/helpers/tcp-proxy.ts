import { connect, createServer, type Server, type Socket } from "node:net";

/** A way to a server that a test can cut: what a network or a restart does to the gateway. */
export class TcpProxy {
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  /** Whether bytes pass; otherwise they are kept and nobody answers. */
  #stalled = false;
  port = 0;

  constructor(private readonly target: { readonly host: string; readonly port: number }) {}

  open(): Promise<void> {
    this.#server = createServer(client => {
      const upstream = connect(this.target.port, this.target.host);
      for (const [from, to] of [[client, upstream], [upstream, client]] as const) {
        this.#sockets.add(from);
        from.on("data", bytes => this.#stalled || to.write(bytes));
        from.on("error", () => to.destroy());
        from.on("close", () => to.destroy());
      }
    });
    return new Promise(resolve => this.#server!.listen(this.port, "127.0.0.1", () => {
      this.port = (this.#server!.address() as { port: number }).port;
      resolve();
    }));
  }

  /** Refuses and drops connections, as a server that is down. */
  async cut(): Promise<void> {
    const closed = new Promise(resolve => this.#server?.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
    await closed;
  }

  stall(): void {
    this.#stalled = true;
  }
}
