import { createPool, type Pool } from "mysql2/promise";
import type { Generation } from "../../../src/config/generation.ts";
import { TcpProxy } from "../../helpers/tcp-proxy.ts";
import type { Addresses } from "./dirac.ts";
import { fillWithDirac, type ChaosDatabase } from "./chaos-database.ts";

/** A server that is not ours to stop: the way to it is cut instead. */
export class DistantDatabase implements ChaosDatabase {
  readonly #url: URL;
  readonly #way: TcpProxy;
  readonly #admin: Pool;
  readonly #made: string[] = [];

  constructor(url: string) {
    this.#url = new URL(url);
    this.#way = new TcpProxy({ host: this.#url.hostname, port: Number(this.#url.port || 3306) });
    this.#admin = createPool({ uri: url, connectionLimit: 1 });
  }

  start(): Promise<void> {
    return this.#way.open();
  }

  stop(): Promise<void> {
    return this.#way.cut();
  }

  async create(prefix: string, generation: Generation): Promise<Addresses> {
    const connection = await this.#admin.getConnection();
    this.#made.push(...await fillWithDirac(connection, prefix, generation));
    connection.release();
    const { username, password } = this.#url;
    const address = (name: string) => ({ host: "127.0.0.1", port: this.#way.port, user: decodeURIComponent(username), password: decodeURIComponent(password), database: `${prefix}${name}` });
    return { JobDB: address("JobDB"), JobLoggingDB: address("JobLoggingDB") };
  }

  async remove(): Promise<void> {
    await this.#way.cut();
    for (const name of this.#made) await this.#admin.query(`drop database ${name}`);
    await this.#admin.end();
  }
}
