import { badInput } from "../../errors.ts";
import type { DescribedChange } from "../../schema/common/change-of.ts";
import type { Condition } from "../../schema/common/condition.ts";
import type { FilterInput } from "../../schema/common/filter-for.ts";
import { withoutFingerprints } from "../failures/fingerprint-filter.ts";
import { isoTime } from "../query/decode.ts";
import { conditionSql } from "../query/condition-sql.ts";
import { readFilter } from "../query/filter.ts";
import { matches } from "../query/predicate.ts";
import type { SourceContext } from "../source-context.ts";
import type { Feed, FeedDescription, LiveFeed } from "./feed.ts";
import { shownValue } from "./row-shape.ts";
import type { Interest, Told } from "./verdict.ts";

/** The changes of the rows of one table that the viewer may see. */
export class ChangesSource<T extends object> {
  constructor(protected readonly context: SourceContext, private readonly feed: Feed<T>, private readonly description: FeedDescription<T>) {}

  /** Everything from now on, or since a cursor. */
  async changes(filter: FilterInput | null | undefined, after: string | null | undefined): Promise<AsyncIterableIterator<Told>> {
    const live = await this.feed.live(), resume = typeof after === "string" ? live.seal.open(after, "after") : undefined;
    // a list and its stream, and the stream that goes on, mean the same moment by "-P7D"
    const now = resume === undefined || resume.now === 0 ? this.context.now : resume.now, interest = await this.interest(live, filter, now), later = await this.interest(live, filter, now + 86_400_000);
    return live.subscribers.subscribe(interest, resume, JSON.stringify(interest) === JSON.stringify(later) ? 0 : now);
  }

  /** Where a subscription must begin that misses nothing of what a list shows which is read from now on. */
  async cursor(): Promise<string> {
    const { seal, log } = await this.feed.live();
    return seal.cursor({ seq: log.lastSeq, kind: "list", now: this.context.now });
  }

  protected live(): Promise<LiveFeed<T>> {
    return this.feed.live();
  }

  protected async interest({ shape: { table } }: LiveFeed<T>, filter: FilterInput | null | undefined, now: number): Promise<Interest> {
    const condition = readFilter(filter, table.description, { ...this.context, now });
    // what a list could not be asked for is no subscription either, in the same words
    conditionSql(withoutFingerprints(condition), table);
    if (asksOthers(condition)) throw badInput("filter", "what belongs to a row cannot be asked in a subscription: ask for the row's own fields");
    return { filter: condition, scope: (await this.description.rows(this.context)).scope };
  }

  /** A change as a subscriber is told of it: nothing of a side that they may not see. */
  describe(told: Told): DescribedChange {
    const { feed: { shape, seal }, change: { key, before, after, seq, seenAt }, kind, sawBefore, seesAfter, resume } = told;
    const differences = sawBefore && seesAfter && before !== null && after !== null ? shape.differences(before, after) : [];
    return {
      cursor: seal.cursor(resume), eventId: seal.eventId(seq), kind, [shape.table.description.keys[0]!]: key,
      changes: differences.map(({ column: { field, kind: type }, before: from, after: to }) => ({ field, before: shownValue(from, type), after: shownValue(to, type) })),
      seenAt: new Date(seenAt).toISOString(), happenedAt: this.#happenedAt(told),
    };
  }

  /** The row as it was when the change was seen; null where it is gone, or no longer the viewer's to see. */
  row({ feed: { shape }, change: { after }, seesAfter }: Told): T | null {
    if (after === null || !seesAfter) return null;
    const row = shape.entity(after) as Record<string, unknown>, personal = [...shape.table.description.columns.values()].filter(column => column.personal);
    // the feed keeps them for all
    if (!matches(this.description.personalWhere(this.context.viewer), shape.reader(after))) for (const { field } of personal) row[field] = null;
    return row as T;
  }

  /** By the first of the row's times that has moved. */
  #happenedAt({ feed: { shape }, change: { before, after }, seesAfter }: Told): string | null {
    if (after === null || !seesAfter) return null;
    const moved = this.description.times.filter(field => before === null || shape.raw(before, field) !== shape.raw(after, field));
    return moved.map(field => isoTime(String(shape.raw(after, field)))).find(time => time !== null) ?? null;
  }
}

/** Whether a condition is of rows of other tables, too: a change of those is no change of the row. */
function asksOthers(condition: Condition): boolean {
  switch (condition.kind) {
    case "some": return true;
    case "field": return false;
    case "not": return asksOthers(condition.of);
    default: return condition.of.some(asksOthers);
  }
}
