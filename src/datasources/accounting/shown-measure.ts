import { badInput } from "../../errors.ts";
import { ENTRIES, recordsOf, type AccountingMeasure, type Terms } from "../../schema/accounting/accounting-measures.ts";
import { convertible, factor, naturalPer, SECONDS_PER, unitLabel } from "../../schema/accounting/accounting-units.ts";
import { AccountingForm, AccountingMeasureKind, AccountingPer, AccountingUnit } from "../../schema/accounting/accounting-words.ts";
import type { Figure, Shown } from "../../schema/accounting/report.ts";

const { SUM, RATE, MEAN, CUMULATIVE, SHARE } = AccountingForm;
const FORMS: Readonly<Record<AccountingMeasureKind, readonly AccountingForm[]>> = { SUM: [SUM, RATE, MEAN, CUMULATIVE, SHARE], GAUGE: [MEAN, SHARE], RATIO: [MEAN] };

/** What some rows come to in some time. */
export interface Amount {
  /** The sum of a column. */
  readonly sum: (column: string) => number;
  readonly snapshots: number;
  /** That have passed. */
  readonly seconds: number;
}

/** A measure in the form and the unit in which it is asked for. */
export class ShownMeasure {
  readonly form: AccountingForm;
  readonly unit: AccountingUnit;
  readonly per: AccountingPer | null;
  readonly label: string;
  readonly #factor: number;

  /** Throws BAD_USER_INPUT that says what would fit. */
  constructor(readonly measure: AccountingMeasure, { form, unit, per }: Shown, { type, cpu }: { readonly type: string; readonly cpu: string }) {
    const { kind, name } = measure, forms = FORMS[kind];
    this.form = form ?? (per != null && kind === "SUM" ? RATE : forms[0]!);
    if (!forms.includes(this.form)) throw badInput("form", `${name} is a ${kind.toLowerCase()} and has no ${this.form}; it has ${forms.join(", ")}`);
    if (per != null && this.form !== RATE) throw badInput("per", `only a RATE is told per something; ${name} is asked for as ${this.form}`);
    const stored = this.form === SHARE ? AccountingUnit.PERCENT : measure.unit;
    this.unit = unit ?? stored;
    if (!convertible(stored).includes(this.unit)) throw badInput("unit", `${name} is told in ${convertible(stored).join(", ")}, not in ${this.unit}`);
    this.per = this.form === RATE ? per ?? naturalPer(stored) : null;
    this.#factor = factor(stored, this.unit) * (this.per === null ? 1 : SECONDS_PER[this.per]);
    const label = this.form === SHARE ? "% of the total" : unitLabel(this.unit, this.per, measure.noun, cpu);
    this.label = this.form === MEAN && kind === "SUM" ? `${label} / ${recordsOf(type).replace(/s$/, "")}` : label;
  }

  /** Every column whose sum is needed. */
  get columns(): string[] {
    const { terms, denominator = {} } = this.measure;
    return [...new Set([...Object.keys(terms), ...Object.keys(denominator), ...(this.form === MEAN && this.measure.kind === "SUM" ? [ENTRIES] : [])])];
  }

  get needsSnapshots(): boolean {
    return this.measure.kind === "GAUGE";
  }

  /** Shares are of `total`; null where there is nothing to tell. */
  value(amount: Amount, total: Amount): number | null {
    const value = this.form === SHARE ? divided(100 * (this.#plain(amount) ?? 0), this.#plain(total)) : this.#plain(amount);
    return value === null ? null : rounded(value * this.#factor);
  }

  /** How much of it there is: of a ratio what it is of, so that one of little does not stand before all others. */
  weight(amount: Amount): number | null {
    return this.measure.denominator === undefined ? this.#plain(amount) : added(this.measure.denominator, amount.sum);
  }

  figure(amount: Amount, total: Amount): Figure {
    const { form, unit, per, label } = this;
    return { measure: this.measure.name, form, value: this.value(amount, total), unit, per, label };
  }

  #plain({ sum, snapshots, seconds }: Amount): number | null {
    const { kind, terms, denominator } = this.measure, total = added(terms, sum);
    if (kind === "GAUGE") return divided(total, snapshots);
    if (kind === "RATIO") return divided(total, added(denominator!, sum));
    if (this.form === RATE) return divided(total, seconds);
    return this.form === MEAN ? divided(total, sum(ENTRIES)) : total;
  }
}

/** Those of the measures that can be told so; where none can, the first one's mistake. */
export function shownAsFit(measures: readonly AccountingMeasure[], shown: Shown, type: { readonly type: string; readonly cpu: string }): ShownMeasure[] {
  let mistake: unknown;
  const fitting = measures.flatMap(measure => {
    try {
      return [new ShownMeasure(measure, shown, type)];
    } catch (error) {
      mistake ??= error;
      return [];
    }
  });
  if (fitting.length === 0 && mistake !== undefined) throw mistake;
  return fitting;
}

const added = (terms: Terms, sum: Amount["sum"]) => Object.entries(terms).reduce((total, [column, times]) => total + times * sum(column), 0);
const divided = (a: number | null, b: number | null) => (a === null || b === null || b === 0 ? null : a / b);
/** What sums of parts of rows differ by, in whatever order they are made, lies beyond the twelfth digit. */
const rounded = (value: number) => Number(value.toPrecision(12)) + 0;
