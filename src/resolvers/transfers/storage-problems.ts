import type { Sources } from "../../datasources/all-sources.ts";
import { DowntimeState } from "../../schema/resources/downtime-state.type.ts";
import { StorageProblem } from "../../schema/transfers/storage-problem.type.ts";

const USABLE = new Set(["Active", "Degraded"]);

/** What is wanted of a storage element. */
export type Need = readonly [storageElementName: string, access: "ReadAccess" | "WriteAccess" | "RemoveAccess"];

/** What is wrong now with storage elements: for what is wanted of them. */
export async function storageProblems(sources: Sources, needed: readonly Need[]): Promise<StorageProblem[]> {
  return (await Promise.all(needed.map(need => problemsOf(sources, need)))).flat();
}

async function problemsOf({ resourceStatuses, storageElements, downtimes }: Sources, [storageElementName, access]: Need): Promise<StorageProblem[]> {
  const [statuses, element] = await Promise.all([resourceStatuses.named(storageElementName), storageElements.one(storageElementName)]);
  const status = resourceStatuses.effective(statuses).find(({ statusType }) => statusType === access);
  const ongoing = (await downtimes.of(null, element?.hosts ?? [])).filter(downtime => downtimes.stateOf(downtime) === DowntimeState.ONGOING);
  const problem = (of: Omit<StorageProblem, "storageElementName" | "access" | "sentence">) => Object.assign(new StorageProblem(), { storageElementName, access, ...of });
  return [
    ...(status === undefined || USABLE.has(status.status) ? [] : [problem({ status: status.status, reason: status.reason, since: status.dateEffective, downtime: null })]),
    ...ongoing.map(downtime => problem({ status: null, reason: downtime.description, since: downtime.startDate, downtime })),
  ];
}
