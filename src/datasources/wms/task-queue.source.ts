import type { ListArgs } from "../../schema/common/list-args.ts";
import type { Listing } from "../../schema/common/listing.ts";
import { describe } from "../../schema/common/table-registry.ts";
import { TaskQueue } from "../../schema/wms/task-queue.type.ts";
import { ListPlaces } from "../query/list-places.ts";
import type { Place, Visible } from "../query/listing.ts";
import { oneByKey } from "../query/loaders.ts";
import type { SourceContext } from "../source-context.ts";
import { visibleTaskQueueRows } from "./task-queue-rows.ts";

/** TaskQueueDB.tq_TaskQueues. */
export class TaskQueueSource {
  readonly #lists: ListPlaces<TaskQueue>;
  #visible: Promise<Visible<TaskQueue>> | undefined;

  constructor(private readonly context: SourceContext) {
    this.#lists = new ListPlaces(describe(TaskQueue), () => this.visible(), context);
  }

  readonly byId = oneByKey<number, TaskQueue>(() => this.visible(), "taskQueueId");

  list(args: ListArgs, place: Place): Listing<TaskQueue> {
    return this.#lists.root(args, place);
  }

  private visible(): Promise<Visible<TaskQueue>> {
    this.#visible ??= visibleTaskQueueRows(this.context);
    return this.#visible;
  }
}
