import type { Sources } from "../../datasources/all-sources.ts";
import { DowntimeState } from "../../schema/resources/downtime-state.type.ts";
import { StorageProblem } from "../../schema/transfers/storage-problem.type.ts";
import type { Transfer } from "../../schema/transfers/transfer.type.ts";

const USABLE = new Set(["Active", "Degraded"]);

/** What is wrong now with the storage elements of a transfer: of the source that it cannot be read, of the target that it cannot be written. */
export async function storageProblems(sources: Sources, { sourceStorageElementName, targetStorageElementName }: Transfer): Promise<StorageProblem[]> {
  const needed = [...(sourceStorageElementName === null ? [] : [[sourceStorageElementName, "ReadAccess"] as const]), [targetStorageElementName, "WriteAccess"] as const];
  return (await Promise.all(needed.map(([name, access]) => problemsOf(sources, name, access)))).flat();
}

async function problemsOf({ resourceStatuses, storageElements, downtimes }: Sources, storageElementName: string, access: string): Promise<StorageProblem[]> {
  const [statuses, element] = await Promise.all([resourceStatuses.named(storageElementName), storageElements.one(storageElementName)]);
  const status = resourceStatuses.effective(statuses).find(({ statusType }) => statusType === access);
  const ongoing = (await downtimes.of(null, element?.hosts ?? [])).filter(downtime => downtimes.stateOf(downtime) === DowntimeState.ONGOING);
  const problem = (of: Omit<StorageProblem, "storageElementName" | "access" | "sentence">) => Object.assign(new StorageProblem(), { storageElementName, access, ...of });
  return [
    ...(status === undefined || USABLE.has(status.status) ? [] : [problem({ status: status.status, reason: status.reason, since: status.dateEffective, downtime: null })]),
    ...ongoing.map(downtime => problem({ status: null, reason: downtime.description, since: downtime.startDate, downtime })),
  ];
}
