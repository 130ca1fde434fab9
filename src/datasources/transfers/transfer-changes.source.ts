import type { TransferChange } from "../../schema/transfers/transfer-change.type.ts";
import type { Transfer } from "../../schema/transfers/transfer.type.ts";
import { ChangesSource } from "../live/changes-source.ts";
import type { Told } from "../live/verdict.ts";
import type { SourceContext } from "../source-context.ts";
import { TRANSFER_FEED } from "./transfer.feed.ts";

/** The changes of the transfers that the viewer may see. */
export class TransferChangesSource extends ChangesSource<Transfer> {
  constructor(context: SourceContext) {
    super(context, context.feeds.transfers, TRANSFER_FEED);
  }

  describe(told: Told): TransferChange {
    return { ...this.described(told), fileId: told.change.key, happenedAt: this.moved(told, "lastUpdate") };
  }

  transfer(told: Told): Transfer | null {
    return this.row(told);
  }
}
