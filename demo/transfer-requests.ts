import type { Generation } from "../dirac/facts.ts";
import type { Random } from "./random.ts";
import type { DemoFile, DemoOperation, DemoRequest } from "./request.ts";
import { doneOperation, queuedOperation, step, type Step } from "./request-steps.ts";
import { addressOf, type DemoStorageElement } from "./storage-elements.ts";
import { MINUTE } from "./time.ts";
import { PRIORITY, stateOf, type DemoTransfer, type DemoTransferOperation } from "./transfer.ts";

/** What the request is beside its transfers. */
interface Order extends Pick<DemoRequest, "name" | "jobId" | "source" | "createdAt"> {
  readonly sourceSe: string | null;
  /** What is to be done behind. */
  readonly followers: readonly Step[];
  /** When all of it was done, where that is known. */
  readonly doneAt?: number | undefined;
}

interface World { readonly generation: Generation; readonly now: number; readonly random: Random }

/** The request for which FTS does this, in the state that follows from the transfers: Scheduled until FTS is done, then the new replicas are registered. */
export function transferRequest(transfer: DemoTransferOperation, order: Order, { generation, now, random }: World): DemoRequest {
  const { status, updatedAt } = stateOf(transfer, order.doneAt ?? now), isTold = status === "Finished", { name, jobId, source, createdAt, followers } = order;
  const main = transferStep(transfer, order, isTold, generation, updatedAt);
  transfer.ordered = main;
  const registrations = isTold ? transfer.targets.flatMap(target => registration(target, transfer.files)) : [], registeredAt = registrations.length === 0 ? updatedAt : order.doneAt ?? updatedAt + random.between(5, 90) * MINUTE;
  const isRegistered = registeredAt <= now, result = !isTold ? (status === "Canceled" ? "Canceled" : "Scheduled") : !isRegistered ? "Waiting" : main.status;
  return {
    name, jobId, source, owner: transfer.owner, ownerGroup: transfer.group, createdAt, notBefore: createdAt, status: result, error: result === "Done" ? "" : null,
    // whoever cancels it does so before DIRAC tells FTS
    updatedAt: !isTold ? (status === "Canceled" ? updatedAt - 3 * MINUTE : transfer.createdAt) : isRegistered ? registeredAt : updatedAt,
    operations: [
      ...registrations.map(one => (isRegistered ? doneOperation(one, updatedAt, registeredAt) : waiting(one, updatedAt))),
      main,
      ...followers.map(one => (result === "Done" ? doneOperation(one, createdAt, registeredAt) : queuedOperation(one, createdAt))),
    ],
  };
}

/** The operation itself, and its files: one for all targets. */
function transferStep({ targets, files, activity, createdAt }: DemoTransferOperation, { sourceSe, createdAt: orderedAt }: Order, isTold: boolean, generation: Generation, toldAt: number): DemoOperation {
  const lost = new Map(files.filter(({ status }) => status === "Defunct").map(({ index, error }) => [index, error]));
  const states = files.filter(({ target }) => target === targets[0]).map(({ index, lfn, size, checksum }): DemoFile => {
    const status = !isTold ? "Scheduled" : lost.has(index) ? "Failed" : "Done";
    // 8.0 does not hand on what FTS said
    return { lfn, pfn: null, size, checksum, status, attempt: 1, error: status === "Done" ? "" : status === "Failed" && generation === "9.1" ? lost.get(index)! : null };
  });
  const status = !isTold ? "Scheduled" : lost.size > 0 ? "Failed" : "Done";
  return {
    type: "ReplicateAndRegister", status, error: status === "Done" ? "" : null, source: sourceSe, target: targets.map(({ name }) => name).join(","), catalog: null,
    arguments: activity === null ? null : JSON.stringify({ activity, priority: PRIORITY }), createdAt: orderedAt, updatedAt: isTold ? toldAt : createdAt, files: states,
  };
}

/** What FTS brought to a target; nothing where all is lost. */
function registration(target: DemoStorageElement, transfers: readonly DemoTransfer[]): Step[] {
  const files = transfers.filter(one => one.target === target && one.status === "Finished").map(({ lfn, size, checksum }) => ({ lfn, pfn: addressOf(target, lfn), size, checksum }));
  return files.length === 0 ? [] : [step("RegisterReplica", { target: target.name, files })];
}

/** The one at which the request stands, which nobody has tried. */
function waiting(one: Step, at: number): DemoOperation {
  return { ...queuedOperation(one, at), status: "Waiting" };
}
