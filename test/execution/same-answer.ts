import type { ExecutionArgs, ExecutionResult } from "graphql";
import type { Execute } from "../../src/server/execution/compiled-executor.ts";

/** All that can be seen of an answer, as text: the order of fields and errors, places, paths, codes and causes. */
export async function answerText(execute: Execute, args: ExecutionArgs): Promise<string> {
  let result: ExecutionResult;
  try {
    result = await execute(args);
  } catch (error) {
    return `thrown: ${String(error)}`;
  }
  const { errors, ...rest } = result;
  const seen = errors?.map(error => [error, error.originalError instanceof Error ? `${error.originalError.name}: ${error.originalError.message}` : String(error.originalError), error.nodes?.map(({ kind, loc }) => [kind, loc?.start])]);
  return JSON.stringify({ keys: Object.keys(result), ...rest, errors: seen }, (_key, value: unknown) => (typeof value === "bigint" || typeof value === "symbol" || typeof value === "function" ? String(value) : value), 1);
}

/** Where two answers part, for a reader. */
export function firstDifference(found: string, expected: string): { readonly compiled: string; readonly graphql: string } {
  let same = 0;
  while (found[same] === expected[same]) same++;
  const from = Math.max(0, same - 200);
  return { compiled: found.slice(from, same + 200), graphql: expected.slice(from, same + 200) };
}
