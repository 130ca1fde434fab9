import { changeOf } from "../common/change-of.ts";
import { Transfer } from "./transfer.type.ts";

export const TransferChange = changeOf(Transfer, {
  description: "A change of a transfer, as it was observed: states that followed each other within seconds may be one change. Comes at least once, "
    + "and for each transfer in the order in which things happened.\n\nSource: FTS3DB.Files.",
  happenedAt: "its `lastUpdate`, where that moved",
});
