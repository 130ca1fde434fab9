import { GatewayError } from "../errors.ts";
import { GATEWAY, type Asker } from "./asker.ts";
import type { Database, OpenDatabase } from "./database.ts";

/** DIRAC's databases by name, as far as the configuration tells where they are. */
export class Databases {
  readonly #databases: ReadonlyMap<string, Database>;

  constructor(databases: Iterable<Database> | ReadonlyMap<string, Database>, private readonly asker: Asker = GATEWAY) {
    this.#databases = databases instanceof Map ? databases : new Map([...databases as Iterable<Database>].map(database => [database.name, database]));
  }

  /** The same, for somebody. */
  for(asker: Asker): Databases {
    return new Databases(this.#databases, asker);
  }

  all(): Database[] {
    return [...this.#databases.values()];
  }

  /** These, and one more. */
  with(database: Database): Databases {
    return new Databases([...this.#databases.values(), database]);
  }

  async open(name: string): Promise<OpenDatabase> {
    const database = this.#databases.get(name);
    if (database === undefined) throw new GatewayError("BACKEND_UNAVAILABLE", `the configuration does not tell where ${name} is`, { backend: name });
    return database.open(this.asker);
  }

  /** Tells one server's database from another's; for names of files, never for clients. */
  place(name: string): string {
    return this.#databases.get(name)?.engine.place ?? "";
  }

  async close(): Promise<void> {
    await Promise.all([...this.#databases.values()].map(database => database.close()));
  }
}
