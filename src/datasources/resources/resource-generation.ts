import type { Generation } from "../../config/generation.ts";
import type { Catalog } from "../catalog.ts";

/** Which generation of DIRAC a ResourceStatusDB is of. 9.1 added nothing to it, so an upgraded one that kept its tables of nodes passes for 8.0. */
export function resourceStatusGeneration(catalog: Catalog): Generation {
  return catalog.has("NodeStatus") ? "8.0" : "9.1";
}

/** Which generation a ResourceManagementDB is of: in 9.1 a storage element has no endpoint. */
export function resourceManagementGeneration(catalog: Catalog): Generation {
  return catalog.get("SpaceTokenOccupancyCache")?.columns.has("Endpoint") === true ? "8.0" : "9.1";
}
