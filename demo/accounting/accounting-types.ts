/** A type of accounting record, as DIRAC defines it: what tells records apart, what is added up, and how long its buckets are at which age. */
export interface AccountingType {
  readonly keys: readonly string[];
  readonly values: readonly string[];
  readonly ladder: Ladder;
}

/** Up to which age (s) which bucket length (s) holds, the youngest first. */
export type Ladder = readonly (readonly [age: number, length: number])[];

const HOUR = 3600, DAY = 24 * HOUR, WEEK = 7 * DAY;

const hourly: Ladder = [[8 * DAY, HOUR], [180 * DAY, DAY], [360 * DAY, WEEK]];
const quarterHourly: Ladder = [[3 * DAY, HOUR / 4], ...hourly];
/** 9,000 and 18,000 s do not divide a day. */
const uneven: Ladder = [[2 * DAY, HOUR / 4], [10 * DAY, 9000], [35 * DAY, 18_000], [180 * DAY, DAY], [600 * DAY, WEEK]];

/** Fields in the order in which DIRAC defines them. */
export const ACCOUNTING_TYPES = {
  DataOperation: {
    keys: ["OperationType", "User", "ExecutionSite", "Source", "Destination", "Protocol", "FinalStatus"],
    values: ["TransferSize", "TransferTime", "RegistrationTime", "TransferOK", "TransferTotal", "RegistrationOK", "RegistrationTotal"],
    ladder: quarterHourly,
  },
  Job: {
    keys: ["User", "UserGroup", "JobGroup", "JobType", "JobClass", "ProcessingType", "Site", "FinalMajorStatus", "FinalMinorStatus"],
    values: ["CPUTime", "NormCPUTime", "ExecTime", "InputDataSize", "OutputDataSize", "InputDataFiles", "OutputDataFiles", "DiskSpace", "InputSandBoxSize", "OutputSandBoxSize", "ProcessedEvents"],
    ladder: [[8 * DAY, HOUR], [35 * DAY, 4 * HOUR], [180 * DAY, DAY], [365 * DAY, 2 * DAY], [600 * DAY, WEEK]],
  },
  Network: {
    keys: ["SourceIP", "DestinationIP", "SourceHostName", "DestinationHostName", "Source", "Destination"],
    values: ["Jitter", "OneWayDelay", "PacketLossRate"],
    ladder: quarterHourly,
  },
  Pilot: {
    keys: ["User", "UserGroup", "Site", "GridCE", "GridMiddleware", "GridResourceBroker", "GridStatus"],
    values: ["Jobs"],
    ladder: hourly,
  },
  PilotSubmission: {
    keys: ["HostName", "SiteDirector", "Site", "CE", "Queue", "Status"],
    values: ["NumTotal", "NumSucceeded"],
    ladder: uneven,
  },
  StorageOccupancy: {
    keys: ["Site", "Endpoint", "StorageElement", "SpaceType"],
    values: ["Space"],
    ladder: [[2 * DAY, HOUR], [10 * DAY, 6 * HOUR], [40 * DAY, 12 * HOUR], [180 * DAY, 2 * DAY], [600 * DAY, WEEK]],
  },
  WMSHistory: {
    keys: ["Status", "Site", "User", "UserGroup", "JobGroup", "MinorStatus", "ApplicationStatus", "JobSplitType"],
    values: ["Jobs", "Reschedules"],
    ladder: uneven,
  },
} as const satisfies Record<string, AccountingType>;

export type AccountingTypeName = keyof typeof ACCOUNTING_TYPES;
export type KeyOf<T extends AccountingTypeName> = (typeof ACCOUNTING_TYPES)[T]["keys"][number];
export type ValueOf<T extends AccountingTypeName> = (typeof ACCOUNTING_TYPES)[T]["values"][number];

export const TYPE_NAMES = Object.keys(ACCOUNTING_TYPES) as AccountingTypeName[];
export const accountingType = (name: AccountingTypeName): AccountingType => ACCOUNTING_TYPES[name];
