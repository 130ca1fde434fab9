import { ALL_SUBSYSTEMS } from "./all-subsystems.ts";
import type { SubsystemDatabase, SubsystemDescription } from "./subsystem.ts";

/** The databases that the gateway reads, by name, each once: a second subsystem that reads one adds its tables. */
export function readDatabases(subsystems: readonly SubsystemDescription[] = ALL_SUBSYSTEMS): ReadonlyMap<string, SubsystemDatabase> {
  const ofDirac = subsystems.flatMap(({ databases }) => databases).filter(({ inMemory }) => inMemory !== true);
  return new Map([...Map.groupBy(ofDirac, ({ name }) => name)].map(([name, databases]) => [name, { ...databases[0]!, tables: [...new Set(databases.flatMap(({ tables }) => tables))] }]));
}
