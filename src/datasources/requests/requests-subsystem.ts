import * as reqDb from "../../generated/req-db.ts";
import type { SubsystemDescription } from "../subsystem.ts";
import { reqDbGeneration } from "./request-generation.ts";

/** Requests, their operations and files. */
export const REQUESTS: SubsystemDescription = {
  name: "requests",
  databases: [{ name: "ReqDB", tables: Object.values(reqDb), generation: reqDbGeneration, askedBy: ["Request.JobID", "Request.Status", "Request.Owner", "Operation.Type"], without: "there are no requests, and Job.requests is null" }],
};
