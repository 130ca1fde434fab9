import type { ServerResponse } from "node:http";

/** Aborts when the client hangs up, and when it has its answer: whatever still runs then, runs for nobody. */
export function whenGone(res: ServerResponse): AbortSignal {
  const gone = new AbortController();
  res.once("close", () => gone.abort());
  if (res.destroyed) gone.abort();
  return gone.signal;
}
