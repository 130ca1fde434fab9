import { taskQueuesWithReadableDn, visibleTaskQueues } from "../../auth/policies/task-queues.policy.ts";
import { describe } from "../../schema/common/table-registry.ts";
import { TaskQueue } from "../../schema/wms/task-queue.type.ts";
import { bindTable } from "../query/bound-table.ts";
import type { Visible } from "../query/listing.ts";
import type { SourceContext } from "../source-context.ts";
import { userOfOwnerDn } from "../user-of-dn.ts";
import { voOfOwnerGroup } from "../vo-of-group.ts";
import { taskQueueDbGeneration } from "./task-queue-generation.ts";

/** TaskQueueDB.tq_TaskQueues with the rows that the viewer may see: every query that reads task queues starts here. */
export async function visibleTaskQueueRows({ databases, registry, viewer }: SourceContext): Promise<Visible<TaskQueue>> {
  const database = await databases.open("TaskQueueDB");
  const following = { owner: userOfOwnerDn(registry), vo: voOfOwnerGroup(registry) };
  const table = bindTable(describe(TaskQueue), database, { following, personalWhere: taskQueuesWithReadableDn(viewer) });
  return { table, scope: visibleTaskQueues(viewer, registry, taskQueueDbGeneration(database.catalog)) };
}
