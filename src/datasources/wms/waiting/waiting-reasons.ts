import type { Sources } from "../../all-sources.ts";
import { GatewayError } from "../../../errors.ts";
import type { Job } from "../../../schema/wms/job.type.ts";
import type { WaitingReason } from "../../../schema/wms/waiting-reason.type.ts";
import { RULES_OF_QUEUES, RULES_OF_STATES } from "./all-rules.ts";
import type { Finding, Rule } from "./finding.ts";
import { NOT_IN_TASK_QUEUE } from "./not-in-task-queue.rule.ts";
import { waitingQueueOf } from "./waiting-queue.ts";
import { listed } from "./words.ts";

const BEFORE_RUNNING = new Set(["Submitting", "Received", "Scouting", "Checking", "Staging", "Waiting", "Matched", "Rescheduled"]);

/**
 * Why a job does not run yet, in order of rank; null for one that does or did. What could not be found out, because a
 * database is away, follows as an error for each database: a reason that is not there is then not ruled out.
 */
export async function waitingReasons(job: Job, sources: Sources): Promise<(WaitingReason | Error)[] | null> {
  if (!BEFORE_RUNNING.has(job.status)) return null;
  for (const rule of RULES_OF_STATES) {
    const [reason] = await told([rule], one => one.find(job, sources));
    if (reason !== undefined) return [reason];
  }
  return job.status === "Waiting" ? reasonsInQueue(job, sources) : [];
}

async function reasonsInQueue(job: Job, sources: Sources): Promise<(WaitingReason | Error)[]> {
  const [missing] = await told([NOT_IN_TASK_QUEUE], async rule => rule.find(await waitingQueueOf(job, sources), job));
  if (missing instanceof GatewayError) return told([NOT_IN_TASK_QUEUE, ...RULES_OF_QUEUES], async () => Promise.reject(missing.cause));
  if (missing !== undefined) return [missing];
  const queue = (await waitingQueueOf(job, sources))!;
  return told(RULES_OF_QUEUES, rule => rule.find(queue, job));
}

/** What the rules find; where some fail because of the same database, one error that names them. */
async function told<R extends Pick<Rule<never>, "code" | "rank">>(rules: readonly R[], find: (rule: R) => Finding | null | Promise<Finding | null>): Promise<(WaitingReason | Error)[]> {
  const outcomes = await Promise.all(rules.map(async (rule): Promise<{ rule: R; found?: Finding | null; error?: unknown }> => {
    try {
      return { rule, found: await find(rule) };
    } catch (error) {
      return { rule, error };
    }
  }));
  const reasons = outcomes.flatMap(({ rule: { code, rank }, found }) => (found ? [{ code, rank, ...found }] : []));
  const failures = Map.groupBy(outcomes.filter(({ error }) => error !== undefined), ({ error }) => (error instanceof GatewayError ? error.message : error));
  return [...reasons, ...[...failures.values()].map(alike => asError(alike[0]!.error, alike.map(({ rule }) => rule.code)))];
}

function asError(error: unknown, codes: readonly string[]): Error {
  if (error instanceof GatewayError) return new GatewayError(error.code, `${error.message}; not known therefore: ${listed(codes, 20)}`, error.details, { cause: error });
  return error instanceof Error ? error : new Error("a rule failed", { cause: error });
}
