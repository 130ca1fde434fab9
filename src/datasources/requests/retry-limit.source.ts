import { sql } from "kysely";
import type { SourceContext } from "../source-context.ts";

/** Of DIRAC's code, where the configuration says nothing. */
const DEFAULT = 1024;
const HANDLERS = /^\/Systems\/RequestManagement\/(?:[^/]+\/)?Agents\/RequestExecutingAgent\/OperationHandlers\/([^/]+)$/;

interface Option { readonly sectionPath: string; readonly value: string }

/** How often an operation of each type tries a file: MaxAttempts of its handler. Infrastructure: who may read the configuration's tree is another question. */
export class RetryLimitSource {
  #limits: Promise<ReadonlyMap<string, number>> | undefined;

  constructor(private readonly context: SourceContext) {}

  async of(type: string): Promise<number> {
    this.#limits ??= this.#read();
    return (await this.#limits).get(type) ?? DEFAULT;
  }

  async #read(): Promise<Map<string, number>> {
    const database = await this.context.databases.open("Configuration");
    const options = await database.rows(sql<Option>`select ${sql.ref("sectionPath")}, value from ${sql.table("ConfigurationOptions")} where name = 'MaxAttempts' order by ${sql.ref("sectionPath")}`);
    return new Map(options.flatMap(({ sectionPath, value }) => {
      const [, type] = HANDLERS.exec(sectionPath) ?? [], limit = Number(value);
      return type === undefined || !Number.isInteger(limit) ? [] : [[type, limit] as const];
    }));
  }
}
