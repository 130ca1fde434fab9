import { requestsReadInFull } from "../../auth/policies/requests.policy.ts";
import { Request } from "../../schema/requests/request.type.ts";
import type { FeedDescription } from "../live/feed.ts";
import { TableWatch } from "../live/table-watch.ts";
import { visibleRequestRows } from "./request-rows.ts";

/** Done for DIRAC's agents; people may reset what failed. */
const FINAL = new Set(["Done", "Failed", "Canceled"]);

/** The changes of ReqDB.Request, in which no index tells what was updated. */
export const REQUEST_FEED: FeedDescription<Request> = {
  name: "requests",
  type: Request,
  rows: async context => (await visibleRequestRows(context)).requests,
  personalWhere: requestsReadInFull,
  times: ["lastUpdate"],
  watch: parts => new TableWatch(parts, { status: "status", isFinal: status => FINAL.has(status), idle: [] }, "requests"),
};
