import { all, any, isOneOf, not, type Condition } from "../../../schema/common/condition.ts";
import { groupRows } from "../../query/group.ts";
import { Parents } from "../../query/parents.ts";
import type { SourceContext } from "../../source-context.ts";
import { visibleJobRows } from "../job-rows.ts";

const HELD: Condition = { kind: "field", field: "applicationStatus", tests: [{ test: { op: "startsWith", text: "On Hold", ignoreCase: false }, negated: false }] };
const EARLY = any(isOneOf("status", ["Submitting", "Received", "Scouting", "Staging"]), all(isOneOf("status", ["Checking"]), not(HELD)));

/** JobDB.Jobs: how many visible jobs are in each state before the queues. */
export class BacklogSource {
  #counts: Promise<ReadonlyMap<string, number>> | undefined;

  constructor(private readonly context: SourceContext) {}

  /** Of Checking those that no optimizer holds. */
  async count(status: string): Promise<number> {
    this.#counts ??= this.#read();
    return (await this.#counts).get(status) ?? 0;
  }

  async #read(): Promise<ReadonlyMap<string, number>> {
    const { table, scope } = await visibleJobRows(this.context);
    const [groups] = await groupRows(table, all(scope, EARLY), ["status"], 10, Parents.NONE);
    return new Map(groups!.buckets.map(({ key, count }) => [key[0]!.value!, count]));
  }
}
