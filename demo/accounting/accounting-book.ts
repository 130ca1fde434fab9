import { SECOND } from "../time.ts";
import type { AccountingRecord } from "./accounting-record.ts";
import { accountingType } from "./accounting-types.ts";
import type { Buckets } from "./buckets.ts";
import { split } from "./ladder.ts";

/** Books records as DIRAC does: each is divided over the buckets that hold at the time of booking, and added to what is in them. */
export class AccountingBook {
  readonly #buckets: Buckets;
  readonly #clock: () => number;

  /** The clock tells milliseconds. */
  constructor(buckets: Buckets, clock: () => number) {
    this.#buckets = buckets;
    this.#clock = clock;
  }

  record({ type, keys, values, from, to, count = 1 }: AccountingRecord): void {
    const { values: names, ladder } = accountingType(type), amounts = names.map(name => (values as Readonly<Record<string, number>>)[name]!);
    this.#buckets.add(type, this.#buckets.idsOf(type, keys), split(ladder, seconds(from), seconds(to), seconds(this.#clock())), amounts, count);
  }
}

const seconds = (at: number) => Math.floor(at / SECOND);
