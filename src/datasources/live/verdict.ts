import type { Condition } from "../../schema/common/condition.ts";
import type { ChangeKind } from "../../schema/common/change-kind.ts";
import { matches } from "../query/predicate.ts";
import type { Change, StoredRow } from "./change.ts";
import type { FeedFace } from "./feed-face.ts";
import type { Resume } from "./seal.ts";

/** What a subscriber wants to be told of, among what they may see. */
export interface Interest {
  readonly filter: Condition;
  readonly scope: Condition;
}

/** What a subscriber has beside the stream. */
export interface Following {
  /** Lists may have been read until then, by the steady clock; undefined for whoever follows no list. */
  readonly listedUntil: number | undefined;
  /** What relative times in the filter are relative to; 0 where there are none. */
  readonly now: number;
}

/** A change as it is told: one object for all who are told the same. */
export interface Told {
  readonly feed: FeedFace;
  readonly change: Change;
  readonly kind: ChangeKind;
  readonly sawBefore: boolean;
  readonly seesAfter: boolean;
  /** How to go on behind it. */
  readonly resume: Resume;
}

/** What a change is to those with the same filter and the same sight. */
export class Verdict {
  readonly #told = new Map<string, Told>();

  constructor(private readonly feed: FeedFace, private readonly change: Change, private readonly kind: ChangeKind, private readonly sawBefore: boolean, private readonly seesAfter: boolean,
    /** The row matched neither before nor after, but may have in between, unseen by the feed. */
    private readonly unsure: boolean) {}

  /**
   * How it is told to somebody; undefined where they need not know. What may have shown in a list without the feed seeing
   * it is told, to be sure; so is the end of any row, which no list shows any more.
   */
  toldTo({ listedUntil, now }: Following): Told | undefined {
    if (this.unsure && (listedUntil === undefined || (this.change.knownAt >= listedUntil && this.kind !== "REMOVED"))) return undefined;
    return this.#as(listedUntil === undefined ? "plain" : this.change.seenAt >= listedUntil ? "listed" : "list", now);
  }

  #as(kind: Resume["kind"], now: number): Told {
    const key = `${kind} ${now}`, known = this.#told.get(key);
    if (known !== undefined) return known;
    const { feed, change, sawBefore, seesAfter } = this, told: Told = { feed, change, kind: this.kind, sawBefore, seesAfter, resume: { seq: change.seq, kind, now } };
    this.#told.set(key, told);
    return told;
  }
}

/** What a change is to an interest; undefined where it is none of its business. */
export function judge(change: Change, { filter, scope }: Interest, feed: FeedFace): Verdict | undefined {
  const { before, after } = change, { shape } = feed;
  const sees = (row: StoredRow | null) => row !== null && matches(scope, shape.reader(row));
  const sawBefore = sees(before), seesAfter = sees(after);
  if (!sawBefore && !seesAfter) return undefined;
  const matched = sawBefore && matches(filter, shape.reader(before!)), does = seesAfter && matches(filter, shape.reader(after!));
  const kind = does ? (matched ? "CHANGED" : before === null ? "CREATED" : "ENTERED") : after === null ? "REMOVED" : "LEFT";
  return shared(feed, change, kind, sawBefore, seesAfter, !matched && !does);
}

const verdicts = new WeakMap<Change, Map<string, Verdict>>();

function shared(feed: FeedFace, change: Change, kind: ChangeKind, sawBefore: boolean, seesAfter: boolean, unsure: boolean): Verdict {
  const ofChange = verdicts.get(change) ?? new Map<string, Verdict>();
  verdicts.set(change, ofChange);
  const key = `${kind} ${sawBefore} ${seesAfter} ${unsure}`, known = ofChange.get(key) ?? new Verdict(feed, change, kind, sawBefore, seesAfter, unsure);
  ofChange.set(key, known);
  return known;
}
