import type { Generation } from "../../config/generation.ts";
import type { Catalog } from "../catalog.ts";

/** Which generation of DIRAC a TaskQueueDB is of, by a column that 9.1 added. */
export function taskQueueDbGeneration(catalog: Catalog): Generation {
  return catalog.get("tq_TaskQueues")?.columns.has("VO") === true ? "9.1" : "8.0";
}
