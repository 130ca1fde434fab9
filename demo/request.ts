import type { DemoUser } from "./registry.ts";
import { DAY } from "./time.ts";

export interface DemoFile { readonly lfn: string; readonly pfn: string | null; readonly size: number; readonly checksum: string | null; readonly status: string; readonly attempt: number; readonly error: string | null }

export interface DemoOperation {
  readonly type: string;
  readonly status: string;
  readonly error: string | null;
  readonly source: string | null;
  readonly target: string | null;
  readonly catalog: string | null;
  readonly arguments: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly files: readonly DemoFile[];
}

export interface DemoRequest {
  readonly name: string;
  readonly jobId: number;
  readonly owner: DemoUser;
  readonly ownerGroup: string;
  readonly status: string;
  readonly error: string | null;
  readonly source: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly notBefore: number;
  readonly operations: readonly DemoOperation[];
}

/** CleanReqDBAgent deletes what has been Done for so many days: the demo's grid keeps requests for a shorter time than its transfers. */
export const DELETE_GRACE_DAYS = 12;

export const isRemoved = ({ status, updatedAt }: DemoRequest, now: number) => status === "Done" && updatedAt < now - DELETE_GRACE_DAYS * DAY;
