import type { DemoFile, DemoOperation, DemoRequest } from "./request.ts";
import { requestError } from "./request-errors.ts";
import type { Random } from "./random.ts";
import { HOUR, MINUTE } from "./time.ts";

/** What is to be done: an operation with its files, whatever became of it. */
export type Step = Pick<DemoOperation, "type" | "source" | "target" | "catalog" | "arguments"> & { readonly files: readonly Pick<DemoFile, "lfn" | "pfn" | "size" | "checksum">[] };

export const step = (type: string, values: Partial<Step>): Step => ({ type, source: null, target: null, catalog: null, arguments: null, files: [], ...values });

/** An operation that was carried out. DIRAC empties what was said of errors. */
export function doneOperation({ files, ...values }: Step, createdAt: number, updatedAt: number): DemoOperation {
  return { ...values, status: "Done", error: "", createdAt, updatedAt, files: files.map(file => ({ ...file, status: "Done", attempt: 1, error: "" })) };
}

/** An operation that is not begun, since one before it is not done. */
export function queuedOperation({ files, ...values }: Step, createdAt: number): DemoOperation {
  return { ...values, status: "Queued", error: null, createdAt, updatedAt: createdAt, files: files.map(file => ({ ...file, status: "Waiting", attempt: 0, error: null })) };
}

/** MaxAttempts of this grid's handlers of operations. */
export const MAX_REQUEST_ATTEMPTS = 256;

type Outcome = Pick<DemoRequest, "status" | "error" | "updatedAt" | "notBefore" | "operations">;

/** Everything went well. */
export function carriedOut(steps: readonly Step[], createdAt: number, updatedAt: number): Outcome {
  return { status: "Done", error: "", updatedAt, notBefore: createdAt, operations: steps.map(one => doneOperation(one, createdAt, updatedAt)) };
}

/** The request stands at its first step: it is the one that failed or waits; those behind it are not begun. */
export function stuck([first, ...others]: readonly Step[], status: string, createdAt: number, now: number, random: Random): Outcome {
  const { files, ...values } = first!, isFailed = status === "Failed", isTried = isFailed || random.chance(0.7), triedAt = Math.min(now - MINUTE, createdAt + random.between(0.2, 60) * HOUR);
  // whoever takes a request marks it, and for an hour at most
  const updatedAt = status === "Assigned" ? Math.max(createdAt, now - random.integer(1, 50) * MINUTE) : isTried ? triedAt : createdAt;
  const errorOf = isTried ? requestError(first!, isFailed, random) : () => null, state = isFailed ? "Failed" : "Waiting";
  const tried = files.map(file => ({ ...file, status: state, attempt: isTried ? (isFailed ? MAX_REQUEST_ATTEMPTS : random.integer(1, 40)) : 0, error: errorOf(file.lfn) })), error = tried[0]?.error ?? errorOf("");
  return {
    status, error, updatedAt, notBefore: isTried && !isFailed ? updatedAt + random.integer(2, 60) * MINUTE : createdAt,
    operations: [{ ...values, status: state, error, createdAt, updatedAt, files: tried }, ...others.map(one => queuedOperation(one, createdAt))],
  };
}
