import type { ColumnFacts, Kind } from "../common/table-registry.ts";

/**
 * What the tables that hold DIRAC's configuration are made of: no tables of DIRAC, the gateway makes and fills them in memory
 * (datasources/configuration), so that lists of sites have what lists of jobs have. Their columns are named as the fields.
 */
export const CONFIGURATION = "Configuration";

const generations = ["8.0", "9.1"];
const column = <K extends Kind>(kind: K, nullable: boolean, indexed = false): ColumnFacts => ({ kind, nullable, indexed, generations });

export const KEY = column("text", false, true);
export const PLACE = column("integer", false);
export const NAME = column("text", true, true);
export const TEXT = column("text", true);
export const SURE_TEXT = column("text", false);
export const INTEGER = column("integer", true);
export const NUMBER = column("float", true);
export const FLAG = column("flag", true);
export const SURE_FLAG = column("flag", false);
export const LIST = column("list", true);
export const SURE_LIST = column("list", false);
