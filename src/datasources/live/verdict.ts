import type { Condition } from "../../schema/common/condition.ts";
import type { ChangeKind } from "../../schema/common/change-kind.ts";
import { matches } from "../query/predicate.ts";
import type { Change, StoredRow } from "./change.ts";
import type { RowShape } from "./row-shape.ts";
import type { Resume } from "./seal.ts";

/** What a subscriber wants to be told of, among what they may see. */
export interface Interest {
  readonly filter: Condition;
  readonly scope: Condition;
}

/** A change as those with the same sight of it are told of it; one object for all of them. */
export interface Told {
  readonly change: Change;
  readonly kind: ChangeKind;
  readonly sawBefore: boolean;
  readonly seesAfter: boolean;
  /**
   * The row matched neither before nor after, but may have in between, unseen by the feed: told as LEFT to those who may
   * have read a list since `change.knownAt`.
   */
  readonly unsure: boolean;
  /** How to go on from here: as after a list, where lists may have been read after this change was seen. */
  readonly resume: Resume["kind"];
}

/** What a change is to somebody; undefined where it is none of their business. */
export function judge(change: Change, { filter, scope }: Interest, shape: RowShape): Told | undefined {
  const { before, after } = change;
  const sees = (row: StoredRow | null) => row !== null && matches(scope, shape.reader(row));
  const sawBefore = sees(before), seesAfter = sees(after);
  if (!sawBefore && !seesAfter) return undefined;
  const matched = sawBefore && matches(filter, shape.reader(before!)), does = seesAfter && matches(filter, shape.reader(after!));
  const kind = does ? (matched ? "CHANGED" : before === null ? "CREATED" : "ENTERED") : after === null ? "REMOVED" : "LEFT";
  return shared({ change, kind, sawBefore, seesAfter, unsure: !matched && !does, resume: "change" });
}

/** How it is told to somebody who may have read lists until then; undefined where they need not know. */
export function toldTo(told: Told, listedUntil: number): Told | undefined {
  if (told.unsure && told.change.knownAt >= listedUntil) return undefined;
  return told.change.seenAt >= listedUntil ? told : shared({ ...told, resume: "list" });
}

const objects = new WeakMap<Change, Map<string, Told>>();

function shared(told: Told): Told {
  const { change, kind, sawBefore, seesAfter, unsure, resume } = told;
  const ofChange = objects.get(change) ?? new Map<string, Told>();
  objects.set(change, ofChange);
  const key = `${kind} ${sawBefore} ${seesAfter} ${unsure} ${resume}`, known = ofChange.get(key) ?? told;
  ofChange.set(key, known);
  return known;
}
