import { TransferJob } from "../../schema/transfers/transfer-job.type.ts";
import { oneByKeys } from "../query/loaders.ts";
import type { SourceContext } from "../source-context.ts";
import { visibleTransferJobRows } from "./transfer-rows.ts";
import { TransferTable } from "./transfer-table.ts";

/** FTS3DB.Jobs. */
export class TransferJobSource extends TransferTable<TransferJob> {
  constructor(context: SourceContext) {
    super(TransferJob, context, visibleTransferJobRows);
  }

  readonly #ofFile = oneByKeys(() => this.visible(), ["operationId", "ftsGuid"]);

  /** The job that has a file now; FTS's name alone has no index. */
  async of({ operationId, ftsGuid }: { readonly operationId: number; readonly ftsGuid: string | null }): Promise<TransferJob | null> {
    return ftsGuid === null ? null : this.#ofFile.load([operationId, ftsGuid]);
  }
}
