import type { Generation } from "../../config/generation.ts";
import type { Catalog } from "../catalog.ts";

/** Which generation of DIRAC a SandboxMetadataDB is of, by a column that 9.1 added. */
export function sandboxDbGeneration(catalog: Catalog): Generation {
  return catalog.get("sb_Owners")?.columns.has("VO") === true ? "9.1" : "8.0";
}
