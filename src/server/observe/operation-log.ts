import type { Logger } from "pino";
import type { Observer } from "./operation-report.ts";

/** A line for each operation that is over. */
export function operationLog(log: Logger): Observer {
  return ({ requestId, viewer, transport, type, name, ms, usage, codes, messages }) => {
    // what nobody reads is not put together
    if (!log.isLevelEnabled("info")) return;
    log.info({
      requestId, transport, type, name, ms: rounded(ms), ...(viewer !== null && { viewer: `${viewer.name}@${viewer.group}`, vo: viewer.vo }),
      ...(usage !== undefined && { statements: usage.statements, rows: usage.rows, databaseMs: rounded(usage.databaseMs), cost: usage.cost ?? undefined }),
      ...(messages !== undefined && { messages }), ...(codes.length > 0 && { codes }),
    }, codes.length > 0 ? "operation with errors" : "operation");
  };
}

const rounded = (ms: number) => Math.round(ms * 10) / 10;
