import { ac_catalog_Types } from "../../generated/accounting-db.ts";
import type { SubsystemDescription } from "../subsystem.ts";

/** The database describes all but one of its tables itself. */
export const ACCOUNTING: SubsystemDescription = {
  name: "accounting",
  databases: [{ name: "AccountingDB", tables: [ac_catalog_Types], without: "there is no accounting" }],
};
