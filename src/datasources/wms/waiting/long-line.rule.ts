import { once } from "../../../schema/common/once.ts";
import { WaitingReasonCode } from "../../../schema/wms/waiting-reason-code.type.ts";
import { fact, type Finding, type Rule } from "./finding.ts";
import { sum } from "./pilots-failing.rule.ts";
import { candidatesOf, whereItMayRun, type WaitingQueue } from "./waiting-queue.ts";
import { counted, number } from "./words.ts";

export const LONG_LINE: Rule<[WaitingQueue]> = { code: WaitingReasonCode.LONG_LINE, rank: 12, find: queue => found(queue) };

/**
 * The same for all jobs of the task queue. Queues compete where they share a site: whether the same pilots fit both is not
 * looked at. Of the queues only those that the viewer may see are counted.
 */
const found = once(async (queue: WaitingQueue): Promise<Finding | null> => {
  const { sources, taskQueueId, row, vo, candidates } = queue;
  const alive = await sources.pilotCounts.alive(vo, candidates);
  if (sum(alive) === 0) return null;
  const [jobs, others] = await Promise.all([sources.taskQueueJobs.countOf(taskQueueId), competitors(queue)]);
  const running = sum(alive.filter(({ status }) => status === "Running")), waiting = sum(alive) - running, jobsOfOthers = others.reduce((all, one) => all + one.jobs, 0);
  const weights = others.reduce((all, one) => all + one.priority, row?.priority ?? 0), share = row === null || weights === 0 ? null : row.priority / weights;
  const line = others.length === 0 ? "no other task queue that you may see competes for these pilots" : `${counted(others.length, "other task queue")} that you may see, with ${counted(jobsOfOthers, "job")}, may compete for these pilots`;
  return {
    sentence: `At ${whereItMayRun(queue)}, ${counted(running, "pilot")} ${running === 1 ? "runs" : "run"} and ${number(waiting)} ${waiting === 1 ? "waits" : "wait"} to start. It is ${jobs === 1 ? "alone" : `one of ${number(jobs)} jobs`} in its task queue, and ${line}. DIRAC draws at random by weight, so no job has a place in the line.`,
    certain: false,
    facts: [
      fact("pilots Running", running, "PilotAgentsDB.PilotAgents.Status"), fact("pilots that wait to start", waiting, "PilotAgentsDB.PilotAgents.Status"),
      fact("jobs in its task queue", jobs, "TaskQueueDB.tq_Jobs"), fact("other task queues that may compete, as far as you may see them", others.length, "TaskQueueDB.tq_TaskQueues"),
      fact("jobs in them", jobsOfOthers, "TaskQueueDB.tq_Jobs"),
      ...(share === null ? [] : [fact("its task queue's share of the weights of these queues", percent(share), "TaskQueueDB.tq_TaskQueues.Priority")]),
    ],
  };
});

const percent = (share: number) => (share < 0.001 ? "less than 0.1 %" : `${Math.round(share * 1000) / 10} %`);

/** The queues with jobs of the same VO (in 8.0 of the same setup, too) that may run at one of the sites. */
async function competitors({ sources, taskQueueId, row, vo, candidates }: WaitingQueue): Promise<{ readonly priority: number; readonly jobs: number }[]> {
  const all = await lineOf(sources), sites = new Set(candidates);
  return all.filter(one => one.taskQueueId !== taskQueueId && one.vo === vo && one.setup === (row?.setup ?? one.setup) && one.candidates.some(name => sites.has(name)));
}

const lineOf = once(async (sources: WaitingQueue["sources"]) => {
  const queues = await sources.waitingLine.queues();
  const known = await Promise.all(queues.map(async ({ taskQueueId, vo, setup, priority }) => ({ taskQueueId, vo, setup, priority, jobs: await sources.taskQueueJobs.countOf(taskQueueId), candidates: await candidatesOf(taskQueueId, vo, sources) })));
  return known.filter(({ jobs }) => jobs > 0);
});
