import { binAt, endOf, type Bins } from "./bins.ts";
import type { CellBudget } from "./cell-budget.ts";
import { tooMany, type SummedRows } from "./chunk-rows.ts";
import { exactly, ExactSums, portion } from "./exact-sums.ts";
import type { Snapshots } from "./snapshots.ts";

/** Numbers that one of them may hold. */
const MAX_CELLS = 2_000_000;

/** The part of a row's time that counts: what began and is not over yet has only happened until now. */
const endOfRow = (from: number, length: number, now: number): number => (from < now && from + length > now ? now : from + length);

/** Sums by group and bin, to which rows are added in any order. */
export class Tally {
  /** By the ids of the group's keys, joined: for each bin the sum of each column. */
  readonly groups = new Map<string, ExactSums>();
  /** Of each bin, how many snapshots fall into it: exactly, since chunks come in any order and levels must not tell. */
  readonly snapshots: ExactSums;
  /** Of each bin, the longest row in it. */
  readonly longest: Float64Array;

  constructor(readonly bins: Bins, private readonly width: number, private readonly now: number, private readonly budget: CellBudget) {
    this.snapshots = new ExactSums(bins.starts.length);
    this.longest = new Float64Array(bins.starts.length);
  }

  add(rows: readonly SummedRows[]): void {
    for (const { ids, from, length, longest, sums } of rows) {
      const cells = this.#cells(ids.join());
      this.#spread(from, length, longest, (bin, part, whole) => {
        const place = bin * this.width;
        for (let column = 0; column < this.width; column++) cells.add(place + column, portion(sums[column]!, part, whole));
      });
    }
  }

  addSnapshots(rows: readonly Snapshots[]): void {
    for (const { from, length, count } of rows) this.#spread(from, length, 0, (bin, part, whole) => this.snapshots.add(bin, portion(exactly(count), part, whole)));
  }

  /** The same in bins that are unions of these; one for the whole window, for instance. */
  in(bins: Bins): Tally {
    const coarser = new Tally(bins, this.width, this.now, this.budget), targets = this.bins.starts.map(start => binAt(bins, start));
    targets.forEach((target, bin) => {
      coarser.snapshots.add(target, this.snapshots.at(bin));
      coarser.longest[target] = Math.max(coarser.longest[target]!, this.longest[bin]!);
    });
    for (const [group, cells] of this.groups) {
      const sums = coarser.#cells(group);
      targets.forEach((target, bin) => {
        for (let column = 0; column < this.width; column++) sums.add(target * this.width + column, cells.at(bin * this.width + column));
      });
    }
    return coarser;
  }

  /** Rows of one begin and length over the bins that they lie in, each with its part of their time. */
  #spread(from: number, length: number, longest: number, add: (bin: number, part: number, whole: number) => void): void {
    const { bins } = this;
    if (length === 0) {
      const bin = binAt(bins, Math.max(from, bins.from));
      this.longest[bin] = Math.max(this.longest[bin]!, longest);
      return add(bin, 1, 1);
    }
    const end = endOfRow(from, length, this.now), begin = Math.max(from, bins.from), last = Math.min(end, bins.to);
    if (begin >= last) return;
    for (let bin = binAt(bins, begin); bin < bins.starts.length && bins.starts[bin]! < last; bin++) {
      const part = Math.min(last, endOf(bins, bin)) - Math.max(begin, bins.starts[bin]!);
      if (part <= 0) continue;
      this.longest[bin] = Math.max(this.longest[bin]!, longest);
      add(bin, part, end - from);
    }
  }

  #cells(group: string): ExactSums {
    const known = this.groups.get(group);
    if (known !== undefined) return known;
    const size = this.bins.starts.length * this.width;
    if ((this.groups.size + 1) * size > MAX_CELLS) throw tooMany();
    this.budget.take(size);
    const cells = new ExactSums(size);
    this.groups.set(group, cells);
    return cells;
  }
}
