import { GatewayError } from "../../errors.ts";
import type { Condition } from "../../schema/common/condition.ts";
import type { GroupBucket } from "../../schema/common/groups.type.ts";
import { constantCase } from "../../schema/common/table-registry.ts";
import { matches, type Value } from "../query/predicate.ts";
import type { Change, StoredRow } from "./change.ts";
import type { KnownRow } from "./feed-state.ts";
import { Mailbox } from "./mailbox.ts";
import { shownValue, type RowShape } from "./row-shape.ts";
import type { Interest } from "./verdict.ts";

/** What is counted: among the visible rows those that match, for each combination of these fields. */
export interface CountInterest extends Interest {
  readonly by: readonly string[];
}

/** The first message has all counts, the others those that changed. */
export interface CountsMessage {
  readonly whole: boolean;
  readonly total: number;
  readonly buckets: readonly GroupBucket[];
}

/** As many as a person may look at, and far more. */
const MAX_BUCKETS = 10_000;
const MAX_WAITING = 100;

interface Bucket {
  readonly values: readonly Value[];
  count: number;
  /** When it changed last, by the counter's own count of changes. */
  version: number;
}

/** Those who are told at the same interval, and what they were told. */
interface Beat {
  readonly timer: NodeJS.Timeout;
  told: number;
}

/** One count, for all who ask for it. */
export class Counter implements Interest {
  readonly filter: Condition;
  readonly scope: Condition;
  readonly #buckets = new Map<string, Bucket>();
  readonly #members = new Map<Mailbox<CountsMessage>, { readonly interval: number; begun: boolean }>();
  readonly #beats = new Map<number, Beat>();
  /** Rows up to this key are counted; those behind it will be, as they then are. */
  #counted = -1;
  #version = 0;
  #total = 0;
  #ended = false;

  constructor(private readonly interest: CountInterest, private readonly shape: RowShape, private readonly unused: () => void) {
    this.filter = interest.filter;
    this.scope = interest.scope;
  }

  get isEnded(): boolean {
    return this.#ended;
  }

  /** The next rows, in order of their keys. */
  count(rows: readonly Pick<KnownRow, "key" | "row">[]): void {
    for (const { row } of rows) this.#add(this.#bucketOf(row), 1);
    this.#counted = rows.at(-1)?.key ?? this.#counted;
    if (this.#buckets.size > MAX_BUCKETS) this.end(tooMany());
  }

  /** There are no more rows. */
  complete(): void {
    this.#counted = Number.MAX_SAFE_INTEGER;
    for (const mailbox of this.#members.keys()) this.#begin(mailbox);
  }

  /** How many follow it. */
  get size(): number {
    return this.#members.size;
  }

  join(interval: number): AsyncIterableIterator<CountsMessage> {
    const mailbox: Mailbox<CountsMessage> = new Mailbox<CountsMessage>(MAX_WAITING, tooSlow, () => this.#leave(mailbox, interval));
    this.#members.set(mailbox, { interval, begun: false });
    if (this.#counted === Number.MAX_SAFE_INTEGER) this.#begin(mailbox);
    return mailbox;
  }

  move({ key, before, after }: Change): void {
    if (key > this.#counted || this.#ended) return;
    const from = this.#bucketOf(before), to = this.#bucketOf(after);
    // most changes move no count
    if (from === to) return;
    this.#version++;
    this.#add(from, -1);
    this.#add(to, 1);
    if (this.#buckets.size > MAX_BUCKETS) this.end(tooMany());
  }

  end(error?: unknown): void {
    this.#ended = true;
    for (const mailbox of this.#members.keys()) {
      if (error === undefined) void mailbox.return();
      else mailbox.fail(error);
    }
  }

  #begin(mailbox: Mailbox<CountsMessage>): void {
    const member = this.#members.get(mailbox);
    if (member === undefined) return;
    member.begun = true;
    const { interval } = member;
    if (!this.#beats.has(interval)) this.#beats.set(interval, { told: this.#version, timer: setInterval(() => this.#tell(interval), interval).unref() });
    mailbox.push({ whole: true, total: this.#total, buckets: this.#shown(({ count }) => count > 0) });
  }

  #leave(mailbox: Mailbox<CountsMessage>, interval: number): void {
    this.#members.delete(mailbox);
    if ([...this.#members.values()].every(member => member.interval !== interval)) {
      clearInterval(this.#beats.get(interval)?.timer);
      this.#beats.delete(interval);
    }
    if (this.#members.size > 0) return;
    this.#ended = true;
    this.unused();
  }

  #tell(interval: number): void {
    const beat = this.#beats.get(interval)!;
    if (beat.told === this.#version) return;
    // who came in between was told of some of this already: a count is no difference, so that does no harm
    const message: CountsMessage = { whole: false, total: this.#total, buckets: this.#shown(({ version }) => version > beat.told) };
    beat.told = this.#version;
    if (message.buckets.length > 0) for (const [mailbox, member] of this.#members) if (member.begun && member.interval === interval) mailbox.push(message);
    const toldToAll = Math.min(...[...this.#beats.values()].map(({ told }) => told));
    for (const [key, { count, version }] of this.#buckets) if (count === 0 && version <= toldToAll) this.#buckets.delete(key);
  }

  /** Where a row is counted; undefined where it is not. */
  #bucketOf(row: StoredRow | null): Bucket | undefined {
    if (row === null) return undefined;
    const { scope, filter, by } = this.interest, read = this.shape.reader(row);
    if (!matches(scope, read) || !matches(filter, read)) return undefined;
    const values = by.map(read), key = JSON.stringify(values), bucket = this.#buckets.get(key) ?? { values, count: 0, version: 0 };
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #add(bucket: Bucket | undefined, step: 1 | -1): void {
    if (bucket === undefined) return;
    bucket.count += step;
    bucket.version = this.#version;
    this.#total += step;
  }

  /** Largest first, as everywhere. */
  #shown(which: (bucket: Bucket) => boolean): GroupBucket[] {
    const { columns } = this.shape.table.description, fields = this.interest.by.map(field => ({ field: constantCase(field), kind: columns.get(field)!.kind }));
    return [...this.#buckets.values()].filter(which).sort((a, b) => b.count - a.count)
      .map(({ values, count }) => ({ key: fields.map(({ field, kind }, index) => ({ field, value: shownValue(values[index]!, kind) })), count }));
  }
}

const tooSlow = () => new GatewayError("RATE_LIMITED", "this subscription is read more slowly than counts change; ask for a longer interval");
const tooMany = () => new GatewayError("QUERY_TOO_COMPLEX", `by: more than ${MAX_BUCKETS} groups; count by fewer fields, or with a narrower filter`, { argument: "by" });
