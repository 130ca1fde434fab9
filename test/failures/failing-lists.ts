import type { Generation } from "../../dirac/facts.ts";
import { aJob } from "../helpers/a-job.ts";
import { aPilot } from "../helpers/a-pilot.ts";
import { aFile, anOperation, aRequest } from "../helpers/a-request.ts";
import { aChange, aMask, aPolicyResult, aStatus } from "../helpers/a-status.ts";
import { anFtsJob, anOperation as aTransferOperation, aTransfer } from "../helpers/a-transfer.ts";
import type { Row, TestGrid } from "../helpers/test-grid.ts";

/** A root list with failures, and rows of it: each has one of three texts and its time. */
export interface FailingList {
  readonly list: string;
  readonly type: string;
  /** The field of the time at which a row came to say its text. */
  readonly seen?: string;
  readonly generations?: readonly Generation[];
  readonly rows: (texts: readonly string[], times: readonly string[]) => readonly (readonly [database: string, table: string, rows: readonly Row[]])[];
  readonly siteNames?: readonly string[];
  readonly storageElementNames?: readonly string[];
}

const A = "LCG.A.jp", B = "LCG.B.jp";
const each = (texts: readonly string[], make: (text: string, index: number) => Row): Row[] => texts.map(make);

export const FAILING_LISTS: readonly FailingList[] = [
  {
    list: "jobs", type: "Job", seen: "lastUpdateTime", siteNames: [A, B],
    rows: (texts, times) => [["JobDB", "Jobs", each(texts, (ApplicationStatus, n) => aJob({ ApplicationStatus, MinorStatus: "Unknown", LastUpdateTime: times[n]!, Site: [A, B, "ANY"][n]! }))]],
  },
  {
    list: "pilots", type: "Pilot", seen: "lastUpdateTime", siteNames: [A],
    rows: (texts, times) => [["PilotAgentsDB", "PilotAgents", each(texts, (StatusReason, n) => aPilot({ StatusReason, LastUpdateTime: times[n]!, GridSite: [A, "Unknown", B][n]! }))]],
  },
  { list: "requests", type: "Request", seen: "lastUpdate", rows: (texts, times) => [["ReqDB", "Request", each(texts, (Error, n) => aRequest({ RequestID: 1000 + n, Error, LastUpdate: times[n]! }))]] },
  {
    list: "requestOperations", type: "RequestOperation", seen: "lastUpdate", storageElementNames: ["C-SE", "A-SE", "B-SE"],
    rows: (texts, times) => [
      ["ReqDB", "Request", [aRequest({ RequestID: 1 })]],
      ["ReqDB", "Operation", each(texts, (Error, n) => anOperation({ RequestID: 1, Error, LastUpdate: times[n]!, TargetSE: ["A-SE, C-SE", "C-SE", "D-SE"][n]!, SourceSE: [",B-SE", null, "E-SE"][n]! }))],
    ],
  },
  {
    list: "failoverTransfers", type: "RequestOperation", seen: "lastUpdate", storageElementNames: ["KEK-DISK-SE"],
    rows: (texts, times) => {
      const moves = each(texts, (Error, n) => anOperation({ RequestID: 2, Error, LastUpdate: times[n]! })), removal = anOperation({ RequestID: 2, Type: "RemoveReplica", TargetSE: "KEK-FAILOVER" });
      return [["ReqDB", "Request", [aRequest({ RequestID: 2 })]], ["ReqDB", "Operation", [...moves, removal]], ["ReqDB", "File", [...moves, removal].map(operation => aFile({ OperationID: operation["OperationID"]!, LFN: "/belle/a" }))]];
    },
  },
  {
    list: "requestFiles", type: "RequestFile",
    rows: texts => [["ReqDB", "Request", [aRequest({ RequestID: 3 })]], ["ReqDB", "Operation", [anOperation({ OperationID: 3000, RequestID: 3 })]], ["ReqDB", "File", each(texts, Error => aFile({ OperationID: 3000, Error }))]],
  },
  {
    list: "transfers", type: "Transfer", seen: "lastUpdate", storageElementNames: ["A-SE", "C-SE", "B-SE"],
    rows: (texts, times) => [
      ["FTS3DB", "Operations", [aTransferOperation({ operationID: 1, sourceSEs: "C-SE" }), aTransferOperation({ operationID: 2, sourceSEs: "B-SE,D-SE" })]],
      ["FTS3DB", "Files", each(texts, (error, n) => aTransfer({ operationID: [1, 1, 2][n]!, error, lastUpdate: times[n]!, targetSE: ["A-SE", "A-SE,B-SE", "E-SE"][n]! }))],
    ],
  },
  { list: "transferJobs", type: "TransferJob", seen: "lastUpdate", rows: (texts, times) => [["FTS3DB", "Jobs", each(texts, (error, n) => anFtsJob({ error, lastUpdate: times[n]! }))]] },
  {
    list: "transferOperations", type: "TransferOperation", seen: "lastUpdate", storageElementNames: ["B-SE", "A-SE"],
    rows: (texts, times) => [["FTS3DB", "Operations", each(texts, (error, n) => aTransferOperation({ operationID: 100 + n, error, lastUpdate: times[n]!, sourceSEs: ["A-SE,B-SE", " B-SE", "C-SE"][n]! }))]],
  },
  { list: "siteStatuses", type: "SiteStatus", seen: "dateEffective", siteNames: [A, B], rows: (texts, times) => [["ResourceStatusDB", "SiteStatus", each(texts, (Reason, n) => aStatus({ Reason, Name: [A, B, "LCG.C.jp"][n]!, DateEffective: times[n]! }))]] },
  {
    list: "resourceStatuses", type: "ResourceStatus", seen: "dateEffective", storageElementNames: ["A-SE"],
    rows: (texts, times) => [["ResourceStatusDB", "ResourceStatus", each(texts, (Reason, n) => aStatus({ Reason, Name: ["A-SE", "ce.kek.jp", "B-SE"][n]!, ElementType: ["StorageElement", "ComputingElement", "StorageElement"][n]!, DateEffective: times[n]! }))]],
  },
  { list: "nodeStatuses", type: "NodeStatus", seen: "dateEffective", generations: ["8.0"], rows: (texts, times) => [["ResourceStatusDB", "NodeStatus", each(texts, (Reason, n) => aStatus({ Reason, ElementType: "Queue", DateEffective: times[n]! }))]] },
  {
    list: "policyResults", type: "PolicyResult", seen: "dateEffective", siteNames: [A],
    rows: (texts, times) => [["ResourceManagementDB", "PolicyResult", each(texts, (Reason, n) => aPolicyResult({ Reason, Name: [A, B, "LCG.C.jp"][n]!, Element: ["Site", "Resource", "Site"][n]!, DateEffective: times[n]! }))]],
  },
  {
    list: "statusChanges", type: "StatusChange", seen: "dateEffective", siteNames: [A], storageElementNames: ["A-SE"],
    rows: (texts, times) => {
      const change = (n: number, overrides: Row) => aChange({ Reason: texts[n]!, DateEffective: times[n]!, ...overrides });
      return [
        ["ResourceStatusDB", "SiteHistory", [change(0, { Name: A }), change(2, { Name: "LCG.C.jp" })]], ["ResourceStatusDB", "ResourceLog", [change(1, { Name: "A-SE", ElementType: "StorageElement" })]],
      ];
    },
  },
  { list: "siteMasks", type: "SiteMask", seen: "lastUpdateTime", generations: ["8.0"], siteNames: [A, B], rows: (texts, times) => [["JobDB", "SiteMask", each(texts, (Comment, n) => aMask({ Site: [A, B, "LCG.C.jp"][n]!, Comment, LastUpdateTime: times[n]! }))]] },
  {
    list: "virtualMachines", type: "VirtualMachine", seen: "lastUpdate", generations: ["8.0"],
    rows: (texts, times) => [["VirtualMachineDB", "vm_Instances", each(texts, (ErrorMessage, n) => ({ InstanceID: n + 1, RunningPod: "pod", PublicIP: "", PrivateIP: "", Name: `machine ${n}`, Endpoint: "cloud", UniqueID: `u${n}`, VMImageID: 1, Status: "Running", LastUpdate: times[n]!, ErrorMessage }))]],
  },
];

/** The databases of all these lists. */
export const failingDatabases = (generation: Generation): string[] => ["JobDB", "JobLoggingDB", "PilotAgentsDB", "ReqDB", "FTS3DB", "ResourceStatusDB", "ResourceManagementDB", ...(generation === "8.0" ? ["VirtualMachineDB"] : [])];

export async function fill(grid: TestGrid, { rows }: FailingList, texts: readonly string[], times: readonly string[]): Promise<void> {
  for (const [database, table, some] of rows(texts, times)) await grid.insert(database, table, some);
}

export async function empty(grid: TestGrid, { rows }: FailingList): Promise<void> {
  for (const [database, table] of rows(["", "", ""], ["", "", ""])) await grid.run(database, `delete from ${table}`);
}
