import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import type { ServerOptions } from "../config/options.ts";
import { budgetSize, DEFAULT_PER_SECOND, type Budget } from "../server/cost/budget.ts";
import { Costs } from "../server/cost/costs.ts";
import { MemoryBudget } from "../server/cost/memory-budget.ts";
import type { Metrics } from "../server/observe/metrics.ts";

export interface CostsParts { readonly schema: GraphQLSchema; readonly log: Logger; readonly metrics: Metrics }

/** The limit of each operation, and the budgets of viewers as the options have them. */
export async function costsOf(options: ServerOptions, { schema, log, metrics }: CostsParts): Promise<Costs> {
  const budget = await budgetOf(options, log);
  if (budget !== undefined && "isAway" in budget) metrics.watchRedis(() => budget.isAway === true);
  return new Costs({ schema, spent: metrics.spent, ...(options.costLimit !== undefined && { limit: options.costLimit }), ...(budget && { budget }) });
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
