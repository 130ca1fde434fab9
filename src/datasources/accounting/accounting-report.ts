import { badInput } from "../../errors.ts";
import { measuresOf, type AccountingMeasure } from "../../schema/accounting/accounting-measures.ts";
import { constantName } from "../../schema/accounting/accounting-names.ts";
import { AccountingBucket, AccountingForm, type AccountingPlotKind } from "../../schema/accounting/accounting-words.ts";
import type { Coverage, Figure, File, GroupsOfFigures, KeyValue, Report, ReportRequest, SeriesSet, Shown, TypeInfo } from "../../schema/accounting/report.ts";
import { parseInstant } from "../../schema/common/instant.ts";
import type { SourceContext } from "../source-context.ts";
import type { AccountingTable } from "./accounting-table.ts";
import { binsOf, chosenBins, evenBins, oneBin, type Bins } from "./bins.ts";
import { nominalLength } from "./bucket-ladder.ts";
import type { CellBudget } from "./cell-budget.ts";
import { coverage } from "./coverage.ts";
import type { FileRequest } from "./file-seal.ts";
import { figuresOf, rankedGroups, shownBins, type Reading } from "./figures.ts";
import { grouped, keyValuesIn } from "./grouped.ts";
import { instantText } from "./instant-text.ts";
import { allOf } from "./key-condition.ts";
import { presetTests, type Preset } from "./preset.ts";
import { readTally, type ReadRequest } from "./report-reader.ts";
import { ReportRows } from "./report-rows.ts";
import { seriesOf } from "./series.ts";
import { shownAsFit, ShownMeasure } from "./shown-measure.ts";
import type { Tally } from "./tally.ts";
import { Together } from "./together.ts";
import { typeInfo } from "./type-info.ts";

const { AUTO, NATIVE } = AccountingBucket;
const MAX_FIRST = 1000;
/** Every group that there is; more than that is no table any more. */
const ALL_GROUPS = 5000;

export interface ReportParts {
  readonly context: SourceContext;
  readonly table: () => Promise<AccountingTable>;
  readonly request: ReportRequest;
  readonly setup: string | null;
  readonly preset: Preset | null;
  readonly cells: CellBudget;
}

interface Window { readonly from: number; readonly to: number }
interface Wanted { readonly columns: readonly string[]; readonly snapshots: boolean; readonly binned: boolean }
/** What has been read, and how to tell it: by bins, where these were wanted, or of the whole window. */
interface Read extends Wanted { readonly tell: (binned: boolean) => Reading }
interface Prepared extends Pick<ReadRequest, "rows" | "where" | "by"> { readonly table: AccountingTable; readonly measures: readonly AccountingMeasure[] }

/** A report of one type. */
export class AccountingReport implements Report {
  readonly #window: Window;
  readonly #readings = new Together<Wanted, Read>(wanted => this.#read(wanted));
  /** A plot asks again for what it has seen, in another unit. */
  #last: Read | undefined;
  #prepared: Promise<Prepared> | undefined;

  constructor(private readonly parts: ReportParts) {
    const { request: { from, to, bucket, bucketLength }, context: { now } } = parts;
    this.#window = windowOf(from, to, now);
    if (bucketLength != null && bucket !== AUTO) throw badInput("bucketLength", "say either bucket or bucketLength");
    if (bucketLength != null && bucketLength < 1) throw badInput("bucketLength", "at least 1 second is needed");
  }

  get from(): string {
    return instantText(this.#window.from);
  }

  get to(): string {
    return instantText(this.#window.to);
  }

  /** The names of the keys that it is grouped by. */
  get by(): readonly string[] {
    return this.parts.request.by;
  }

  async type(): Promise<TypeInfo> {
    return typeInfo(await this.parts.table(), this.parts.context, this.parts.cells);
  }

  async coverage(): Promise<Coverage> {
    const { table, where } = await this.#prepare();
    return coverage(table, where, { ...this.#window, now: this.#now });
  }

  async totals(of: readonly string[] | null | undefined, shown: Shown): Promise<Figure[]> {
    const prepared = await this.#prepare(), { table: { name: type }, measures } = prepared, facts = { type, cpu: this.#cpu };
    const wanted = of == null ? shownAsFit(measures, shown, facts) : of.map(name => new ShownMeasure(this.#measure(name, prepared), shown, facts));
    const reading = await this.#ask(wanted, false);
    return figuresOf(wanted, reading, reading.groups.total);
  }

  async groups(of: readonly string[], shown: Shown, first: number): Promise<GroupsOfFigures> {
    const prepared = await this.#prepare(), wanted = this.#shown(of, shown, prepared);
    if (prepared.by.length === 0) throw badInput("by", "groups need at least one key; totals need none");
    const reading = await this.#ask(wanted, false), { groups, other } = rankedGroups(wanted[0]!, reading, bounded(first));
    return {
      total: figuresOf(wanted, reading, reading.groups.total), other: figuresOf(wanted, reading, other), unknown: figuresOf(wanted, reading, reading.groups.unknown),
      groupCount: reading.groups.groups.length, buckets: groups.map(({ key, cells }) => ({ key: this.#keyValues(key, prepared), figures: figuresOf(wanted, reading, cells) })),
    };
  }

  async series(of: string, shown: Shown, first: number): Promise<SeriesSet> {
    return this.#series(of, shown, bounded(first));
  }

  async plot(of: string, kind: AccountingPlotKind, shown: Shown, first: number): Promise<File> {
    const prepared = await this.#prepare();
    // what is wrong with it is said here, not in a picture
    const [measure] = this.#shown([of], kind === "CUMULATIVE" ? { ...shown, form: AccountingForm.CUMULATIVE } : shown, prepared);
    if (kind === "QUALITY" && measure!.unit !== "PERCENT") throw badInput("kind", "QUALITY is for percentages");
    if (kind === "PIE" && measure!.form === "MEAN" && measure!.measure.kind !== "GAUGE") throw badInput("kind", "a PIE is for what adds up");
    return this.#file({ of: [of], shown, first: bounded(first), kind }, "plots", "svg");
  }

  async csv(of: readonly string[], shown: Shown): Promise<File> {
    this.#shown(of, shown, await this.#prepare());
    return this.#file({ of, shown, first: ALL_GROUPS, kind: null }, "tables", "csv");
  }

  /** Several measures over time, by every group: for files. */
  allSeries(of: readonly string[], shown: Shown, first: number): Promise<SeriesSet[]> {
    return Promise.all(of.map(measure => this.#series(measure, shown, first)));
  }

  previous(): Report {
    const { from, to } = this.#window, { request } = this.parts, begin = from - (to - from);
    if (begin < 0) throw badInput("from", "there is no time before it, as long");
    return new AccountingReport({ ...this.parts, request: { ...request, from: instantText(begin), to: instantText(from) } });
  }

  async #series(of: string, shown: Shown, first: number): Promise<SeriesSet> {
    const prepared = await this.#prepare(), [measure] = this.#shown([of], shown, prepared);
    const [reading, whole] = await Promise.all([this.#ask([measure!], true), this.#ask([measure!], false)]);
    const set = seriesOf(measure!, reading, whole, first);
    return { ...set, bins: shownBins(reading), series: set.series.map(({ key, ...rest }) => ({ ...rest, key: this.#keyValues(key, prepared) })) };
  }

  #prepare(): Promise<Prepared> {
    return this.#prepared ??= (async () => {
      const { context, request, preset } = this.parts, table = await this.parts.table(), rows = await ReportRows.of(table, context);
      const by = request.by.map((name, index) => rows.key(name, `by.${index}`));
      const [scope, matching, set] = await Promise.all([rows.scope(), rows.matching(request.filter), rows.matching(preset === null ? [] : presetTests(preset, table))]);
      return { table, rows, by, where: allOf(scope, matching, set), measures: measuresOf(table.name, table.values) };
    })();
  }

  #ask(measures: readonly ShownMeasure[], binned: boolean): Promise<Reading> {
    return this.#readings.ask({ columns: measures.flatMap(({ columns }) => columns), snapshots: measures.some(({ needsSnapshots }) => needsSnapshots), binned }).then(({ tell }) => tell(binned));
  }

  /** What all fields that ask at once need, in one go. */
  async #read(wanted: readonly Wanted[]): Promise<Read> {
    const all: Wanted = { columns: [...new Set(wanted.flatMap(one => one.columns))].sort(), snapshots: wanted.some(one => one.snapshots), binned: wanted.some(one => one.binned) }, { columns, snapshots } = all;
    if (this.#last !== undefined && covers(this.#last, all)) return this.#last;
    const { rows, where, by } = await this.#prepare(), now = this.#now;
    const request: ReadRequest = { rows, where, by, columns, snapshots, now, cells: this.parts.cells }, whole = oneBin(this.#window.from, this.#window.to);
    const tally = all.binned ? await this.#binned(request) : await readTally(request, whole);
    const values = await keyValuesIn(tally, by, rows);
    const reading = (of: Tally): Reading => ({ columns, bins: of.bins, longest: of.longest, snapshots: of.snapshots, groups: grouped(of, by, rows, columns.length, values), now });
    let [fine, coarse]: (Reading | undefined)[] = [];
    const tell = (binned: boolean) => (binned ? fine ??= reading(tally) : coarse ??= reading(tally.bins.starts.length === 1 ? tally : tally.in(whole)));
    return this.#last = { ...all, tell };
  }

  /** In bins as they are asked for; which ones AUTO and NATIVE mean depends on the rows. */
  async #binned(request: ReadRequest): Promise<Tally> {
    const { from, to } = this.#window, { bucket, bucketLength } = this.parts.request;
    if (bucketLength != null) return readTally(request, evenBins(from, to, bucketLength, "bucketLength"));
    if (bucket !== AUTO && bucket !== NATIVE) return readTally(request, binsOf(from, to, bucket));
    const bins = (longest: number) => (bucket === NATIVE ? evenBins(from, to, longest, "bucket") : chosenBins(from, to, longest));
    const nominal = nominalLength(request.rows.table.ladder, from, this.#now), guessed = bins(nominal), tally = await readTally(request, guessed);
    const longest = Math.max(...tally.longest), right = bins(bucket === NATIVE ? longest || nominal : Math.max(nominal, longest));
    if (right.step === guessed.step) return tally;
    return isUnionOf(right, guessed) ? tally.in(right) : readTally(request, right);
  }

  #shown(of: readonly string[], shown: Shown, prepared: Prepared): ShownMeasure[] {
    if (of.length === 0) throw badInput("of", "at least one measure is needed");
    return of.map(name => new ShownMeasure(this.#measure(name, prepared), shown, { type: prepared.table.name, cpu: this.#cpu }));
  }

  #measure(name: string, { table, measures }: Prepared): AccountingMeasure {
    const found = measures.find(measure => measure.name === name) ?? measures.find(measure => constantName(measure.name) === name);
    if (found === undefined) throw badInput("of", `${table.name} has no measure ${JSON.stringify(name.slice(0, 64))} here; it has: ${measures.map(measure => measure.name).join(", ")}`);
    return found;
  }

  #keyValues(key: readonly (string | null)[], { by }: Prepared): KeyValue[] {
    return key.map((value, index) => ({ field: keyName(by[index]!), value }));
  }

  #file(what: Omit<FileRequest, "setup" | "preset" | "report" | "now">, folder: string, ending: string): File {
    const { context, setup, preset, request } = this.parts, { token, expiresAt } = context.files.close({ ...what, setup, preset, report: request, now: context.now }, context.viewer);
    return { url: `/${folder}/${token}.${ending}`, expiresAt };
  }

  get #now(): number {
    return Math.floor(this.parts.context.now / 1000);
  }

  get #cpu(): string {
    return this.parts.context.cpuUnit;
  }
}

function windowOf(from: string, to: string | null | undefined, now: number): Window {
  const seconds = (text: string, argument: string) => Math.floor(Date.parse(`${parseInstant(text, now, argument).replace(" ", "T")}Z`) / 1000);
  const window = { from: seconds(from, "from"), to: to == null ? Math.floor(now / 1000) : seconds(to, "to") };
  if (window.from < 0) throw badInput("from", "accounting begins in 1970");
  if (window.to <= window.from) throw badInput("to", "the window must end after it begins");
  return window;
}

function bounded(first: number): number {
  if (first < 1 || first > MAX_FIRST) throw badInput("first", `1 to ${MAX_FIRST} groups can be asked for`);
  return first;
}

const covers = (read: Wanted, wanted: Wanted): boolean => wanted.columns.every(column => read.columns.includes(column)) && (read.snapshots || !wanted.snapshots) && (read.binned || !wanted.binned);

/** Whether each bin consists of whole bins of the others. */
const isUnionOf = ({ step }: Bins, { step: finer }: Bins): boolean => finer !== undefined && (step ?? 86_400) % finer === 0;
const keyName = (key: Prepared["by"][number]) => (typeof key === "string" ? key : key.name);
