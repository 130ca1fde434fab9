import type { FilterInput } from "../../schema/common/filter-for.ts";
import type { Job } from "../../schema/wms/job.type.ts";
import type { JobChange } from "../../schema/wms/job-change.type.ts";
import type { JobCounts } from "../../schema/wms/job-counts.type.ts";
import { ChangesSource } from "../live/changes-source.ts";
import type { Told } from "../live/verdict.ts";
import { checkFields, countKeys } from "../query/group.ts";
import { parseDuration } from "../../schema/common/instant.ts";
import type { SourceContext } from "../source-context.ts";
import type { ResolvedLogRecord } from "./job-history.ts";
import { JOB_FEED } from "./job.feed.ts";

/** What a count is told at most how often, in milliseconds. */
const SHORTEST = 1000, LONGEST = 3_600_000;

/** The changes of the jobs that the viewer may see. */
export class JobChangesSource extends ChangesSource<Job> {
  constructor(context: SourceContext) {
    super(context, context.feeds.jobs, JOB_FEED);
  }

  async counts(filter: FilterInput | null | undefined, by: readonly string[], interval: string): Promise<AsyncIterableIterator<JobCounts>> {
    const every = parseDuration(interval, "interval", SHORTEST, LONGEST), live = await this.live();
    if (by.length > 0) checkFields(by, "by");
    countKeys(live.shape.table, by, "by");
    const { now, viewer } = this.context;
    return live.counts.subscribe({ ...await this.interest(live, filter, now), by }, every, JSON.stringify([viewer.vo, viewer.name])) as AsyncIterableIterator<JobCounts>;
  }

  override describe(told: Told): JobChange {
    const { change: { key, history: records }, seesAfter } = told, described = super.describe(told), history = seesAfter ? (records as readonly ResolvedLogRecord[]) : [];
    return { ...described, jobId: key, history: [...history], happenedAt: described.happenedAt ?? history.at(-1)?.statusTime ?? null };
  }
}
