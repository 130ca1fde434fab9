import { setImmediate as turn } from "node:timers/promises";
import { GatewayError } from "../../errors.ts";
import type { Change } from "./change.ts";
import type { ChangeLog } from "./change-log.ts";
import { InterestIndex } from "./interest-index.ts";
import { Mailbox } from "./mailbox.ts";
import type { RowShape } from "./row-shape.ts";
import { cursorExpired, type Resume } from "./seal.ts";
import { judge, type Interest, type Told } from "./verdict.ts";

/** Half a minute of a busy grid: whoever reads more slowly than that does not keep up. */
const MAX_WAITING = 10_000;
/** Changes that are looked through before others get their turn. */
const REPLAY_PAGE = 200;

interface Member {
  readonly mailbox: Mailbox<Told>;
  /**
   * Lists may have been read until then, in milliseconds since 1970; undefined for whoever follows no list. What happened
   * before, and may have shown in a list without the feed seeing it, is told to be sure.
   */
  readonly listedUntil: number | undefined;
}

interface Group extends Interest {
  readonly members: Set<Member>;
}

/** Everybody who is told of a feed's changes. Those with the same filter and the same sight are judged for once. */
export class Subscribers {
  readonly #groups = new Map<string, Group>();
  readonly #index = new InterestIndex<Group>();
  /** Groups of which somebody may have read a list lately. */
  readonly #unsettled = new Set<Group>();

  /** `settledAt` is until when every row is known to have been looked at. */
  constructor(private readonly log: ChangeLog, private readonly shape: RowShape, private readonly settledAt: () => number) {
    log.listen(changes => this.#tell(changes));
  }

  /** What is told to one subscriber: from now on, or everything since a cursor. */
  subscribe(interest: Interest, resume: Resume | undefined): AsyncIterableIterator<Told> {
    if (resume !== undefined && !this.log.reachesBackTo(resume.seq)) throw cursorExpired("after");
    const listedUntil = resume?.kind === "list" ? Date.now() : resume?.kind === "listed" ? this.#seenAt(resume.seq) : undefined;
    const live = this.#join(interest, listedUntil);
    return resume === undefined ? live : new Resumed(this.#replay(interest, resume.seq, this.log.lastSeq, listedUntil), live);
  }

  /** Ends all subscriptions, with an error if there is one. */
  end(error?: unknown): void {
    for (const { members } of this.#groups.values()) {
      for (const { mailbox } of members) {
        if (error === undefined) void mailbox.return();
        else mailbox.fail(error);
      }
    }
  }

  get size(): number {
    return [...this.#groups.values()].reduce((sum, { members }) => sum + members.size, 0);
  }

  #join(interest: Interest, listedUntil: number | undefined): Mailbox<Told> {
    const key = JSON.stringify([interest.filter, interest.scope]), known = this.#groups.get(key);
    const group = known ?? { ...interest, members: new Set<Member>() };
    if (known === undefined) {
      this.#groups.set(key, group);
      this.#index.add(group);
    }
    const member: Member = {
      listedUntil,
      mailbox: new Mailbox<Told>(MAX_WAITING, tooSlow, () => {
        group.members.delete(member);
        if (group.members.size > 0) return;
        this.#groups.delete(key);
        this.#index.delete(group);
        this.#unsettled.delete(group);
      }),
    };
    group.members.add(member);
    if ((listedUntil ?? 0) > this.settledAt()) this.#unsettled.add(group);
    return member.mailbox;
  }

  #tell(changes: readonly Change[]): void {
    const settledAt = this.settledAt();
    for (const group of this.#unsettled) if ([...group.members].every(({ listedUntil }) => (listedUntil ?? 0) <= settledAt)) this.#unsettled.delete(group);
    for (const change of changes) {
      for (const group of this.#index.candidates(change, this.shape)) if (!this.#unsettled.has(group)) tell(change, group, this.shape);
      for (const group of this.#unsettled) tell(change, group, this.shape);
    }
  }

  async *#replay(interest: Interest, from: number, to: number, listedUntil: number | undefined): AsyncGenerator<Told> {
    for (let seq = from; seq < to;) {
      if (!this.log.reachesBackTo(seq)) throw cursorExpired("after");
      const page = this.log.after(seq, REPLAY_PAGE).filter(change => change.seq <= to);
      for (const change of page) {
        const told = judge(change, interest, this.shape)?.toldTo(listedUntil);
        if (told !== undefined) yield told;
      }
      seq = page.at(-1)?.seq ?? to;
      await turn();
    }
  }

  /** Whatever list the client has read, it had read it when this change was seen. */
  #seenAt(seq: number): number {
    return this.log.after(seq - 1, 1)[0]?.seenAt ?? Date.now();
  }
}

function tell(change: Change, group: Group, shape: RowShape): void {
  const verdict = judge(change, group, shape);
  if (verdict === undefined) return;
  for (const { mailbox, listedUntil } of group.members) {
    const told = verdict.toldTo(listedUntil);
    if (told !== undefined) mailbox.push(told);
  }
}

const tooSlow = () => new GatewayError("RATE_LIMITED", "this subscription is read more slowly than jobs change; ask for less, and go on from the last cursor");

/** First what was missed, then what comes. */
class Resumed<T> implements AsyncIterableIterator<T> {
  #caughtUp = false;

  constructor(private readonly past: AsyncGenerator<T>, private readonly live: Mailbox<T>) {}

  async next(): Promise<IteratorResult<T>> {
    while (!this.#caughtUp) {
      const { done, value } = await this.past.next();
      if (done !== true) return { done: false, value };
      this.#caughtUp = true;
    }
    return this.live.next();
  }

  async return(): Promise<IteratorResult<T>> {
    await Promise.all([this.past.return(undefined), this.live.return()]);
    return { done: true, value: undefined };
  }

  throw(): Promise<IteratorResult<T>> {
    return this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
