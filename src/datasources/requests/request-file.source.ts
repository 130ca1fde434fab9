import { sql } from "kysely";
import type { ListArgs } from "../../schema/common/list-args.ts";
import type { Listing } from "../../schema/common/listing.ts";
import { RequestFile } from "../../schema/requests/request-file.type.ts";
import type { Place } from "../query/listing.ts";
import { TableSource } from "../query/table-source.ts";
import type { SourceContext } from "../source-context.ts";
import { visibleRequestRows } from "./request-rows.ts";

/** ReqDB.File. */
export class RequestFileSource extends TableSource<RequestFile> {
  constructor(context: SourceContext) {
    super(RequestFile, context, async context => (await visibleRequestRows(context)).files);
  }

  /** The files of all operations of a request. */
  ofRequest(requestId: number, args: ListArgs, place: Place): Listing<RequestFile> {
    return this.among("operationId", requestId, requestIds => this.#operationsOf(requestIds), args, place);
  }

  /** Only numbers, and no scope: whoever asks holds the request. */
  async #operationsOf(requestIds: readonly number[]): Promise<number[][]> {
    const database = await this.context.databases.open("ReqDB");
    const rows = await database.rows(sql<{ RequestID: number; OperationID: number }>`select RequestID, OperationID from ${sql.table("Operation")} where RequestID in (${sql.join(requestIds)})`);
    const ofRequest = Map.groupBy(rows, ({ RequestID }) => Number(RequestID));
    return requestIds.map(requestId => (ofRequest.get(requestId) ?? []).map(({ OperationID }) => Number(OperationID)));
  }
}
