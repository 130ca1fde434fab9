import { sql } from "kysely";
import type { Databases } from "../databases.ts";
import { StoredOptions, type StoredOption } from "../configuration/stored-options.ts";

/** What the configuration says of accounting. */
export interface AccountingSettings {
  /** The installation's own setup, "" where there is none (9.1). */
  readonly setup: string;
  readonly setups: readonly string[];
  /** Which database holds a type; AccountingDB what is not named. */
  readonly databaseOf: ReadonlyMap<string, string>;
}

const MULTI_DB = /^\/Systems\/Accounting\/(?:[^/]+\/)?Databases\/MultiDB$/;

export async function accountingSettings(databases: Databases): Promise<AccountingSettings> {
  const database = await databases.open("Configuration"), place = sql.ref("sectionPath");
  const rows = await database.rows(sql<StoredOption>`
    select ${place}, name, value from ${sql.table("ConfigurationOptions")} where ${place} = '/DIRAC' or ${place} like '/DIRAC/Setups/%' or ${place} like '/Systems/Accounting/%' order by ${place}, place`);
  const options = new StoredOptions(rows), setup = options.option("/DIRAC/Setup") ?? "";
  // a section's name alone stands for AccountingDB's neighbour: Accounting/AccountingDB2
  const maps = rows.filter(({ sectionPath, name }) => MULTI_DB.test(sectionPath) && name !== "DBName").map(({ name, value }) => [name, value.split("/").at(-1)!.trim()] as const);
  return { setup, setups: [...new Set([...(setup === "" ? [] : [setup]), ...options.sections("/DIRAC/Setups")])], databaseOf: new Map(maps) };
}
