import type { ListArgs } from "../../schema/common/list-args.ts";
import type { Listing } from "../../schema/common/listing.ts";
import { describe } from "../../schema/common/table-registry.ts";
import { Job } from "../../schema/wms/job.type.ts";
import { ListPlaces, type ChildrenOf } from "../query/list-places.ts";
import type { Place, Visible } from "../query/listing.ts";
import { oneByKey } from "../query/loaders.ts";
import type { SourceContext } from "../source-context.ts";
import { visibleJobRows } from "./job-rows.ts";

/** JobDB.Jobs. */
export class JobSource {
  readonly #lists: ListPlaces<Job>;
  #visible: Promise<Visible<Job>> | undefined;

  constructor(private readonly context: SourceContext) {
    this.#lists = new ListPlaces(describe(Job), () => this.visible(), context);
  }

  readonly byId = oneByKey<number, Job>(() => this.visible(), "jobId");

  list(args: ListArgs, place: Place): Listing<Job> {
    return this.#lists.root(args, place);
  }

  /** The jobs of a job group. */
  inGroup(jobGroup: string, args: ListArgs, place: Place): Listing<Job> {
    return this.#lists.under("jobGroup", jobGroup, args, place);
  }

  /** The jobs of a site. */
  atSite(siteName: string, args: ListArgs, place: Place): Listing<Job> {
    return this.#lists.under("siteName", siteName, args, place);
  }

  /** The jobs of a task queue, which only TaskQueueDB knows. */
  inTaskQueue(taskQueueId: number, jobsOf: ChildrenOf, args: ListArgs, place: Place): Listing<Job> {
    return this.#lists.among("jobId", taskQueueId, jobsOf, args, place);
  }

  private visible(): Promise<Visible<Job>> {
    this.#visible ??= visibleJobRows(this.context);
    return this.#visible;
  }
}
