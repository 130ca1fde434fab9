import { SiteMask, SiteMaskLogging } from "../../generated/job-db.ts";
import { DowntimeCache, GGUSTicketsCache, PolicyResult, SpaceTokenOccupancyCache } from "../../generated/resource-management-db.ts";
import * as resourceStatusDb from "../../generated/resource-status-db.ts";
import type { SubsystemDescription } from "../subsystem.ts";
import { jobDbGeneration } from "../wms/job-generation.ts";
import { resourceManagementGeneration, resourceStatusGeneration } from "./resource-generation.ts";

/** The mail queue of an agent. */
const { ResourceStatusCache: _, ...statusTables } = resourceStatusDb;

/** The resource status system. The caches of jobs, pilots, transfers and accounting are left out: DIRAC does not keep them right. */
export const RESOURCES: SubsystemDescription = {
  name: "resources",
  databases: [
    { name: "ResourceStatusDB", tables: Object.values(statusTables), generation: resourceStatusGeneration, without: "there are no statuses and no status changes" },
    {
      name: "ResourceManagementDB", tables: [DowntimeCache, PolicyResult, SpaceTokenOccupancyCache, GGUSTicketsCache], generation: resourceManagementGeneration,
      without: "there are no downtimes, policy results, occupancies and tickets",
    },
    { name: "JobDB", tables: [SiteMask, SiteMaskLogging], generation: jobDbGeneration, without: "there is no site mask" },
  ],
  missing: { "9.1": "DIRAC 9.1 keeps no status of nodes and no site mask: nodeStatuses and siteMasks are null." },
};
