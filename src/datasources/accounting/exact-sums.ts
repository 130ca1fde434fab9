/** DIRAC keeps ten decimals: all sums are counted in these, so that they are whole numbers. */
const DECIMALS = 10, UNITS = 1e10;
/** Above, not every whole number is a double. */
const EXACT = 2 ** 53;
/** As finely as parts of units are told apart. */
const FINE = 1e6;

/** A number as the sum of two doubles: exact where one would be rounded. In units of the tenth decimal. */
export interface Exact { readonly high: number; readonly low: number }

export const ZERO: Exact = { high: 0, low: 0 };

/** A sum as a database gives it: a decimal's text, or a number. */
export function exactly(value: string | number | null): Exact {
  if (value === null) return ZERO;
  if (typeof value === "number") return split(BigInt(Math.trunc(value)) * BigInt(UNITS) + BigInt(Math.round((value - Math.trunc(value)) * UNITS)));
  const [whole, decimals = ""] = value.split(".") as [string, string?], digits = whole + decimals.slice(0, DECIMALS).padEnd(DECIMALS, "0");
  return digits.length < 16 ? { high: Number(digits), low: 0 } : split(BigInt(digits));
}

/** The part of it that so many of so many seconds are. */
export function portion({ high, low }: Exact, part: number, whole: number): Exact {
  if (part === whole) return { high, low };
  const product = (BigInt(high) + BigInt(low)) * BigInt(part), divisor = BigInt(whole), rest = product % divisor, quotient = split(product / divisor);
  return { high: quotient.high, low: quotient.low + Number(rest) / whole };
}

function split(value: bigint): Exact {
  const high = Number(value);
  return { high, low: Number(value - BigInt(high)) };
}

/** Sums to which is added in any order with the same result: totals must not depend on how rows are grouped. */
export class ExactSums {
  readonly #high: Float64Array;
  readonly #low: Float64Array;

  constructor(readonly size: number) {
    [this.#high, this.#low] = [new Float64Array(size), new Float64Array(size)];
  }

  add(index: number, { high, low }: Exact): void {
    const before = this.#high[index]!, after = before + high, added = after - before;
    this.#high[index] = after;
    // what the addition of the two doubles has rounded away
    this.#low[index]! += before - (after - added) + (high - added) + low;
  }

  addAll(other: ExactSums): void {
    for (let index = 0; index < this.size; index++) this.add(index, other.at(index));
  }

  at(index: number): Exact {
    return { high: this.#high[index]!, low: this.#low[index]! };
  }

  value(index: number): number {
    const sum = this.#high[index]! + this.#low[index]!;
    // what parts of rows miss of a whole by a hair; not more, since a level may be this through a small part of a snapshot
    return (Math.abs(sum) < EXACT / FINE ? Math.round(sum * FINE) / FINE : sum) / UNITS;
  }

  copy(): ExactSums {
    const copy = new ExactSums(this.size);
    copy.#high.set(this.#high);
    copy.#low.set(this.#low);
    return copy;
  }
}
