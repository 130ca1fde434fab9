import { execute, type ExecutionResult } from "graphql";
import type { Gateway } from "./gateway.ts";
import { reportOf } from "./observe/operation-report.ts";
import type { PreparedArgs } from "./operation.ts";

/** Answers a query on a transport that is not Apollo's, and reports it. */
export async function answer(args: PreparedArgs, gateway: Gateway): Promise<ExecutionResult> {
  const began = performance.now(), result = await execute(args);
  gateway.observe(reportOf(args, args.transport, began, result.errors));
  return result;
}
