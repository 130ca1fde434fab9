import { sql } from "kysely";
import type { Generation } from "../../config/generation.ts";
import { isSiteName } from "../../config/site-name.ts";
import type { Databases } from "../databases.ts";
import { jobDbGeneration } from "../wms/job-generation.ts";

/** Who, beside the configuration, knows sites. Each of these columns leads an index: their values are read without their rows. */
const WITNESSES = [
  { by: "STATUS", database: "ResourceStatusDB", table: "SiteStatus", column: "Name" },
  { by: "PILOTS", database: "PilotAgentsDB", table: "PilotAgents", column: "GridSite" },
  { by: "JOBS", database: "JobDB", table: "Jobs", column: "Site" },
] as const;

export type Witness = (typeof WITNESSES)[number]["by"];

/** The names of sites that DIRAC's databases know; of one that does not answer, those that it told last. */
export class SiteWitnesses {
  readonly #told = new Map<Witness, ReadonlySet<string>>();
  #generation: Generation | undefined;

  constructor(private readonly databases: Databases) {}

  /** By name, in order of the names. */
  get sites(): ReadonlyMap<string, readonly Witness[]> {
    const names = [...new Set([...this.#told.values()].flatMap(told => [...told]))].sort();
    return new Map(names.map(name => [name, WITNESSES.map(({ by }) => by).filter(by => this.#told.get(by)?.has(name))]));
  }

  /** DIRAC's, by JobDB; undefined until that has answered. */
  get generation(): Generation | undefined {
    return this.#generation;
  }

  /** Asks all of them at once; `failed` is told of those that do not answer. `told` is called after each that does. */
  async ask(told: () => void, failed: (error: unknown) => void): Promise<void> {
    await Promise.all(WITNESSES.map(witness => this.#ask(witness).then(told).catch(failed)));
  }

  async #ask({ by, database, table, column }: (typeof WITNESSES)[number]): Promise<void> {
    const { rows, catalog } = await this.databases.open(database);
    if (by === "JOBS") this.#generation = jobDbGeneration(catalog);
    if (!catalog.has(table)) return;
    const found = await rows(sql<{ name: string }>`select distinct ${sql.ref(column)} as name from ${sql.table(table)}`);
    this.#told.set(by, new Set(found.map(({ name }) => name).filter(isSiteName)));
  }
}
