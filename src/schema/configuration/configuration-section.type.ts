import { columnsOf, Table } from "../common/table.ts";
import type { TableFacts } from "../common/table-registry.ts";
import { CONFIGURATION, KEY, PLACE, SURE_TEXT } from "./configuration-facts.ts";

export const ConfigurationSections = {
  database: CONFIGURATION,
  table: "ConfigurationSections",
  derivedFrom: "DIRAC's configuration as its files, and DiracX where the gateway asks one, have it",
  key: ["parentPath", "place"],
  columns: { parentPath: KEY, place: PLACE, path: KEY, name: SURE_TEXT },
} as const satisfies TableFacts;

const column = columnsOf(ConfigurationSections);

@Table(ConfigurationSections, { rows: 20_000, node: false, description: "A section of DIRAC's configuration. Sections and options whose names speak of passwords, keys, tokens or other secrets are not there." })
export class ConfigurationSection {
  @column("parentPath", { description: "Path of the section that holds it; empty for the root." })
  parentPath!: string;

  @column("path", { description: "Path, such as `/Resources/Sites`; the root is `/`." })
  path!: string;

  @column("name", { description: "Last part of the path; empty for the root." })
  name!: string;
}
