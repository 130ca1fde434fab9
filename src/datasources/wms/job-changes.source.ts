import { jobsWithReadableDn, visibleJobs } from "../../auth/policies/wms.policy.ts";
import type { Condition } from "../../schema/common/condition.ts";
import type { FilterInput } from "../../schema/common/filter-for.ts";
import type { Job } from "../../schema/wms/job.type.ts";
import type { JobChange } from "../../schema/wms/job-change.type.ts";
import type { JobCounts } from "../../schema/wms/job-counts.type.ts";
import { ChangesSource } from "../live/changes-source.ts";
import type { Told } from "../live/verdict.ts";
import type { BoundTable } from "../query/bound-table.ts";
import { checkFields, countKeys } from "../query/group.ts";
import { isoTime } from "../query/decode.ts";
import { parseDuration } from "../query/instant.ts";
import { matches } from "../query/predicate.ts";
import type { SourceContext } from "../source-context.ts";
import type { ResolvedLogRecord } from "./job-history.ts";
import { jobDbGeneration } from "./job-generation.ts";

/** What a count is told at most how often, in milliseconds. */
const SHORTEST = 1000, LONGEST = 3_600_000;

/** The changes of the jobs that the viewer may see. */
export class JobChangesSource extends ChangesSource<Job> {
  constructor(context: SourceContext) {
    super(context, context.feeds.jobs);
  }

  async counts(filter: FilterInput | null | undefined, by: readonly string[], interval: string): Promise<AsyncIterableIterator<JobCounts>> {
    const every = parseDuration(interval, "interval", SHORTEST, LONGEST), live = await this.live();
    if (by.length > 0) checkFields(by, "by");
    countKeys(live.shape.table, by, "by");
    const { now, viewer } = this.context;
    return live.counts.subscribe({ ...this.interest(live, filter, now), by }, every, JSON.stringify([viewer.vo, viewer.name])) as AsyncIterableIterator<JobCounts>;
  }

  describe(told: Told): JobChange {
    const { feed: { shape }, change: { key, before, after, history: records }, seesAfter } = told, history = seesAfter ? (records as readonly ResolvedLogRecord[]) : [];
    const moved = (field: string) => seesAfter && (before === null || shape.raw(before, field) !== shape.raw(after!, field)) ? isoTime(String(shape.raw(after!, field))) : null;
    return { ...this.described(told), jobId: key, history: [...history], happenedAt: moved("lastUpdateTime") ?? moved("heartBeatTime") ?? history.at(-1)?.statusTime ?? null };
  }

  job(told: Told): Job | null {
    const job = this.row(told), { feed: { shape }, change: { after } } = told;
    if (job !== null && !matches(jobsWithReadableDn(this.context.viewer), shape.reader(after!))) job.ownerDn = null;
    return job;
  }

  protected scope({ database }: BoundTable<Job>): Condition {
    return visibleJobs(this.context.viewer, this.context.registry, jobDbGeneration(database.catalog));
  }
}
