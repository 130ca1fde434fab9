import { setImmediate as turn } from "node:timers/promises";
import { GatewayError } from "../../errors.ts";
import type { Change } from "./change.ts";
import type { ChangeLog } from "./change-log.ts";
import { InterestIndex } from "./interest-index.ts";
import { Mailbox } from "./mailbox.ts";
import type { FeedFace } from "./feed-face.ts";
import { cursorExpired, type Resume } from "./seal.ts";
import { steadyNow } from "./steady-clock.ts";
import { judge, type Following, type Interest, type Told } from "./verdict.ts";

/** Half a minute of a busy grid: whoever reads more slowly than that does not keep up. */
const MAX_WAITING = 10_000;
/** Changes that are looked through before others get their turn. */
const REPLAY_PAGE = 200;

interface Member extends Following {
  readonly mailbox: Mailbox<Told>;
}

interface Group extends Interest {
  readonly members: Set<Member>;
}

/** Everybody who is told of a feed's changes. Those with the same filter and the same sight are judged for once. */
export class Subscribers {
  readonly #groups = new Map<string, Group>();
  readonly #index = new InterestIndex<Group>();
  /** Groups of which somebody may have read a list lately, and until when: they are told of what nobody is sure of. */
  readonly #unsettled = new Map<Group, number>();

  /** `settledAt` is until when every row is known to have been looked at. */
  constructor(private readonly log: ChangeLog, private readonly feed: FeedFace, private readonly settledAt: () => number) {
    log.listen(changes => this.#tell(changes));
  }

  /** What is told to one subscriber: from now on, or everything since a cursor. `now` is what the filter's times are relative to, or 0. */
  subscribe(interest: Interest, resume: Resume | undefined, now: number): AsyncIterableIterator<Told> {
    if (resume !== undefined && !this.log.reachesBackTo(resume.seq)) throw cursorExpired("after");
    const following: Following = { now, listedUntil: resume?.kind === "list" ? steadyNow() : resume?.kind === "listed" ? this.#seenAt(resume.seq) : undefined };
    const live = this.#join(interest, following);
    return resume === undefined ? live : new Resumed(this.#replay(interest, resume.seq, this.log.lastSeq, following), live);
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

  #join(interest: Interest, following: Following): Mailbox<Told> {
    const key = JSON.stringify([interest.filter, interest.scope]), known = this.#groups.get(key);
    const group = known ?? { ...interest, members: new Set<Member>() };
    if (known === undefined) {
      this.#groups.set(key, group);
      this.#index.add(group);
    }
    const member: Member = {
      ...following,
      mailbox: new Mailbox<Told>(MAX_WAITING, tooSlow, () => {
        group.members.delete(member);
        if (group.members.size > 0) return;
        this.#groups.delete(key);
        this.#index.delete(group);
        this.#unsettled.delete(group);
      }),
    };
    group.members.add(member);
    const { listedUntil = 0 } = following;
    if (listedUntil > this.settledAt()) this.#unsettled.set(group, Math.max(listedUntil, this.#unsettled.get(group) ?? 0));
    return member.mailbox;
  }

  #tell(changes: readonly Change[]): void {
    const settledAt = this.settledAt();
    for (const [group, listedUntil] of this.#unsettled) if (listedUntil <= settledAt) this.#unsettled.delete(group);
    for (const change of changes) {
      // the end of a row is told to all who follow a list, the index knows only who asks for its values
      const unsure = change.after === null ? [...this.#groups.values()] : [...this.#unsettled].filter(([, listedUntil]) => change.knownAt < listedUntil).map(([group]) => group);
      for (const group of new Set([...this.#index.candidates(change, this.feed.shape), ...unsure])) tell(change, group, this.feed);
    }
  }

  async *#replay(interest: Interest, from: number, to: number, following: Following): AsyncGenerator<Told> {
    for (let seq = from; seq < to;) {
      if (!this.log.reachesBackTo(seq)) throw cursorExpired("after");
      const page = this.log.after(seq, REPLAY_PAGE).filter(change => change.seq <= to);
      for (const change of page) {
        const told = judge(change, interest, this.feed)?.toldTo(following);
        if (told !== undefined) yield told;
      }
      seq = page.at(-1)?.seq ?? to;
      await turn();
    }
  }

  /** Whatever list the client has read, it had read it when this change was seen. */
  #seenAt(seq: number): number {
    return this.log.after(seq - 1, 1)[0]?.seenAt ?? steadyNow();
  }
}

function tell(change: Change, group: Group, feed: FeedFace): void {
  const verdict = judge(change, group, feed);
  if (verdict === undefined) return;
  for (const member of group.members) {
    const told = verdict.toldTo(member);
    if (told !== undefined) member.mailbox.push(told);
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
