import { Request } from "../../generated/req-db.ts";
import type { TableFacts } from "../common/table-registry.ts";

/** The VO, which ReqDB stores in neither generation. */
export const ofGroup = {
  database: "ReqDB", table: "", derivedFrom: "the group, by the Registry", key: [],
  columns: { VO: { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] } },
} as const satisfies TableFacts;

export const Requests = { ...Request, columns: { ...Request.columns, ...ofGroup.columns } } as const satisfies TableFacts;
