import { columnsOf, Table } from "../common/table.ts";
import type { TableFacts } from "../common/table-registry.ts";
import { CONFIGURATION, KEY, PLACE, SURE_TEXT } from "./configuration-facts.ts";

export const ConfigurationOptions = {
  database: CONFIGURATION,
  table: "ConfigurationOptions",
  derivedFrom: "DIRAC's configuration as its files, and DiracX where the gateway asks one, have it",
  key: ["sectionPath", "place"],
  columns: { sectionPath: KEY, place: PLACE, name: SURE_TEXT, value: SURE_TEXT },
} as const satisfies TableFacts;

const column = columnsOf(ConfigurationOptions);

@Table(ConfigurationOptions, { rows: 100_000, node: false, description: "An option of DIRAC's configuration." })
export class ConfigurationOption {
  @column("sectionPath", { description: "Path of its section." })
  sectionPath!: string;

  @column("name", { distinct: true, description: "Name." })
  name!: string;

  @column("value", { distinct: true, description: "Value as it is written." })
  value!: string;
}
