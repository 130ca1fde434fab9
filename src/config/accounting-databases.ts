import type { Configuration } from "./configuration.ts";

const ACCOUNTING = "/Systems/Accounting";

/** The databases that MultiDB names for types of accounting. */
export function accountingDatabases(configuration: Configuration): string[] {
  // 8.0 has an instance between
  const places = [ACCOUNTING, ...configuration.sections(ACCOUNTING).map(instance => `${ACCOUNTING}/${instance}`)].map(place => `${place}/Databases/MultiDB`);
  const named = places.flatMap(place => configuration.options(place).filter(option => option !== "DBName").map(option => configuration.option(`${place}/${option}`)!));
  // a section's name alone stands for AccountingDB's neighbour: Accounting/AccountingDB2
  return [...new Set(named.map(text => text.split("/").at(-1)!.trim()).filter(name => name !== ""))];
}
