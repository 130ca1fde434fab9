import type { Generation } from "../dirac/facts.ts";
import type { DemoJob } from "./job.ts";
import { jobRequest } from "./job-requests.ts";
import { managedTransfers } from "./managed-transfers.ts";
import { otherRequests } from "./other-requests.ts";
import { Random } from "./random.ts";
import type { DemoRequest } from "./request.ts";
import { MINUTE } from "./time.ts";
import type { DemoTransferOperation } from "./transfer.ts";
import { transferRequest } from "./transfer-requests.ts";

/** Of those that are done, and of those that are for no job. */
const REQUESTS = 300;

interface Given {
  /** Jobs whose requests are not done, and jobs whose requests are. */
  readonly held: readonly DemoJob[];
  readonly done: readonly DemoJob[];
  /** Of all jobs. */
  readonly jobs: number;
  readonly generation: Generation;
  readonly seed: number;
  readonly now: number;
}

/** All requests that ever were, and what FTS did for them, each in the order in which they were made. Numbers of their own, so that what is of one kind does not depend on how many there are of another. */
export function dataMovement({ held, done, jobs, generation, seed, now }: Given): { requests: DemoRequest[]; transfers: DemoTransferOperation[] } {
  const random = new Random(seed + 4), ofJobs = [...held, ...done.slice(-REQUESTS)].map(job => jobRequest(job, generation, now, random));
  const managed = managedTransfers(new Random(seed + 1), now);
  const requests = [...ofJobs.map(({ request }) => request), ...otherRequests(Math.ceil(Math.min(jobs / 20, REQUESTS)), now, new Random(seed + 5)), ...managedRequests(managed, generation, new Random(seed + 6), now)];
  const transfers = [...managed, ...ofJobs.flatMap(({ transfer }) => transfer ?? [])].sort((left, right) => left.createdAt - right.createdAt);
  return { requests, transfers };
}

/** Tasks of transformations, and what people asked for by hand. */
function managedRequests(transfers: readonly DemoTransferOperation[], generation: Generation, random: Random, now: number): DemoRequest[] {
  return transfers.map((transfer, index) => {
    const name = transfer.activity === null ? `${transfer.owner.name}_replicate_${index}` : `${String(random.integer(8100, 8140)).padStart(8, "0")}_${String(index + 1).padStart(8, "0")}`;
    return transferRequest(transfer, { name, jobId: 0, source: null, createdAt: transfer.createdAt - random.between(2, 40) * MINUTE, sourceSe: transfer.source?.name ?? null, followers: [] }, { generation, now, random });
  });
}
