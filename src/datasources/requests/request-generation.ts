import type { Generation } from "../../config/generation.ts";
import type { Catalog } from "../catalog.ts";

/** Which generation of DIRAC a ReqDB is of. A column that 9.1 added decides: an upgraded database keeps what 9.1 dropped. */
export function reqDbGeneration(catalog: Catalog): Generation {
  return catalog.get("Request")?.columns.has("Owner") === true ? "9.1" : "8.0";
}
