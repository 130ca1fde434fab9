import { sql } from "kysely";
import type { ListArgs } from "../../schema/common/list-args.ts";
import type { Listing } from "../../schema/common/listing.ts";
import { Transfer } from "../../schema/transfers/transfer.type.ts";
import type { Place } from "../query/listing.ts";
import { TableSource } from "../query/table-source.ts";
import type { SourceContext } from "../source-context.ts";
import { visibleTransferRows } from "./transfer-rows.ts";

/** FTS3DB.Files. */
export class TransferSource extends TableSource<Transfer> {
  constructor(context: SourceContext) {
    super(Transfer, context, visibleTransferRows);
  }

  /** The transfers that an FTS job has now. */
  ofJob(jobId: number, args: ListArgs, place: Place): Listing<Transfer> {
    return this.among("fileId", jobId, jobIds => this.#filesOf(jobIds), args, place);
  }

  /** Only numbers, and no scope: whoever asks holds the job. By the operation, since FTS's name of the job has no index. */
  async #filesOf(jobIds: readonly number[]): Promise<number[][]> {
    const database = await this.context.databases.open("FTS3DB"), [job, file] = [(column: string) => sql.ref(`j.${column}`), (column: string) => sql.ref(`f.${column}`)];
    const rows = await database.rows(sql<{ jobId: number; fileId: number }>`
      select ${job("jobID")} as ${sql.ref("jobId")}, ${file("fileID")} as ${sql.ref("fileId")} from ${sql.table("Jobs")} as j
      join ${sql.table("Files")} as f on ${file("operationID")} = ${job("operationID")} and ${database.dialect.exact(file("ftsGUID"))} = ${database.dialect.exact(job("ftsGUID"))}
      where ${job("jobID")} in (${sql.join(jobIds)})`);
    const ofJob = Map.groupBy(rows, ({ jobId }) => jobId);
    return jobIds.map(jobId => (ofJob.get(jobId) ?? []).map(({ fileId }) => fileId));
  }
}
