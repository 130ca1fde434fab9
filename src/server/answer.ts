import type { ExecutionResult } from "graphql";
import type { Context } from "../context.ts";
import type { Gateway } from "./gateway.ts";
import { reportOf } from "./observe/operation-report.ts";
import { lastWord } from "./live/live-operations.ts";
import type { OperationTurns } from "./operation-turns.ts";
import type { PreparedArgs } from "./operation.ts";

/** Answers a query on a transport that is not Apollo's, in turn, and reports it. */
export async function answer(args: PreparedArgs, gateway: Gateway, turns: OperationTurns, asker: string): Promise<ExecutionResult> {
  const began = performance.now(), result = await turns.run(asker, () => gateway.costs.execute(args, () => gateway.execute(args)), (args.contextValue as Context).signal).catch(lastWord);
  gateway.observe(reportOf(args, args.transport, began, result.errors));
  return result;
}
