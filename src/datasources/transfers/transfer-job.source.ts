import { TransferJob } from "../../schema/transfers/transfer-job.type.ts";
import { oneByKeys } from "../query/loaders.ts";
import { TableSource } from "../query/table-source.ts";
import type { SourceContext } from "../source-context.ts";
import { visibleTransferJobRows } from "./transfer-rows.ts";

/** FTS3DB.Jobs. */
export class TransferJobSource extends TableSource<TransferJob> {
  constructor(context: SourceContext) {
    super(TransferJob, context, visibleTransferJobRows);
  }

  readonly #ofFile = oneByKeys(() => this.visible(), ["operationId", "ftsGuid"]);

  /** The job that has a file now; FTS's name alone has no index. */
  async of({ operationId, ftsGuid }: { readonly operationId: number; readonly ftsGuid: string | null }): Promise<TransferJob | null> {
    return ftsGuid === null ? null : this.#ofFile.load([operationId, ftsGuid]);
  }
}
