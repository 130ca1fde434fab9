import { join } from "node:path";
import { fetchText } from "../client.ts";
import { MeasuredProcess } from "../measured-process.ts";
import { Clients } from "./clients.ts";

/** As many subscribers as the gateway has, of a server that does nothing but tell them. */
export class Broadcast {
  readonly #server: MeasuredProcess;
  readonly #clients: Clients;

  private constructor(server: MeasuredProcess, clients: Clients) {
    this.#server = server;
    this.#clients = clients;
  }

  static async start(subscribers: number): Promise<Broadcast> {
    const server = await MeasuredProcess.start(join(import.meta.dirname, "raw-broadcast.ts"), []);
    return new Broadcast(server, await Clients.connect(server.url, Array.from({ length: subscribers }, () => ({}))));
  }

  /** Tells everybody so many bytes; says what that took of CPU, in milliseconds. */
  async tell(bytes: number): Promise<number> {
    const before = await this.#server.ask("cpu"), messages = await this.#clients.messages();
    await fetchText({ server: this.#server, path: `/tell?${bytes}` });
    await this.#clients.until(messages + 1);
    return await this.#server.ask("cpu") - before;
  }

  async stop(): Promise<void> {
    await this.#clients.stop();
    await this.#server.stop();
  }
}
