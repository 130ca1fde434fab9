import { randomBytes } from "node:crypto";
import type { Connection, Pool, RowDataPacket } from "mysql2/promise";
import type { Generation } from "../../src/config/generation.ts";
import { grantsOf } from "../../src/datasources/grants.ts";
import type { MysqlAddress } from "../../src/datasources/mysql.engine.ts";
import { readWithAccounting } from "../../src/datasources/read-databases.ts";

type Administrator = Pick<Pool | Connection, "query">;

/** An account of a test's own, with what `dirac-graphql grants` prints and nothing else: a gateway whose test passes needs no more. */
export class Reader {
  private constructor(readonly generation: Generation, readonly user: string, readonly password: string, readonly host: string) {}

  static async create(administrator: Administrator, generation: Generation): Promise<Reader> {
    // as the server sees who asks: an anonymous account of that host, which some servers come with, would go before '%'
    const [[seen]] = await administrator.query<RowDataPacket[]>("select substring_index(user(), '@', -1) as host");
    const reader = new Reader(generation, `r${randomBytes(8).toString("hex")}`, randomBytes(12).toString("hex"), seen!["host"] as string);
    await administrator.query(`create user '${reader.user}'@'${reader.host}' identified by '${reader.password}'`);
    return reader;
  }

  /** Lets it read a database of DIRAC, which has its tables already; `accounting`: what MultiDB names. */
  async mayRead(administrator: Administrator, name: string, schema: string, accounting: readonly string[] = []): Promise<void> {
    const database = readWithAccounting(accounting).get(name);
    for (const grant of database === undefined ? [] : grantsOf(database, schema, this.generation, this)) await administrator.query(grant);
  }

  address({ host, port }: Pick<MysqlAddress, "host" | "port">, schema: string): MysqlAddress {
    return { host, port, user: this.user, password: this.password, database: schema };
  }

  async drop(administrator: Administrator): Promise<void> {
    await administrator.query(`drop user '${this.user}'@'${this.host}'`);
  }
}
