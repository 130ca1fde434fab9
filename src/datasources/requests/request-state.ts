import type { StatusCount } from "../../schema/common/status-count.type.ts";
import type { RequestError } from "../../schema/requests/request-error.type.ts";
import type { RequestFile } from "../../schema/requests/request-file.type.ts";
import type { RequestOperation } from "../../schema/requests/request-operation.type.ts";
import type { RequestProgress } from "../../schema/requests/request-progress.type.ts";
import type { Request } from "../../schema/requests/request.type.ts";
import type { FileCount } from "./request-file-count.source.ts";

const FINAL = new Set<string | null>(["Done", "Failed", "Canceled"]);
const PENDING = new Set<string | null>(["Waiting", "Queued", "Scheduled"]);
/** The errors that a request names. */
const MAX_ERRORS = 20;

/** The operation that DIRAC does next, as its Request.getWaiting; operations in their order. A canceled request keeps the statuses of its operations, and waits for none. */
export function waitingOperation({ status }: Pick<Request, "status">, operations: readonly RequestOperation[]): RequestOperation | null {
  const first = operations.find(operation => operation.status === "Failed" || PENDING.has(operation.status));
  return first === undefined || first.status === "Failed" || FINAL.has(status) ? null : first;
}

/** `files`: the counts of each operation. */
export function progressOf(operations: readonly RequestOperation[], files: readonly (readonly FileCount[])[]): RequestProgress {
  const operationCounts = countsOf(operations.map(({ status }) => [status, 1])), fileCounts = countsOf(files.flat().map(({ status, files: count }) => [status, count]));
  return { operationsDone: countOf("Done", operationCounts), operations: operations.length, operationCounts, filesDone: countOf("Done", fileCounts), files: sum(fileCounts.map(({ count }) => count)), fileCounts };
}

/** In order of the status; a row without one has none that could be named. */
export function countsOf(counts: readonly (readonly [status: string | null, count: number])[]): StatusCount[] {
  return [...Map.groupBy(counts, ([status]) => status ?? "")].map(([status, found]) => ({ status, count: sum(found.map(([, count]) => count)) })).sort((a, b) => (a.status < b.status ? -1 : 1));
}

const countOf = (status: string, counts: readonly StatusCount[]) => counts.find(one => one.status === status)?.count ?? 0;
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** How often a file is tried again, or null where it is at its end. A file that was tried `limit` times fails when it is its turn again. */
export function retriesLeft({ status, attempt }: Pick<RequestFile, "status" | "attempt">, limit: number): number | null {
  return FINAL.has(status) ? null : Math.max(0, limit - (attempt ?? 0));
}

/** How often the file of an operation that was tried most is tried again; null where none waits. */
export function fewestRetriesLeft(counts: readonly FileCount[], limit: number): number | null {
  const left = counts.map(count => retriesLeft(count, limit)).filter(one => one !== null);
  return left.length === 0 ? null : Math.min(...left);
}

/** The most frequent first, those of the request and of operations before those of files alone. */
export function errorsOf(request: Pick<Request, "error">, operations: readonly RequestOperation[], files: readonly { readonly error: string; readonly files: number }[]): RequestError[] {
  const found = new Map<string, RequestError>();
  const add = (error: string | null, counts: Partial<RequestError>) => {
    if (error === null || error === "") return;
    const known = found.get(error) ?? { error, requests: 0, operations: 0, files: 0 };
    found.set(error, { error, requests: known.requests + (counts.requests ?? 0), operations: known.operations + (counts.operations ?? 0), files: known.files + (counts.files ?? 0) });
  };
  add(request.error, { requests: 1 });
  for (const { error } of operations) add(error, { operations: 1 });
  for (const { error, files: count } of files) add(error, { files: count });
  return [...found.values()].sort((a, b) => b.requests - a.requests || b.operations - a.operations || b.files - a.files || (a.error < b.error ? -1 : 1)).slice(0, MAX_ERRORS);
}

/** DIRAC's short form of a request, as its getDigest writes it; `files`: of each operation the first one, and how many there are. */
export function digestOf(request: Pick<Request, "requestName">, operations: readonly RequestOperation[], files: readonly { readonly lfn: string | null; readonly count: number }[]): string {
  const lines = operations.map(({ type, status, targetStorageElementNames, catalog }, index) => {
    const { lfn, count } = files[index]!, named = [targetStorageElementNames, catalog].map(names => names?.join() ?? "").filter(text => text !== "");
    return [type, type, status, index, ...named, ...(count === 0 ? [] : [`${lfn}${count > 1 ? `...+<${count - 1} files>` : ""}`])].join(":");
  });
  return [`Name:${request.requestName}`, ...lines].join("\n");
}
