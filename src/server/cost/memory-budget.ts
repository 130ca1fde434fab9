import { LRUCache } from "lru-cache";
import type { Balance, Budget, BudgetSize } from "./budget.ts";

/** Viewers of one gateway; who was not here for so long that others took the place starts anew. */
const MAX_ACCOUNTS = 100_000;

interface Account { left: number; at: number }

/** Accounts in this process. */
export class MemoryBudget implements Budget {
  readonly #accounts = new LRUCache<string, Account>({ max: MAX_ACCOUNTS });

  constructor(readonly size: BudgetSize, private readonly clock: () => number = () => performance.now()) {}

  take(account: string, points: number): Promise<Balance> {
    const known = this.#filled(account), granted = known.left >= points;
    if (granted) known.left -= points;
    return Promise.resolve({ granted, left: known.left });
  }

  give(account: string, points: number): void {
    const known = this.#filled(account);
    known.left = Math.min(this.size.most, Math.max(0, known.left + points));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #filled(name: string): Account {
    const { most, perSecond } = this.size, now = this.clock(), known = this.#accounts.get(name) ?? { left: most, at: now };
    known.left = Math.min(most, known.left + Math.max(0, now - known.at) * perSecond / 1000);
    known.at = now;
    this.#accounts.set(name, known);
    return known;
  }
}
