import { DatabaseSync } from "node:sqlite";
import type { Logger } from "pino";
import { readComputingElements } from "../../config/computing-elements.ts";
import { readTree } from "../../config/configuration-tree.ts";
import type { Configuration } from "../../config/configuration.ts";
import { readFtsServers } from "../../config/fts-servers.ts";
import type { Generation } from "../../config/generation.ts";
import { readMembers } from "../../config/members.ts";
import { partsOf, readSites, type SiteRow } from "../../config/sites.ts";
import { readStorageElements } from "../../config/storage-elements.ts";
import { GatewayError } from "../../errors.ts";
import { CONFIGURATION_TABLES } from "../../schema/configuration/configuration-tables.ts";
import { Database, type QueryLog } from "../database.ts";
import type { Databases } from "../databases.ts";
import { sqliteEngine } from "../sqlite.engine.ts";
import { makeTable, replaceRows, type MemoryRow } from "./memory-tables.ts";
import { SiteWitnesses } from "./site-witnesses.ts";

export interface ConfigurationParts {
  readonly configuration: Configuration;
  /** DIRAC's, which know sites, too. */
  readonly databases: Databases;
  readonly log: Logger;
  /** Told of the statements of lists. */
  readonly queries?: QueryLog;
  readonly askEveryMs?: number;
}

const ASK_EVERY_MS = 300_000;
/** Whoever needs sites first waits this long for the databases, which may be away. */
const MOMENT_MS = 300;

type TableName = (typeof CONFIGURATION_TABLES)[number]["table"];

/**
 * What DIRAC's configuration says, and what its databases know of sites, as tables in memory: lists of them are read like
 * all others. Nothing is read or asked before somebody needs it.
 */
export class ConfigurationDatabase {
  readonly database: Database;
  readonly #sqlite = new DatabaseSync(":memory:");
  readonly #witnesses: SiteWitnesses;
  #configuration: Configuration;
  /** What the tables hold, once they are filled. */
  #filled: { readonly sites: readonly SiteRow[]; readonly generation: Generation } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: ConfigurationParts) {
    this.#configuration = parts.configuration;
    this.#witnesses = new SiteWitnesses(parts.databases);
    const engine = sqliteEngine(this.#sqlite, parts.queries);
    this.database = new Database("Configuration", { ...engine, readCatalog: async () => {
      if (this.#filled === undefined) await this.#begin();
      return engine.readCatalog();
    } });
  }

  /** Another configuration takes the place of this one. */
  refill(configuration: Configuration): void {
    if (this.#filled !== undefined) this.#fill(configuration);
    this.#configuration = configuration;
  }

  /** Asks the databases which sites they know. */
  async ask(): Promise<void> {
    await this.#witnesses.ask(() => this.#learn(), error => {
      // one that is away says so to whoever asks it for rows
      if (!(error instanceof GatewayError)) this.parts.log.warn({ err: error }, "the names of sites cannot be read from a database");
    });
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #begin(): Promise<void> {
    for (const facts of CONFIGURATION_TABLES) makeTable(this.#sqlite, facts);
    this.#fill(this.#configuration);
    this.#timer = setInterval(() => void this.ask(), this.parts.askEveryMs ?? ASK_EVERY_MS).unref();
    let moment: NodeJS.Timeout | undefined;
    await Promise.race([this.ask(), new Promise(resolve => { moment = setTimeout(resolve, MOMENT_MS); })]);
    clearTimeout(moment);
  }

  #learn(): void {
    if (this.#filled === undefined || !this.#sqlite.isOpen) return;
    const { sites, generation } = this.#filled;
    if (generation === this.#generation) this.#replace({ Sites: this.#siteRows(sites) });
    else this.#fill(this.#configuration);
  }

  /** Which of the two decides little, and JobDB tells it as soon as it answers. */
  get #generation(): Generation {
    return this.#witnesses.generation ?? "9.1";
  }

  #fill(configuration: Configuration): void {
    const generation = this.#generation, sites = readSites(configuration), { computingElements, queues } = readComputingElements(configuration, generation);
    const { storageElements, protocols } = readStorageElements(configuration), { virtualOrganizations, groups, users } = readMembers(configuration, generation);
    const { sections, options } = readTree(configuration);
    this.#replace({
      Sites: this.#siteRows(sites), ComputingElements: computingElements, Queues: queues, StorageElements: storageElements, StorageProtocols: protocols, FtsServers: readFtsServers(configuration),
      VirtualOrganizations: virtualOrganizations, Groups: groups, Users: users, ConfigurationSections: sections, ConfigurationOptions: options,
    });
    this.#filled = { sites, generation };
  }

  /** The configured sites, and those that only databases know. */
  #siteRows(sites: readonly SiteRow[]): MemoryRow[] {
    const { sites: witnessed } = this.#witnesses, configured = new Set(sites.map(({ name }) => name));
    return [
      ...sites.map(site => ({ ...site, isConfigured: true, knownBy: ["CONFIGURATION", ...witnessed.get(site.name) ?? []] })),
      ...[...witnessed].filter(([name]) => !configured.has(name)).map(([name, knownBy]) => ({ name, ...partsOf(name), isConfigured: false, knownBy })),
    ];
  }

  /** All or nothing: a reader sees the old rows or the new ones. */
  #replace(rows: { readonly [table in TableName]?: readonly MemoryRow[] }): void {
    this.#sqlite.exec("begin");
    try {
      for (const facts of CONFIGURATION_TABLES) if (rows[facts.table] !== undefined) replaceRows(this.#sqlite, facts, rows[facts.table]!);
      this.#sqlite.exec("commit");
    } catch (error) {
      this.#sqlite.exec("rollback");
      throw error;
    }
  }
}
