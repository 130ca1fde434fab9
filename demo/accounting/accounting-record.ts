import type { AccountingTypeName, KeyOf, ValueOf } from "./accounting-types.ts";

/** What happened between two times (ms), as DIRAC's clients send it; of one type. */
export interface RecordOf<T extends AccountingTypeName> {
  readonly type: T;
  readonly keys: Readonly<Record<KeyOf<T>, string>>;
  readonly values: Readonly<Record<ValueOf<T>, number>>;
  readonly from: number;
  /** The same as `from`: an instant. */
  readonly to: number;
  /** So many alike are booked as one, the values being those of all of them: 1 unless said. */
  readonly count?: number;
}

/** The record for as many jobs. */
export const timesOf = (record: RecordOf<"Job">, times: number): RecordOf<"Job"> => ({
  ...record, count: times * (record.count ?? 1), values: Object.fromEntries(Object.entries(record.values).map(([name, value]) => [name, times * value])) as RecordOf<"Job">["values"],
});

export type AccountingRecord = { [T in AccountingTypeName]: RecordOf<T> }[AccountingTypeName];
