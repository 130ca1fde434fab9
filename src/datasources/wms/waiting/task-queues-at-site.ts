import type { Sources } from "../../all-sources.ts";
import { candidatesOf } from "./waiting-queue.ts";

/** The visible task queues whose jobs may run at a site, by the sites that they name and ban. */
export async function taskQueuesAtSite(siteName: string, sources: Sources): Promise<number[]> {
  const queues = await sources.waitingLine.queues(), candidates = await Promise.all(queues.map(({ taskQueueId, vo }) => candidatesOf(taskQueueId, vo, sources)));
  return queues.filter((_, index) => candidates[index]!.includes(siteName)).map(({ taskQueueId }) => taskQueueId);
}
