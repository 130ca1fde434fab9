import type { Logger } from "pino";
import type { ServerOptions } from "../config/options.ts";
import { budgetSize, DEFAULT_PER_SECOND, type Budget } from "../server/cost/budget.ts";
import { Costs, type CostRules } from "../server/cost/costs.ts";
import { MemoryBudget } from "../server/cost/memory-budget.ts";

/** The limit of each operation, and the budgets of viewers as the options have them. */
export async function costsOf(options: ServerOptions, { log, ...rules }: Pick<CostRules, "schema" | "spent"> & { readonly log: Logger }): Promise<Costs> {
  const budget = await budgetOf(options, log);
  return new Costs({ ...rules, ...(options.costLimit !== undefined && { limit: options.costLimit }), ...(budget && { budget }) });
}

/** Where everybody is the same viewer there is nobody to share with. */
async function budgetOf({ as, budget, budgetPerSecond = DEFAULT_PER_SECOND, redis }: ServerOptions, log: Logger): Promise<Budget | undefined> {
  if (as !== undefined || !budget) return undefined;
  const size = budgetSize(budgetPerSecond);
  if (redis === undefined) return new MemoryBudget(size);
  // a package of its own, for those who have a Redis
  const { RedisBudget } = await import("../server/cost/redis-budget.ts");
  return RedisBudget.connect(size, redis, log);
}
