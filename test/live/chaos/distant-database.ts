import { createPool, type Pool } from "mysql2/promise";
import type { Generation } from "../../../src/config/generation.ts";
import type { MysqlAddress } from "../../../src/datasources/mysql.engine.ts";
import type { Reader } from "../../helpers/reader.ts";
import { TcpProxy } from "../../helpers/tcp-proxy.ts";
import { fillWithDirac, type Access, type ChaosDatabase } from "./chaos-database.ts";

/** A server that is not ours to stop: the way to it is cut instead. */
export class DistantDatabase implements ChaosDatabase {
  readonly #url: URL;
  readonly #way: TcpProxy;
  readonly #admin: Pool;
  readonly #made: string[] = [];
  readonly #readers: Reader[] = [];

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

  async create(prefix: string, generation: Generation): Promise<Access> {
    const connection = await this.#admin.getConnection();
    const { names, reader } = await fillWithDirac(connection, prefix, generation);
    this.#made.push(...names);
    this.#readers.push(reader);
    connection.release();
    const way = { host: "127.0.0.1", port: this.#way.port }, user = decodeURIComponent(this.#url.username), password = decodeURIComponent(this.#url.password);
    const both = (address: (schema: string) => MysqlAddress) => ({ JobDB: address(`${prefix}JobDB`), JobLoggingDB: address(`${prefix}JobLoggingDB`) });
    return { dirac: both(database => ({ ...way, user, password, database })), gateway: both(schema => reader.address(way, schema)) };
  }

  async remove(): Promise<void> {
    await this.#way.cut();
    for (const name of this.#made) await this.#admin.query(`drop database ${name}`);
    for (const reader of this.#readers) await reader.drop(this.#admin);
    await this.#admin.end();
  }
}
