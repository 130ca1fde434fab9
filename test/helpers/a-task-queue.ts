import { REGISTRY } from "./registry.ts";
import type { Row } from "./test-grid.ts";

let lastId = 0;

/** The certificate subject of a user in the Registry below. */
export const dnOf = (user: string) => `/C=JP/CN=${user}`;

/** The tests' Registry with a certificate subject for each user: 8.0 names the owner of a queue by it. */
export const REGISTRY_WITH_DNS = REGISTRY.replace(/^ {4}(\S+) \{ ?\n {4}\}/gm, `    $1 {\n      DN = ${dnOf("$1")}\n    }`);

/** A row of tq_TaskQueues with a number of its own; columns of the other generation are left out on insert. */
export function aTaskQueue(overrides: Row = {}): Row {
  const TQId = Number(overrides["TQId"] ?? ++lastId), owner = String(overrides["Owner"] ?? "alice"), vo = String(overrides["OwnerGroup"] ?? "belle_user").split("_")[0]!;
  return { TQId, Owner: owner, OwnerDN: dnOf(owner), OwnerGroup: "belle_user", VO: vo, Setup: "Belle-Production", CPUTime: 86_400, Priority: 1.5, Enabled: 1, ...overrides };
}

/** A row of tq_Jobs. */
export function aQueuedJob(TQId: number, JobId: number): Row {
  return { TQId, JobId, Priority: 1, RealPriority: 1 };
}
