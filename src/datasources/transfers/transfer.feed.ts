import { NOTHING } from "../../schema/common/condition.ts";
import { Transfer } from "../../schema/transfers/transfer.type.ts";
import type { FeedDescription } from "../live/feed.ts";
import { TableWatch } from "../live/table-watch.ts";
import { visibleTransferRows } from "./transfer-rows.ts";

/** What FTS agents never change again; Failed and Canceled are submitted anew. */
const FINAL = new Set(["Finished", "Defunct"]);

/** The changes of FTS3DB.Files. Its `lastUpdate` moves whenever an agent has looked at the file: by itself that is no change. */
export const TRANSFER_FEED: FeedDescription<Transfer> = {
  name: "transfers",
  type: Transfer,
  rows: visibleTransferRows,
  personalWhere: () => NOTHING,
  times: ["lastUpdate"],
  watch: parts => new TableWatch(parts, { status: "status", isFinal: status => FINAL.has(status), idle: ["lastUpdate"] }, "transfers"),
};
