import type { Condition } from "../../schema/common/condition.ts";
import type { ChangeKind } from "../../schema/common/change-kind.ts";
import type { FieldChange } from "../../schema/common/field-change.type.ts";
import type { FilterInput } from "../../schema/common/filter-for.ts";
import type { BoundTable } from "../query/bound-table.ts";
import { conditionSql } from "../query/condition-sql.ts";
import { readFilter } from "../query/filter.ts";
import type { SourceContext } from "../source-context.ts";
import type { Feed, LiveFeed } from "./feed.ts";
import { shownValue } from "./row-shape.ts";
import type { Interest, Told } from "./verdict.ts";

/** What every change says, of whatever table. */
export interface DescribedChange {
  readonly cursor: string;
  readonly eventId: string;
  readonly kind: ChangeKind;
  readonly changes: FieldChange[];
  readonly seenAt: string;
}

/** The changes of the rows of one table that the viewer may see. */
export abstract class ChangesSource<T extends object> {
  constructor(protected readonly context: SourceContext, private readonly feed: Feed<T>) {}

  /** The rows that the viewer may see. */
  protected abstract scope(table: BoundTable<T>): Condition;

  /** Everything from now on, or since a cursor. */
  async changes(filter: FilterInput | null | undefined, after: string | null | undefined): Promise<AsyncIterableIterator<Told>> {
    const live = await this.feed.live(), resume = typeof after === "string" ? live.seal.open(after, "after") : undefined;
    // a list and its stream, and the stream that goes on, mean the same moment by "-P7D"
    const now = resume === undefined || resume.now === 0 ? this.context.now : resume.now, interest = this.interest(live, filter, now);
    return live.subscribers.subscribe(interest, resume, isSame(interest, this.interest(live, filter, now + 86_400_000)) ? 0 : now);
  }

  /** Where a subscription must begin that misses nothing of what a list shows which is read from now on. */
  async cursor(): Promise<string> {
    const { seal, log } = await this.feed.live();
    return seal.cursor({ seq: log.lastSeq, kind: "list", now: this.context.now });
  }

  protected live(): Promise<LiveFeed<T>> {
    return this.feed.live();
  }

  protected interest({ shape: { table } }: LiveFeed<T>, filter: FilterInput | null | undefined, now: number): Interest {
    const condition = readFilter(filter, table.description, now);
    // what a list could not be asked for is no subscription either, in the same words
    conditionSql(condition, table);
    return { filter: condition, scope: this.scope(table) };
  }

  /** A change as a subscriber is told of it: nothing of a side that they may not see. */
  protected described({ feed: { shape, seal }, change: { before, after, seq, seenAt }, kind, sawBefore, seesAfter, resume }: Told): DescribedChange {
    const differences = sawBefore && seesAfter && before !== null && after !== null ? shape.differences(before, after) : [];
    return {
      cursor: seal.cursor(resume), eventId: seal.eventId(seq), kind, seenAt: new Date(seenAt).toISOString(),
      changes: differences.map(({ column: { field, kind: type }, before: from, after: to }) => ({ field, before: shownValue(from, type), after: shownValue(to, type) })),
    };
  }

  /** The row as it was when the change was seen; null where it is gone, or no longer the viewer's to see. Personal columns are still in it. */
  protected row({ feed: { shape }, change: { after }, seesAfter }: Told): T | null {
    return after === null || !seesAfter ? null : (shape.entity(after) as T);
  }
}

const isSame = (one: Interest, other: Interest) => JSON.stringify(one) === JSON.stringify(other);
