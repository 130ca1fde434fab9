import { once } from "../../../schema/common/once.ts";
import { WaitingReasonCode } from "../../../schema/wms/waiting-reason-code.type.ts";
import { fact, type Finding, type Rule } from "./finding.ts";
import { anyFits, requirementsOf } from "./requirements.ts";
import { whereItMayRun, type WaitingQueue } from "./waiting-queue.ts";
import { counted, number } from "./words.ts";

export const NO_QUEUE_FITS: Rule<[WaitingQueue]> = { code: WaitingReasonCode.NO_QUEUE_FITS, rank: 7, find: queue => found(queue) };

/** The same for all jobs of the task queue. */
const found = once(async (queue: WaitingQueue): Promise<Finding | null> => {
  const { sources, candidates } = queue;
  if (candidates.length === 0) return null;
  const [{ queues }, tree] = await Promise.all([sources.waitingPlaces.all(), sources.schedulingOptions.tree()]);
  const there = candidates.flatMap(name => queues.get(name) ?? []), looked = fact("queues looked at", there.length, "/Resources/Sites");
  // pilots may come from where the configuration knows nothing of
  if (there.length === 0) return { sentence: `The configuration has no queue at ${whereItMayRun(queue)}.`, certain: false, facts: [looked] };
  const requirements = requirementsOf(queue, tree);
  if (anyFits(there, requirements)) return null;
  const excluding = requirements.map(({ name, source, excludes }) => ({ name, source, count: there.filter(excludes).length })).filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  const parts = excluding.map(({ name, count }) => `${name} excludes ${count === there.length ? (count === 1 ? "it" : "all") : number(count)}`);
  return {
    sentence: `${there.length === 1 ? "The only queue" : `None of the ${counted(there.length, "queue")}`} at ${whereItMayRun(queue)} ${there.length === 1 ? "does not fit" : "fits"}: ${parts.join(", ")}.`,
    certain: there.every(one => requirements.some(({ isMeasured, excludes }) => !isMeasured && excludes(one))),
    facts: [looked, ...excluding.map(({ name, source, count }) => fact(`queues excluded by ${name}`, count, source))],
  };
});
