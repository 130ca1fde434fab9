import { BUDGET_SECONDS } from "../../config/options.ts";

/** What somebody has left after a step, in points. */
export interface Balance {
  /** Whether it was enough. */
  readonly granted: boolean;
  readonly left: number;
}

/** How large a budget is, and how fast it fills again. */
export interface BudgetSize {
  /** Points that may be spent at once. */
  readonly most: number;
  readonly perSecond: number;
}

/** What viewers may spend: one account each, that fills steadily up to a limit. */
export interface Budget {
  readonly size: BudgetSize;
  /** Of accounts that several gateways share: whether they are this process' own at the moment. */
  readonly isAway?: boolean;
  /** Takes the points, if there are as many. */
  take(account: string, points: number): Promise<Balance>;
  /** Gives back what was not needed, or with a negative sign takes what was not asked for, as far as there is something. */
  give(account: string, points: number): void;
  close(): Promise<void>;
}

/**
 * Somebody who opens a page of a portal every fifteen seconds, with 50 jobs of a million, their total and facets of three
 * columns (4,100 points), needs 270 in a second; over a day it is a tenth of that. The largest is 48 such pages at once.
 * A script that asks for one answer behind the other keeps a database busy for 1,000 points in a second.
 */
export const DEFAULT_PER_SECOND = 400;
export const budgetSize = (perSecond: number): BudgetSize => ({ most: perSecond * BUDGET_SECONDS, perSecond });
