import { CONFIGURATION_TABLES } from "../../schema/configuration/configuration-tables.ts";
import type { SubsystemDescription } from "../subsystem.ts";

/** Sites, elements, VOs, groups and users. */
export const CONFIGURATION: SubsystemDescription = {
  name: "configuration",
  databases: [{ name: "Configuration", tables: CONFIGURATION_TABLES, inMemory: true, without: "there are no sites" }],
};
