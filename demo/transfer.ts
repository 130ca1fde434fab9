import type { DemoUser } from "./registry.ts";
import type { DemoOperation } from "./request.ts";
import type { DemoStorageElement } from "./storage-elements.ts";
import { MINUTE } from "./time.ts";

/** A file that FTS brings to one target. */
export interface DemoTransfer {
  /** Which of the operation's files it is. */
  readonly index: number;
  readonly lfn: string;
  readonly size: number;
  readonly checksum: string;
  readonly target: DemoStorageElement;
  status: string;
  error: string | null;
  attempt: number;
  guid: string | null;
  updatedAt: number;
}

export interface DemoFtsJob { readonly guid: string; readonly server: string; readonly submittedAt: number; readonly files: number; done: number; status: string; error: string | null; monitoredAt: number }

/** What an operation of a request has FTS do. */
export interface DemoTransferOperation {
  readonly owner: DemoUser;
  readonly group: string;
  /** Undefined: any replica. */
  readonly source: DemoStorageElement | undefined;
  /** From which of them FTS may take. */
  readonly replicas: readonly DemoStorageElement[];
  readonly targets: readonly DemoStorageElement[];
  readonly activity: string | null;
  readonly createdAt: number;
  readonly files: readonly DemoTransfer[];
  readonly jobs: DemoFtsJob[];
  /** When DIRAC noticed that the request is canceled. */
  canceledAt: number | undefined;
  /** The operation of the request. */
  ordered: DemoOperation | undefined;
}

/** Of FTS's share in a request, with higher numbers first. */
export const PRIORITY = 3;

type Plan = Pick<DemoTransferOperation, "owner" | "group" | "source" | "replicas" | "targets" | "activity" | "createdAt"> & { readonly files: readonly Pick<DemoTransfer, "lfn" | "size" | "checksum">[] };

/** An operation that was just made: each file is a transfer for each target. */
export function newTransferOperation({ files, ...plan }: Plan): DemoTransferOperation {
  const begin = { status: "New", error: null, attempt: 0, guid: null, updatedAt: plan.createdAt };
  return { ...plan, files: plan.targets.flatMap(target => files.map((file, index) => ({ ...file, ...begin, index, target }))), jobs: [], canceledAt: undefined, ordered: undefined };
}

/** DIRAC takes no more care of a transfer. */
const ENDED = new Set(["Finished", "Defunct"]);

export function stateOf({ files, createdAt, canceledAt }: DemoTransferOperation, now: number): { status: string; updatedAt: number } {
  if (canceledAt !== undefined) return { status: "Canceled", updatedAt: canceledAt };
  const last = Math.max(createdAt, ...files.map(({ updatedAt }) => updatedAt));
  if (!files.every(({ status }) => ENDED.has(status))) return { status: "Active", updatedAt: last };
  // the request is told at the agent's next pass
  return last < now - 40 * MINUTE ? { status: "Finished", updatedAt: last + 30 * MINUTE } : { status: "Processed", updatedAt: last };
}
