import { sql } from "kysely";
import type { ListArgs } from "../../schema/common/list-args.ts";
import type { Listing } from "../../schema/common/listing.ts";
import { describe } from "../../schema/common/table-registry.ts";
import { RequestFile } from "../../schema/requests/request-file.type.ts";
import { ListPlaces } from "../query/list-places.ts";
import type { Place, Visible } from "../query/listing.ts";
import { oneByKey } from "../query/loaders.ts";
import type { SourceContext } from "../source-context.ts";
import { visibleRequestRows } from "./request-rows.ts";

/** ReqDB.File. */
export class RequestFileSource {
  readonly #lists: ListPlaces<RequestFile>;
  #visible: Promise<Visible<RequestFile>> | undefined;

  constructor(private readonly context: SourceContext) {
    this.#lists = new ListPlaces(describe(RequestFile), () => this.visible(), context);
  }

  readonly byId = oneByKey<number, RequestFile>(() => this.visible(), "fileId");

  list(args: ListArgs, place: Place): Listing<RequestFile> {
    return this.#lists.root(args, place);
  }

  /** The places of one file in all operations, by the index on LFN. */
  ofLfn(lfn: string, args: ListArgs, place: Place): Listing<RequestFile> {
    return this.#lists.under("lfn", lfn, args, place);
  }

  /** The files of an operation. */
  ofOperation(operationId: number, args: ListArgs, place: Place): Listing<RequestFile> {
    return this.#lists.under("operationId", operationId, args, place);
  }

  /** The files of all operations of a request. */
  ofRequest(requestId: number, args: ListArgs, place: Place): Listing<RequestFile> {
    return this.#lists.among("operationId", requestId, requestIds => this.#operationsOf(requestIds), args, place);
  }

  /** Only numbers, and no scope: whoever asks holds the request. */
  async #operationsOf(requestIds: readonly number[]): Promise<number[][]> {
    const database = await this.context.databases.open("ReqDB");
    const rows = await database.rows(sql<{ RequestID: number; OperationID: number }>`select RequestID, OperationID from ${sql.table("Operation")} where RequestID in (${sql.join(requestIds)})`);
    const ofRequest = Map.groupBy(rows, ({ RequestID }) => Number(RequestID));
    return requestIds.map(requestId => (ofRequest.get(requestId) ?? []).map(({ OperationID }) => Number(OperationID)));
  }

  private visible(): Promise<Visible<RequestFile>> {
    this.#visible ??= visibleRequestRows(this.context).then(({ files }) => files);
    return this.#visible;
  }
}
