import { jobsWithReadableDn, visibleJobs } from "../../auth/policies/wms.policy.ts";
import type { FilterInput } from "../../schema/common/filter-for.ts";
import type { Job } from "../../schema/wms/job.type.ts";
import type { JobChange } from "../../schema/wms/job-change.type.ts";
import type { JobCounts } from "../../schema/wms/job-counts.type.ts";
import type { LiveFeed } from "../live/feed.ts";
import { shownValue } from "../live/row-shape.ts";
import type { Interest, Told } from "../live/verdict.ts";
import { checkFields, countKeys } from "../query/group.ts";
import { conditionSql } from "../query/condition-sql.ts";
import { isoTime } from "../query/decode.ts";
import { readFilter } from "../query/filter.ts";
import { parseDuration } from "../query/instant.ts";
import { matches } from "../query/predicate.ts";
import type { SourceContext } from "../source-context.ts";
import type { ResolvedLogRecord } from "./job-history.ts";
import { jobDbGeneration } from "./job-generation.ts";

/** What a count is told at most how often, in milliseconds. */
const SHORTEST = 1000, LONGEST = 3_600_000;

/** The changes of the jobs that the viewer may see. */
export class JobChangesSource {
  constructor(private readonly context: SourceContext) {}

  /** Everything from now on, or since a cursor. */
  async changes(filter: FilterInput | null | undefined, after: string | null | undefined): Promise<AsyncIterableIterator<Told>> {
    const live = await this.context.feeds.jobs.live(), resume = typeof after === "string" ? live.seal.open(after, "after") : undefined;
    // a list and its stream, and the stream that goes on, mean the same moment by "-P7D"
    const now = resume === undefined || resume.now === 0 ? this.context.now : resume.now, interest = this.#interest(live, filter, now);
    return live.subscribers.subscribe(interest, resume, isSame(interest, this.#interest(live, filter, now + 86_400_000)) ? 0 : now);
  }

  async counts(filter: FilterInput | null | undefined, by: readonly string[], interval: string): Promise<AsyncIterableIterator<JobCounts>> {
    const every = parseDuration(interval, "interval", SHORTEST, LONGEST), live = await this.context.feeds.jobs.live();
    if (by.length > 0) checkFields(by, "by");
    countKeys(live.shape.table, by, "by");
    const { now, viewer } = this.context;
    return live.counts.subscribe({ ...this.#interest(live, filter, now), by }, every, JSON.stringify([viewer.vo, viewer.name])) as AsyncIterableIterator<JobCounts>;
  }

  /** Where a subscription must begin that misses nothing of what a list shows which is read from now on. */
  async cursor(): Promise<string> {
    const { seal, log } = await this.context.feeds.jobs.live();
    return seal.cursor({ seq: log.lastSeq, kind: "list", now: this.context.now });
  }

  /** A change as a subscriber is told of it: nothing of a side that they may not see. */
  describe({ feed: { shape, seal }, change, kind, sawBefore, seesAfter, resume }: Told): JobChange {
    const { key, before, after, seq, seenAt } = change;
    const history = seesAfter ? (change.history as readonly ResolvedLogRecord[]) : [];
    const differences = sawBefore && seesAfter ? shape.differences(before!, after!) : [];
    const moved = (field: string) => seesAfter && (before === null || shape.raw(before, field) !== shape.raw(after!, field)) ? isoTime(String(shape.raw(after!, field))) : null;
    return {
      cursor: seal.cursor(resume), eventId: seal.eventId(seq), kind, jobId: key,
      changes: differences.map(({ column: { field, kind: type }, before: from, after: to }) => ({ field, before: shownValue(from, type), after: shownValue(to, type) })),
      history: [...history], seenAt: new Date(seenAt).toISOString(), happenedAt: moved("lastUpdateTime") ?? moved("heartBeatTime") ?? history.at(-1)?.statusTime ?? null,
    };
  }

  /** The job as it was when the change was seen; null where it is gone, or no longer the viewer's to see. */
  job({ feed: { shape }, change: { after }, seesAfter }: Told): Job | null {
    if (after === null || !seesAfter) return null;
    const job = shape.entity(after) as Job;
    if (!matches(jobsWithReadableDn(this.context.viewer), shape.reader(after))) job.ownerDn = null;
    return job;
  }

  #interest({ shape: { table } }: LiveFeed<Job>, filter: FilterInput | null | undefined, now: number): Interest {
    const { viewer, registry } = this.context, condition = readFilter(filter, table.description, now);
    // what a list could not be asked for is no subscription either, in the same words
    conditionSql(condition, table);
    return { filter: condition, scope: visibleJobs(viewer, registry, jobDbGeneration(table.database.catalog)) };
  }
}

const isSame = (one: Interest, other: Interest) => JSON.stringify(one) === JSON.stringify(other);
