import { ALL_SUBSYSTEMS } from "./all-subsystems.ts";
import type { SubsystemDatabase } from "./subsystem.ts";

/** The databases that the gateway reads, by name, each once: a second subsystem that reads one adds its tables. */
export function readDatabases(): ReadonlyMap<string, SubsystemDatabase> {
  const ofDirac = ALL_SUBSYSTEMS.flatMap(({ databases }) => databases).filter(({ inMemory }) => inMemory !== true);
  return new Map([...Map.groupBy(ofDirac, ({ name }) => name)].map(([name, databases]) => [name, { ...databases[0]!, tables: [...new Set(databases.flatMap(({ tables }) => tables))] }]));
}

/** With those that a configuration names for types of accounting, whose tables DIRAC makes as it goes. */
export function readWithAccounting(names: readonly string[]): ReadonlyMap<string, SubsystemDatabase> {
  const read = readDatabases();
  return new Map([...read, ...names.map((name): [string, SubsystemDatabase] => [name, { name, tables: [], without: "some types of accounting are missing", ...read.get(name), everyTable: true }])]);
}
