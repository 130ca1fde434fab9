import * as dataIntegrityDb from "../../generated/data-integrity-db.ts";
import * as fts3Db from "../../generated/fts3-db.ts";
import type { SubsystemDescription } from "../subsystem.ts";

/** What FTS brings from one storage element to another, and what is wrong with files. Neither database tells DIRAC's generation. */
export const TRANSFERS: SubsystemDescription = {
  name: "transfers",
  databases: [
    { name: "FTS3DB", tables: Object.values(fts3Db), askedBy: ["Files.lfn", "Files.lastUpdate"], without: "there are no transfers" },
    { name: "DataIntegrityDB", tables: Object.values(dataIntegrityDb), askedBy: ["Problematics.LFN"], without: "there are no problematic files" },
  ],
};
