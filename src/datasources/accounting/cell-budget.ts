import { tooMany } from "./chunk-rows.ts";

/** Numbers that all reports of one operation may hold together, at 16 bytes each. */
const MAX_HELD = 4_000_000;

/** A report holds what it has summed until its operation is over: what sixty of them under different names hold has a bound, too. */
export class CellBudget {
  #left = MAX_HELD;

  take(cells: number): void {
    this.#left -= cells;
    if (this.#left < 0) throw tooMany();
  }
}
