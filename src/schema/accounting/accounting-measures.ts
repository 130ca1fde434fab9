import { ACCOUNTING_TYPES } from "../../generated/accounting-db.ts";
import { AccountingMeasureKind, AccountingUnit } from "./accounting-words.ts";

const { SUM, GAUGE, RATIO } = AccountingMeasureKind;

/** How many records a row stands for: the parts of records that fall into its time, so that it need not be whole. */
export const ENTRIES = "entriesInBucket";

/** A sum of stored values, each taken so many times. */
export type Terms = Readonly<Record<string, number>>;

/** Something that can be told of any set of rows. */
export interface AccountingMeasure {
  readonly name: string;
  readonly kind: AccountingMeasureKind;
  /** What it is stored in; of a ratio what numerator through denominator gives. */
  readonly unit: AccountingUnit;
  /** What is counted, where something is. */
  readonly noun: string;
  readonly description: string;
  /** Of a ratio the numerator. */
  readonly terms: Terms;
  readonly denominator?: Terms;
}

/** What DIRAC's documentation and code say of a value; nothing in the database does. */
interface Meaning { readonly unit: AccountingUnit; readonly noun?: string; readonly kind?: AccountingMeasureKind; readonly denominator?: Terms; readonly description: string; readonly terms?: Terms }

const { SECONDS, MILLISECONDS, CPU_SECONDS, BYTES, COUNT, PERCENT, NONE } = AccountingUnit;
const bytes = (description: string): Meaning => ({ unit: BYTES, description });
const files = (description: string): Meaning => ({ unit: COUNT, noun: "files", description });
const pilots = (description: string): Meaning => ({ unit: COUNT, noun: "pilots", description });
const mean = (unit: AccountingUnit, description: string): Meaning => ({ unit, kind: RATIO, denominator: { [ENTRIES]: 1 }, description });
const ratio = (unit: AccountingUnit, [numerator, denominator]: readonly [string, string], description: string): Meaning =>
  ({ unit, kind: RATIO, terms: { [numerator]: unit === PERCENT ? 100 : 1 }, denominator: { [denominator]: 1 }, description });

/** What a record of each type is. */
const RECORDS: Readonly<Record<string, string>> = { Job: "jobs", Pilot: "pilots", DataOperation: "operations", PilotSubmission: "submissions", Network: "measurements" };

type KnownType = keyof typeof ACCOUNTING_TYPES;

/** The values of DIRAC's own types, and what follows from them. */
const MEANINGS: { readonly [T in KnownType]: { readonly [V in (typeof ACCOUNTING_TYPES)[T]["values"][number]]: Meaning } & Readonly<Record<string, Meaning>> } = {
  Job: {
    CPUTime: { unit: SECONDS, description: "CPU time." },
    NormCPUTime: { unit: CPU_SECONDS, description: "CPU time × the power of the CPU." },
    ExecTime: { unit: SECONDS, description: "Wall time × processors, where the job's wrapper booked it; of a stalled job plain wall time. As a rate per second: cores in use." },
    InputDataSize: bytes("Input data."), OutputDataSize: bytes("Output data."), InputDataFiles: files("Input files."), OutputDataFiles: files("Output files."),
    DiskSpace: bytes("Disk space used."), InputSandBoxSize: bytes("Input sandboxes."), OutputSandBoxSize: bytes("Output sandboxes."),
    ProcessedEvents: { unit: COUNT, noun: "events", description: "Events; DIRAC itself books none." },
    CPUEfficiency: ratio(PERCENT, ["CPUTime", "ExecTime"], "CPU time through wall time."),
  },
  Pilot: {
    Jobs: { unit: COUNT, noun: "jobs", description: "Jobs that the pilots ran." },
    JobsPerPilot: { ...ratio(AccountingUnit.RATIO, ["Jobs", ENTRIES], "Jobs through pilots."), noun: "jobs / pilot" },
  },
  DataOperation: {
    TransferSize: bytes("What was transferred; operations of the data manager book the number of files here."),
    TransferTime: { unit: SECONDS, description: "Time that transfers took." }, RegistrationTime: { unit: SECONDS, description: "Time that registrations took." },
    TransferOK: files("Transferred."), TransferTotal: files("To be transferred."), RegistrationOK: files("Registered."), RegistrationTotal: files("To be registered."),
    TransferFailed: { ...files("Not transferred."), terms: { TransferTotal: 1, TransferOK: -1 } },
    RegistrationFailed: { ...files("Not registered."), terms: { RegistrationTotal: 1, RegistrationOK: -1 } },
    TransferEfficiency: ratio(PERCENT, ["TransferOK", "TransferTotal"], "Transferred files through those that were to be."),
    RegistrationEfficiency: ratio(PERCENT, ["RegistrationOK", "RegistrationTotal"], "Registered files through those that were to be."),
  },
  PilotSubmission: {
    NumTotal: pilots("Submitted, or tried to be."), NumSucceeded: pilots("Submitted."),
    NumFailed: { ...pilots("Not submitted."), terms: { NumTotal: 1, NumSucceeded: -1 } },
    SubmissionEfficiency: ratio(PERCENT, ["NumSucceeded", "NumTotal"], "Submitted pilots through those that were tried."),
  },
  StorageOccupancy: { Space: { unit: BYTES, kind: GAUGE, description: "Space of the SpaceType; over several of them it means nothing." } },
  WMSHistory: {
    Jobs: { unit: COUNT, noun: "jobs", kind: GAUGE, description: "Jobs in the system." },
    Reschedules: { unit: COUNT, noun: "reschedules", kind: GAUGE, description: "How often these jobs were rescheduled." },
  },
  Network: {
    Jitter: mean(MILLISECONDS, "Jitter, of an average measurement."), OneWayDelay: mean(MILLISECONDS, "One-way delay, of an average measurement."),
    PacketLossRate: mean(PERCENT, "Packets that were lost, of an average measurement."),
    JitterDelayRatio: ratio(AccountingUnit.RATIO, ["Jitter", "OneWayDelay"], "Jitter through delay."),
  },
};

/** Whether DIRAC itself has a type of this name. */
export const isKnownType = (type: string): type is KnownType => Object.hasOwn(ACCOUNTING_TYPES, type);

/** The measures of a type with these values: those of DIRAC's own types, and plain sums of whatever else is stored. */
export function measuresOf(type: string, values: readonly string[]): AccountingMeasure[] {
  const meanings: Readonly<Record<string, Meaning>> = isKnownType(type) ? MEANINGS[type] : {}, stored = new Set([...values, ENTRIES]);
  const plain = values.map(name => measure(name, meanings[name] ?? { unit: NONE, description: `Sum of ${name}.` }));
  const derived = Object.entries(meanings).filter(([name]) => !stored.has(name)).map(([name, meaning]) => measure(name, meaning))
    .filter(({ terms, denominator = {} }) => [...Object.keys(terms), ...Object.keys(denominator)].every(name => stored.has(name)));
  const all = [...plain, ...derived];
  // of snapshots the number of records says how many combinations of keys there were, which nobody asks
  return all.some(({ kind }) => kind === GAUGE) ? all : [...all, measure("Entries", { unit: COUNT, noun: RECORDS[type] ?? "records", description: "Records, in parts where a record spans several spans of time.", terms: { [ENTRIES]: 1 } })];
}

function measure(name: string, { unit, noun = "", kind = SUM, description, terms = { [name]: 1 }, denominator }: Meaning): AccountingMeasure {
  return { name, kind, unit, noun, description, terms, ...(denominator && { denominator }) };
}

/** What one record of a type is called, in the plural. */
export const recordsOf = (type: string): string => RECORDS[type] ?? "records";
