import { readRows } from "../../query/loaders.ts";
import type { SourceContext } from "../../source-context.ts";
import type { TaskQueue } from "../../../schema/wms/task-queue.type.ts";
import { visibleTaskQueueRows } from "../task-queue-rows.ts";

/** TaskQueueDB.tq_TaskQueues: all visible queues at once, since any of them may compete. DIRAC keeps them few: each holds jobs that wait now. */
export class LineSource {
  #queues: Promise<TaskQueue[]> | undefined;

  constructor(private readonly context: SourceContext) {}

  queues(): Promise<TaskQueue[]> {
    this.#queues ??= this.#read();
    return this.#queues;
  }

  async #read(): Promise<TaskQueue[]> {
    const { table, scope } = await visibleTaskQueueRows(this.context);
    return readRows(table, scope, ["taskQueueId", "vo", "setup", "priority"]);
  }
}
