import type { Sources } from "../../all-sources.ts";
import { isResourceStatusOff } from "../../resources/resource-status-off.ts";
import { isUsable } from "../../resources/usable-status.ts";
import { moment, quoted } from "./words.ts";

export interface Verdict {
  readonly name: string;
  /** Null: nothing is known, which is not the same as banned. */
  readonly usable: boolean | null;
  /** `Banned since 2026-11-20 09:00 UTC (Power cut)`; empty where nothing is known. */
  readonly status: string;
  readonly source: string;
}

/** Whether a site takes jobs of the VO: by its status, for the VO before that for all; in 8.0, where the resource status system is not active, by the site mask. */
export async function siteVerdict(name: string, vo: string | null, sources: Sources): Promise<Verdict> {
  if (await isResourceStatusOff(sources.siteMasks, sources)) {
    const [mask] = await sources.siteMasks.allWith("siteName", name), source = "JobDB.SiteMask";
    return mask === undefined ? { name, usable: null, status: "", source } : { name, usable: mask.status === "Active", status: described(mask.status ?? "", mask.lastUpdateTime, mask.comment), source };
  }
  const rows = await sources.siteStatuses.allWith("siteName", name), row = ofVo(rows, vo), source = "ResourceStatusDB.SiteStatus";
  return row === undefined ? { name, usable: null, status: "", source } : { name, usable: isUsable(row.status), status: described(row.status, row.dateEffective, row.reason), source };
}

/** Whether files on a storage element can be read, by the same rules; in 8.0 without the resource status system the configuration decides. */
export async function readVerdict(name: string, vo: string | null, sources: Sources): Promise<Verdict> {
  if (await isResourceStatusOff(sources.siteMasks, sources)) {
    const element = await sources.storageElements.one(name), source = `/Resources/StorageElements/${name}/ReadAccess`, status = element?.readAccess ?? "Active";
    return { name, usable: element?.isConfigured ? isUsable(status) : null, status, source };
  }
  const rows = await sources.resourceStatuses.allWith("name", name), row = ofVo(rows.filter(({ statusType }) => statusType === "ReadAccess"), vo), source = "ResourceStatusDB.ResourceStatus";
  return row === undefined ? { name, usable: null, status: "", source } : { name, usable: isUsable(row.status), status: described(row.status, row.dateEffective, row.reason), source };
}

function ofVo<T extends { readonly vo: string }>(rows: readonly T[], vo: string | null): T | undefined {
  return rows.find(row => row.vo === vo) ?? rows.find(row => row.vo === "all");
}

function described(status: string, since: string | null, reason: string | null): string {
  const told = quoted(reason ?? "");
  return `${status}${since === null ? "" : ` since ${moment(since)}`}${told === "" ? "" : ` (${told})`}`;
}
