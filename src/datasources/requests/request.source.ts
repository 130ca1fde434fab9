import type { ListArgs } from "../../schema/common/list-args.ts";
import type { Listing } from "../../schema/common/listing.ts";
import { describe } from "../../schema/common/table-registry.ts";
import { Request } from "../../schema/requests/request.type.ts";
import { ListPlaces } from "../query/list-places.ts";
import type { Place, Visible } from "../query/listing.ts";
import { manyByKey, oneByKey } from "../query/loaders.ts";
import type { SourceContext } from "../source-context.ts";
import { visibleRequestRows } from "./request-rows.ts";

/** ReqDB.Request. */
export class RequestSource {
  readonly #lists: ListPlaces<Request>;
  readonly #ofJobs = manyByKey<number, Request>(() => this.visible(), "jobId");
  #visible: Promise<Visible<Request>> | undefined;

  constructor(private readonly context: SourceContext) {
    this.#lists = new ListPlaces(describe(Request), () => this.visible(), context);
  }

  readonly byId = oneByKey<number, Request>(() => this.visible(), "requestId");

  list(args: ListArgs, place: Place): Listing<Request> {
    return this.#lists.root(args, place);
  }

  /** The requests of a job, the last one first. DIRAC has no index for it: all requests are read, once for all jobs. */
  async ofJob(jobId: number): Promise<Request[]> {
    return (await this.#ofJobs.load(jobId)).toReversed();
  }

  private visible(): Promise<Visible<Request>> {
    this.#visible ??= visibleRequestRows(this.context).then(({ requests }) => requests);
    return this.#visible;
  }
}
