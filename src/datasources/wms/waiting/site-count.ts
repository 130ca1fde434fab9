import DataLoader from "dataloader";
import { all, type Condition } from "../../../schema/common/condition.ts";
import type { Groups } from "../../../schema/common/groups.type.ts";
import { groupRows } from "../../query/group.ts";
import type { Visible } from "../../query/listing.ts";
import { Parents } from "../../query/parents.ts";

/** More values at one site are texts that differ from row to row; the rest is counted, without its values. */
const MAX_GROUPS = 1000;

/** Counts the rows of many sites at once, by the values of some fields. */
export function countedAtSites(visible: () => Promise<Visible<object>>, where: Condition, by: readonly string[]): DataLoader<string, Groups> {
  return new DataLoader(async names => {
    const { table, scope } = await visible();
    return groupRows(table, all(scope, where), by, MAX_GROUPS, new Parents("siteName", names));
  }, { maxBatchSize: MAX_GROUPS });
}
