import { randomBytes } from "node:crypto";
import type { Generation } from "../../src/config/generation.ts";
import { grantsOf } from "../../src/datasources/grants.ts";
import type { MysqlAddress } from "../../src/datasources/mysql.engine.ts";
import { readDatabases } from "../../src/datasources/read-databases.ts";

type Run = (statement: string) => Promise<unknown>;
type Server = Pick<MysqlAddress, "host" | "port">;

/** An account of a test's own on the tests' server, with what `dirac-graphql grants` prints and nothing else: what the tests see of a gateway needs no more. */
export class Reader {
  readonly #user = `r${randomBytes(8).toString("hex")}`;
  readonly #password = randomBytes(12).toString("hex");

  constructor(readonly generation: Generation) {}

  async create(run: Run): Promise<void> {
    await run(`create user '${this.#user}'@'%' identified by '${this.#password}'`);
  }

  /** Lets it read a database of DIRAC, which has its tables already. */
  async mayRead(run: Run, name: string, schema: string): Promise<void> {
    const database = readDatabases().get(name);
    for (const grant of database === undefined ? [] : grantsOf(database, schema, this.generation, { user: this.#user, host: "%" })) await run(grant);
  }

  address({ host, port }: Server, schema: string): MysqlAddress {
    return { host, port, user: this.#user, password: this.#password, database: schema };
  }

  async drop(run: Run): Promise<void> {
    await run(`drop user '${this.#user}'@'%'`);
  }
}
