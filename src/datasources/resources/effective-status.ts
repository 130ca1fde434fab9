import { hasVo, type Viewer } from "../../auth/viewer.ts";

export interface StatusRow {
  readonly statusType: string;
  readonly vo: string;
}

/** The rows that count for a viewer, one for each status type: that of their VO where there is one, else that of `all`. */
export function effectiveStatuses<T extends StatusRow>(rows: readonly T[], viewer: Viewer): T[] {
  return [...Map.groupBy(rows, ({ statusType }) => statusType).values()].flatMap(ofType =>
    ofType.find(({ vo }) => hasVo(viewer) && vo === viewer.vo) ?? ofType.find(({ vo }) => vo === "all") ?? []);
}
