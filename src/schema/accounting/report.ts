import type { AccountingBucket, AccountingForm, AccountingMeasureKind, AccountingPer, AccountingPlotKind, AccountingUnit } from "./accounting-words.ts";

/** What accounting answers, as types show it and sources make it: see the types of the same names. */

export interface TextTest { readonly eq?: string | null; readonly ne?: string | null; readonly in?: readonly string[] | null; readonly notIn?: readonly string[] | null; readonly startsWith?: string | null }

/** What a report is of; keys are spelt as DIRAC does. */
export interface ReportRequest {
  readonly type: string;
  readonly filter: readonly (TextTest & { readonly key: string })[];
  /** As clients write them. */
  readonly from: string;
  readonly to?: string | null | undefined;
  readonly by: readonly string[];
  readonly bucket: AccountingBucket;
  readonly bucketLength?: number | null | undefined;
}

/** How figures are shown; null is the natural form, and what is stored. */
export interface Shown {
  readonly form?: AccountingForm | null | undefined;
  readonly unit?: AccountingUnit | null | undefined;
  readonly per?: AccountingPer | null | undefined;
}

export interface Figure { measure: string; form: AccountingForm; value: number | null; unit: AccountingUnit; per: AccountingPer | null; label: string }
export interface KeyValue { field: string; value: string | null }
export interface Group { key: KeyValue[]; figures: Figure[] }
export interface GroupsOfFigures { total: Figure[]; other: Figure[]; unknown: Figure[]; groupCount: number; buckets: Group[] }
export interface Bin { from: string; to: string; partial: boolean; spread: boolean }
export interface Series { key: KeyValue[]; total: number | null; values: (number | null)[] }
export interface SeriesSet { unit: AccountingUnit; per: AccountingPer | null; label: string; bins: Bin[]; total: (number | null)[]; other: (number | null)[]; unknown: (number | null)[]; groupCount: number; series: Series[] }
export interface StoredLength { length: number; from: string; to: string; rows: number; entries: number }
export interface Coverage { earliest: string | null; latest: string | null; lengths: StoredLength[]; unaligned: number; pending: number }
export interface File { url: string; expiresAt: string }
export interface MeasureInfo { name: string; unit: AccountingUnit; kind: AccountingMeasureKind; description: string }
export interface Step { age: number; length: number }

export interface KeyInfo {
  readonly name: string;
  readonly description: string;
  readonly mayGroup: boolean;
  readonly mayFilter: boolean;
  values(contains: string | null | undefined, first: number): Promise<string[]>;
}

export interface TypeInfo {
  readonly name: string;
  readonly tableName: string;
  readonly known: boolean;
  readonly keys: readonly KeyInfo[];
  readonly measures: readonly MeasureInfo[];
  readonly bucketLengths: readonly Step[];
  pending(): Promise<number>;
}

/** A report: nothing is read before something of it is asked for, and what is asked for at once is read together. */
export interface Report {
  readonly from: string;
  readonly to: string;
  type(): Promise<TypeInfo>;
  coverage(): Promise<Coverage>;
  totals(of: readonly string[] | null | undefined, shown: Shown): Promise<Figure[]>;
  groups(of: readonly string[], shown: Shown, first: number): Promise<GroupsOfFigures>;
  series(of: string, shown: Shown, first: number): Promise<SeriesSet>;
  plot(of: string, kind: AccountingPlotKind, shown: Shown, first: number): Promise<File>;
  csv(of: readonly string[], shown: Shown): Promise<File>;
  previous(): Report;
}

/** All of an installation's accounting that the viewer may see. */
export interface Reports {
  types(): Promise<readonly TypeInfo[]>;
  report(request: ReportRequest): Report;
}
