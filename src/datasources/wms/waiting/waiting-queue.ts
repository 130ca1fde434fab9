import type { Sources } from "../../all-sources.ts";
import { once } from "../../../schema/common/once.ts";
import type { Job } from "../../../schema/wms/job.type.ts";
import type { TaskQueue } from "../../../schema/wms/task-queue.type.ts";
import type { MemoryRequirement } from "../task-queue-requirement.source.ts";
import type { Places } from "./place.source.ts";
import { serves } from "./serves.ts";

/** The task queue of a waiting job, and where that lets it run: the same for all jobs in it. */
export interface WaitingQueue {
  readonly sources: Sources;
  readonly taskQueueId: number;
  /** Null where the viewer sees the job and not its queue: 8.0 names the owner of a queue by a certificate subject, which may be nobody's any more. */
  readonly row: TaskQueue | null;
  readonly vo: string | null;
  /** None: any. */
  readonly siteNames: readonly string[];
  readonly bannedSiteNames: readonly string[];
  /** The sites where its jobs may run: those that it names, else those with a queue for its VO; less those that it bans. */
  readonly candidates: readonly string[];
  readonly computingElementNames: readonly string[];
  readonly platforms: readonly string[];
  readonly jobTypes: readonly string[];
  readonly tags: readonly string[];
  readonly memory: MemoryRequirement | null;
}

const queuesOf = once((_sources: Sources) => new Map<number, Promise<WaitingQueue>>());

/** Null where it is in none. */
export async function waitingQueueOf({ jobId, vo }: Job, sources: Sources): Promise<WaitingQueue | null> {
  const taskQueueId = await sources.taskQueueJobs.queueOf(jobId);
  return taskQueueId === null ? null : waitingQueue(taskQueueId, vo, sources);
}

/** By its number. The VO is that of its jobs. */
export function waitingQueue(taskQueueId: number, vo: string | null, sources: Sources): Promise<WaitingQueue> {
  const known = queuesOf(sources), queue = known.get(taskQueueId) ?? read(taskQueueId, vo, sources);
  known.set(taskQueueId, queue);
  return queue;
}

async function read(taskQueueId: number, vo: string | null, sources: Sources): Promise<WaitingQueue> {
  const values = async (kind: Parameters<Sources["taskQueueRequirements"]["values"]>[0]) => requirement(await sources.taskQueueRequirements.values(kind, taskQueueId));
  const [row, siteNames, bannedSiteNames, computingElementNames, platforms, jobTypes, tags, memory, candidates] = await Promise.all([
    sources.taskQueues.one(taskQueueId), values("Sites"), values("BannedSites"), values("GridCEs"), values("Platforms"), values("JobTypes"), values("Tags"),
    sources.taskQueueRequirements.memory(taskQueueId), candidatesOf(taskQueueId, vo, sources),
  ]);
  return { sources, taskQueueId, row, vo, siteNames, bannedSiteNames, candidates, computingElementNames, platforms, jobTypes, tags, memory };
}

/** Where the jobs of a task queue may run. */
export async function candidatesOf(taskQueueId: number, vo: string | null, { taskQueueRequirements, waitingPlaces }: Sources): Promise<readonly string[]> {
  const [named, banned, places] = await Promise.all([taskQueueRequirements.values("Sites", taskQueueId), taskQueueRequirements.values("BannedSites", taskQueueId), waitingPlaces.all()]);
  const wanted = requirement(named), possible = wanted.length > 0 ? wanted : sitesServing(places, vo);
  return banned.length === 0 ? possible : possible.filter(name => !banned.includes(name));
}

const servingOf = once((_places: Places) => new Map<string | null, readonly string[]>());

/** The sites that have a queue for the VO: the same for all task queues that name none. */
function sitesServing(places: Places, vo: string | null): readonly string[] {
  const known = servingOf(places), found = known.get(vo) ?? [...places.queues].filter(([, ofSite]) => ofSite.some(queue => serves(queue, vo))).map(([siteName]) => siteName);
  known.set(vo, found);
  return found;
}

/** To DIRAC `any` among the values is no requirement. */
const requirement = (values: readonly string[]) => (values.some(value => value.toLowerCase() === "any") ? [] : values);

/** Whether what is wrong with some of the candidates holds the job back. `some`: only if the others do not take it, which a job that may run anywhere need not fear. */
export function extent({ candidates, siteNames }: WaitingQueue, wrong: number): "all" | "some" | null {
  if (wrong === 0) return null;
  if (wrong === candidates.length) return "all";
  return siteNames.length > 0 ? "some" : null;
}

/** `LCG.KEK.jp`, `the 3 sites where it may run`. */
export function whereItMayRun({ candidates, siteNames }: WaitingQueue): string {
  if (candidates.length === 1) return candidates[0]!;
  return siteNames.length > 0 ? `the ${candidates.length} sites where it may run` : `the ${candidates.length} sites that serve its VO`;
}
