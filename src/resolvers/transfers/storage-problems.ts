import type { Sources } from "../../datasources/all-sources.ts";
import { isResourceStatusOff } from "../../datasources/resources/resource-status-off.ts";
import { isUsable } from "../../datasources/resources/usable-status.ts";
import type { FieldCost } from "../../schema/common/cost.ts";
import { NESTED_LIST } from "../../schema/common/points.ts";
import type { StorageElement } from "../../schema/configuration/storage-element.type.ts";
import { DowntimeState } from "../../schema/resources/downtime-state.type.ts";
import { StorageProblem } from "../../schema/transfers/storage-problem.type.ts";

const CONFIGURED = { ReadAccess: "readAccess", WriteAccess: "writeAccess", RemoveAccess: "removeAccess" } as const;

type Access = keyof typeof CONFIGURED;

/** What their elements are, their statuses and their downtimes; whether statuses are off is asked once. */
export const STORAGE_PROBLEMS: FieldCost = { statements: 6, each: NESTED_LIST, gives: 3, reads: 20 };

/** What is wanted of a storage element. */
export type Need = readonly [storageElementName: string, access: Access];

/** What is wrong now with storage elements: for what is wanted of them. */
export async function storageProblems(sources: Sources, needed: readonly Need[]): Promise<StorageProblem[]> {
  return (await Promise.all(needed.map(need => problemsOf(sources, need)))).flat();
}

async function problemsOf(sources: Sources, [storageElementName, access]: Need): Promise<StorageProblem[]> {
  const { downtimes } = sources, element = await sources.storageElements.one(storageElementName), status = await statusOf(sources, storageElementName, element, access);
  const ongoing = (await downtimes.of(null, element?.hosts ?? [])).filter(downtime => downtimes.stateOf(downtime) === DowntimeState.ONGOING);
  const problem = (of: Omit<StorageProblem, "storageElementName" | "access" | "sentence">) => Object.assign(new StorageProblem(), { storageElementName, access, ...of });
  return [
    ...(status === undefined || isUsable(status.status) ? [] : [problem({ ...status, downtime: null })]),
    ...ongoing.map(downtime => problem({ status: null, reason: downtime.description, since: downtime.startDate, downtime })),
  ];
}

/** The status that counts for the viewer; undefined where nothing is said. */
async function statusOf(sources: Sources, name: string, element: StorageElement | null, access: Access): Promise<{ status: string; reason: string; since: string | null } | undefined> {
  if (await isResourceStatusOff(sources.nodeStatuses, sources)) {
    const status = element?.[CONFIGURED[access]];
    return status === null || status === undefined ? undefined : { status, reason: `so says the configuration, /Resources/StorageElements/${name}/${access}`, since: null };
  }
  const row = (await sources.resourceStatuses.effectiveWith("name", name)).find(({ statusType }) => statusType === access);
  return row && { status: row.status, reason: row.reason, since: row.dateEffective };
}
