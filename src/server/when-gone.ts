import type { ServerResponse } from "node:http";

/** Aborts when the client hangs up before it has its answer. */
export function whenGone(res: ServerResponse): AbortSignal {
  const gone = new AbortController();
  res.once("close", () => { if (!res.writableFinished) gone.abort(); });
  if (res.destroyed) gone.abort();
  return gone.signal;
}
