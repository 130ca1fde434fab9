import type { ListArgs } from "../../schema/common/list-args.ts";
import type { Listing } from "../../schema/common/listing.ts";
import { describe } from "../../schema/common/table-registry.ts";
import { RequestOperation } from "../../schema/requests/request-operation.type.ts";
import { ListPlaces } from "../query/list-places.ts";
import type { Place, Visible } from "../query/listing.ts";
import { manyByKey, oneByKey } from "../query/loaders.ts";
import type { SourceContext } from "../source-context.ts";
import { visibleRequestRows } from "./request-rows.ts";

/** ReqDB.Operation. */
export class RequestOperationSource {
  readonly #lists: ListPlaces<RequestOperation>;
  readonly #ofRequests = manyByKey<number, RequestOperation>(() => this.visible(), "requestId");
  #visible: Promise<Visible<RequestOperation>> | undefined;

  constructor(private readonly context: SourceContext) {
    this.#lists = new ListPlaces(describe(RequestOperation), () => this.visible(), context);
  }

  readonly byId = oneByKey<number, RequestOperation>(() => this.visible(), "operationId");

  list(args: ListArgs, place: Place): Listing<RequestOperation> {
    return this.#lists.root(args, place);
  }

  /** The operations of a request in the order in which they are done, which their numbers do not follow. */
  async ofRequest(requestId: number): Promise<RequestOperation[]> {
    return (await this.#ofRequests.load(requestId)).toSorted((a, b) => a.order - b.order);
  }

  private visible(): Promise<Visible<RequestOperation>> {
    this.#visible ??= visibleRequestRows(this.context).then(({ operations }) => operations);
    return this.#visible;
  }
}
