import { GatewayError } from "../errors.ts";
import type { Database, OpenDatabase } from "./database.ts";

/** DIRAC's databases by name, as far as the configuration tells where they are. */
export class Databases {
  readonly #databases: ReadonlyMap<string, Database>;

  constructor(databases: Iterable<Database>) {
    this.#databases = new Map([...databases].map(database => [database.name, database]));
  }

  /** These, and one more. */
  with(database: Database): Databases {
    return new Databases([...this.#databases.values(), database]);
  }

  async open(name: string): Promise<OpenDatabase> {
    const database = this.#databases.get(name);
    if (database === undefined) throw new GatewayError("BACKEND_UNAVAILABLE", `the configuration does not tell where ${name} is`, { backend: name });
    return database.open();
  }

  /** Tells one server's database from another's; for names of files, never for clients. */
  place(name: string): string {
    return this.#databases.get(name)?.engine.place ?? "";
  }

  async close(): Promise<void> {
    await Promise.all([...this.#databases.values()].map(database => database.close()));
  }
}
