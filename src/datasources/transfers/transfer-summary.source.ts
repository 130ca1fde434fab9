import { badInput } from "../../errors.ts";
import { all } from "../../schema/common/condition.ts";
import type { TransferSummariesArgs } from "../../schema/transfers/transfer-summaries.args.ts";
import { TransferSummary } from "../../schema/transfers/transfer-summary.type.ts";
import { withTexts } from "../failures/fingerprint-filter.ts";
import { readFilter } from "../query/filter.ts";
import { checkFields } from "../query/group.ts";
import { parseInstant } from "../../schema/common/instant.ts";
import type { SourceContext } from "../source-context.ts";
import { visibleTransferRows } from "./transfer-rows.ts";
import { countTransfers, ENDED, groupTransfers, keyOf, RETRYING, topErrors } from "./transfer-summary-rows.ts";

const NO_KEY = { sourceStorageElementName: null, targetStorageElementName: null, ftsServer: null, activity: null, vo: null };

/** The visible transfers of FTS3DB.Files, counted. */
export class TransferSummarySource {
  constructor(private readonly context: SourceContext) {}

  async list({ by, filter, since, until }: TransferSummariesArgs): Promise<TransferSummary[]> {
    checkFields(by, "by");
    const { now } = this.context, seconds = lengthOf(since, until, now);
    const { table, scope } = await visibleTransferRows(this.context);
    const inWindow = readFilter({ lastUpdate: { gte: since, ...(until && { lt: until }) }, status: { in: [...ENDED, ...RETRYING] } }, table.description, this.context);
    const asked = all(readFilter(filter, table.description, this.context), inWindow);
    const grouping = groupTransfers(table, all(scope, await withTexts(asked, table, scope)), by);
    let errors: ReturnType<typeof topErrors> | undefined;
    return (await countTransfers(grouping)).map(row => {
      const keys = Object.fromEntries(by.map((field, index) => [field, row[`k${index}`] ?? null]));
      const counts = { finished: Number(row.finished), defunct: Number(row.defunct), retrying: Number(row.retrying), failedAttempts: Number(row.failedAttempts), bytes: Number(row.bytes) };
      return new TransferSummary({ ...NO_KEY, ...keys, ...counts }, seconds, async () => (await (errors ??= topErrors(grouping))).get(keyOf(row, by.length)) ?? []);
    });
  }
}

/** The length of the window in seconds. */
function lengthOf(since: string, until: string | null | undefined, now: number): number {
  const instant = (text: string, argument: string) => Date.parse(`${parseInstant(text, now, argument).replace(" ", "T")}Z`);
  const length = instant(until ?? "PT0S", "until") - instant(since, "since");
  if (length <= 0) throw badInput(until === null || until === undefined ? "since" : "until", "the window ends before it begins");
  return length / 1000;
}
