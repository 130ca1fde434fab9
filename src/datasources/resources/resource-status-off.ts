import { isResourceStatusActive } from "../../config/job-scheduling.ts";
import type { Sources } from "../all-sources.ts";

/**
 * Whether DIRAC is one of 8.0 whose resource status system is not active, the default there: then the site mask decides on
 * sites and the configuration on storage elements. `ofOld` is a table that only 8.0 has.
 */
export async function isResourceStatusOff(ofOld: { isKept(): Promise<boolean> }, { schedulingOptions }: Sources): Promise<boolean> {
  return (await ofOld.isKept()) && !isResourceStatusActive(await schedulingOptions.tree());
}
