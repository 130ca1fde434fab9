import { moveByFts, type FateAt } from "./fts.ts";
import type { Random } from "./random.ts";
import type { DemoRequest } from "./request.ts";
import type { Step } from "./request-steps.ts";
import { storageElementNamed, type DemoStorageElement } from "./storage-elements.ts";
import { HOUR, MINUTE } from "./time.ts";
import { newTransferOperation, stateOf, type DemoTransferOperation } from "./transfer.ts";
import { LOST } from "./transfer-errors.ts";
import { fateOf, hoursBefore, isClosed } from "./transfer-troubles.ts";

/** Files of a job that are to go from a storage element for failover to where they belong. */
interface Upload extends Pick<DemoRequest, "owner" | "ownerGroup" | "createdAt"> { readonly step: Step; readonly replica: DemoStorageElement }

interface Ending { readonly begins: (random: Random) => number; readonly fate: FateAt | undefined; readonly until: number; readonly fits: (operation: DemoTransferOperation) => boolean }

/** How often a life is drawn before none is found that ends as the request did. */
const TRIES = 8;

/** What FTS did for a request that has this status at that time; none where DIRAC did it without FTS, or has not yet asked it. */
export function failoverTransfer(upload: Upload, status: string, until: number, now: number, random: Random): DemoTransferOperation | undefined {
  const ending = endingOf(status, upload.createdAt + MINUTE, until, random);
  if (ending === undefined) return undefined;
  for (let count = 0; count < TRIES; count++) {
    const operation = newOperation(upload, ending.begins(random));
    moveByFts(operation, ending.fate ?? ((way, at) => fateOf(way, hoursBefore(now, at), random)), ending.until, random);
    if (ending.fits(operation)) return operation;
  }
  return undefined;
}

function endingOf(status: string, first: number, until: number, random: Random): Ending | undefined {
  // told within the hour, then the replica is registered
  const toldBy = until - 50 * MINUTE, all = (state: string) => ({ files }: DemoTransferOperation) => files.every(file => file.status === state);
  switch (status) {
    case "Done": return first + 20 * MINUTE > toldBy ? undefined : { begins: one => Math.max(first, toldBy - one.between(0.4, 4) * HOUR), fate: undefined, until: toldBy, fits: all("Finished") };
    // some stand at FTS's door for long, most are there since a little while
    case "Scheduled": return first > until - 3 * MINUTE ? undefined : { begins: one => Math.max(first, until - one.between(2, one.chance(0.3) ? 900 : 70) * MINUTE), fate: undefined, until, fits: operation => isOpen(operation, until) && ["Active", "Processed"].includes(stateOf(operation, until).status) };
    case "Failed": return first + 20 * MINUTE > toldBy ? undefined : { begins: one => one.between(first, toldBy - 15 * MINUTE), fate: ({ leg }) => ({ kind: "lost", error: random.pick(LOST)(leg, random) }), until: toldBy, fits: all("Defunct") };
    default: return undefined;
  }
}

/** DIRAC asks FTS for nothing that is to go to a banned element. */
const isOpen = ({ targets, createdAt }: DemoTransferOperation, now: number) => !targets.some(target => isClosed(target, hoursBefore(now, createdAt)));

function newOperation({ owner, ownerGroup, step: { target, files }, replica }: Upload, createdAt: number): DemoTransferOperation {
  const given = files.map(({ lfn, size, checksum }) => ({ lfn, size, checksum: checksum ?? "" }));
  return newTransferOperation({ owner, group: ownerGroup, source: undefined, replicas: [replica], targets: [storageElementNamed(target!)], activity: null, createdAt, files: given });
}
