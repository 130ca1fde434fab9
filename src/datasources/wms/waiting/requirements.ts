import type { OptionTree } from "../../../config/option-tree.ts";
import { platformsOffered } from "../../../config/job-scheduling.ts";
import type { Queue } from "../../../schema/configuration/queue.type.ts";
import { serves } from "./serves.ts";
import type { WaitingQueue } from "./waiting-queue.ts";
import { listed, number } from "./words.ts";

/** Something that the jobs of a task queue ask for, or that a queue asks of jobs. */
export interface Requirement {
  /** `its CPU time of 86,400 s` */
  readonly name: string;
  readonly source: string;
  /** What a pilot measures itself, so that the configuration does not decide alone. */
  readonly isMeasured?: boolean;
  excludes(queue: Queue): boolean;
}

const SECONDS_OF_POWER = 250;
/** DIRAC cuts larger ones: 12.5 days, there in minutes. */
const MAX_CPU_TIME = 86_400 * 12.5 * 60;
/** DIRAC makes no tags for more. */
const MAX_COUNTED = 1024;

/** A queue is excluded by what it declares, never by what it does not say, except for tags: one that is not offered is missing. */
export function requirementsOf({ row, vo, computingElementNames, platforms, tags, memory }: WaitingQueue, tree: OptionTree): Requirement[] {
  const found: Requirement[] = [{ name: vo === null ? "its lack of a VO" : `its VO ${vo}`, source: "/Resources/Sites/…/VO", excludes: queue => !serves(queue, vo) }];
  if (row !== null) found.push({ name: `its CPU time of ${number(row.cpuTime)} s`, source: "TaskQueueDB.tq_TaskQueues.CPUTime", isMeasured: true, excludes: queue => (cpuTimeOf(queue) ?? Infinity) < row.cpuTime });
  if (computingElementNames.length > 0) found.push({ name: `its choice of ${listed(computingElementNames)}`, source: "TaskQueueDB.tq_TQToGridCEs", excludes: ({ computingElementName }) => !computingElementNames.includes(computingElementName) });
  if (platforms.length > 0) found.push({ name: `its platform ${platforms.join(" or ")}`, source: "TaskQueueDB.tq_TQToPlatforms", excludes: ({ platform }) => platform !== null && !platformsOffered(tree, platform).some(one => platforms.includes(one)) });
  if (memory !== null && memory.minRam > 0) found.push({ name: `its memory of ${number(memory.minRam)} MB`, source: "TaskQueueDB.tq_RAM_requirements.MinRAM", excludes: ({ maxRam }) => maxRam !== null && maxRam < memory.minRam });
  for (const tag of tags) found.push({ name: `its tag ${tag}`, source: "TaskQueueDB.tq_TQToTags", excludes: queue => !offers(queue, tag) });
  return [...found, { name: "a tag that the queue demands", source: "/Resources/Sites/…/RequiredTag", excludes: ({ requiredTags }) => requiredTags.some(tag => !tags.includes(tag)) }];
}

/** Whether one of the queues gives all that is asked for. */
export const anyFits = (queues: readonly Queue[], requirements: readonly Requirement[]) => queues.some(queue => requirements.every(({ excludes }) => !excludes(queue)));

/** As DIRAC hands it to the matcher: in seconds of a processor of the power 250. Null where the queue does not say. */
function cpuTimeOf({ maxCpuTime, si00 }: Queue): number | null {
  return maxCpuTime === null || si00 === null ? null : Math.floor(Math.min(Math.max(maxCpuTime, 0), MAX_CPU_TIME) * si00 / SECONDS_OF_POWER);
}

/** Numbers of processors and gigabytes become tags; whether a queue gives whole nodes the gateway does not know. */
function offers({ tags, numberOfProcessors, maxRam }: Queue, tag: string): boolean {
  if (tags.includes(tag) || tag === "WholeNode") return true;
  if (tag === "MultiProcessor") return (numberOfProcessors ?? 1) > 1;
  const [, count, unit] = /^(\d+)(Processors|GB)$/.exec(tag) ?? [];
  if (count === undefined) return false;
  const most = unit === "GB" ? Math.floor((maxRam ?? 0) / 1000) : numberOfProcessors ?? 1;
  return most <= MAX_COUNTED && Number(count) <= most;
}
