import type { Row } from "../helpers/test-grid.ts";

/** Every column of PilotAgents, the field that it is and how it is given: from the contract's sections 1 and 2, not from the code. */
export const COLUMNS: Readonly<Record<string, readonly [field: string, kind: "plain" | "time" | "flag"]>> = {
  PilotID: ["pilotId", "plain"], InitialJobID: ["initialJobId", "plain"], CurrentJobID: ["currentJobId", "plain"], TaskQueueID: ["taskQueueId", "plain"],
  PilotJobReference: ["pilotJobReference", "plain"], PilotStamp: ["pilotStamp", "plain"], DestinationSite: ["computingElementName", "plain"], Queue: ["queueName", "plain"],
  GridSite: ["siteName", "plain"], Broker: ["broker", "plain"], OwnerDN: ["ownerDn", "plain"], OwnerGroup: ["ownerGroup", "plain"], VO: ["vo", "plain"],
  GridType: ["gridType", "plain"], GridRequirements: ["gridRequirements", "plain"], BenchMark: ["benchMark", "plain"],
  SubmissionTime: ["submissionTime", "time"], LastUpdateTime: ["lastUpdateTime", "time"], Status: ["status", "plain"], StatusReason: ["statusReason", "plain"],
  ParentID: ["parentId", "plain"], OutputReady: ["outputReady", "flag"], AccountingSent: ["accountingSent", "flag"],
};
export const FIELDS = Object.values(COLUMNS).map(([field]) => field);

/** 8.0 stores no VO: by the sample's Registry, and the tests', these groups have one. */
const VO_OF_GROUP: Readonly<Record<string, string>> = { belle_user: "belle", belle_pilot: "belle", ctao_user: "ctao", ctao_pilot: "ctao" };

/** A stored row as an operator of `vo` must get it; a column that this generation lacks is null. */
export function asGiven(row: Row, vo: string): Record<string, unknown> {
  const given = Object.fromEntries(Object.entries(COLUMNS).map(([column, [field, kind]]) => [field, valueOf(row[column] ?? null, kind)]));
  given["vo"] ??= VO_OF_GROUP[String(row["OwnerGroup"])] ?? null;
  if (given["vo"] !== vo) given["ownerDn"] = null;
  return given;
}

function valueOf(stored: Row[string], kind: "plain" | "time" | "flag"): unknown {
  if (stored === null || kind === "plain") return stored;
  if (kind === "flag") return stored === "True";
  return /^(0000-00-00|1000-01-01|9999-12-31)/.test(String(stored)) ? null : `${String(stored).replace(" ", "T")}Z`;
}
