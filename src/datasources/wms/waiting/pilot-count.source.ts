import type DataLoader from "dataloader";
import { all, isOneOf } from "../../../schema/common/condition.ts";
import type { Groups } from "../../../schema/common/groups.type.ts";
import { describe } from "../../../schema/common/table-registry.ts";
import { Pilot } from "../../../schema/pilots/pilot.type.ts";
import { visiblePilotRows } from "../../pilots/pilot-rows.ts";
import type { Visible } from "../../query/listing.ts";
import { readFilter } from "../../query/filter.ts";
import type { SourceContext } from "../../source-context.ts";
import { countedAtSites } from "./site-count.ts";

const ALIVE = isOneOf("status", ["Submitted", "Waiting", "Scheduled", "Running"]);
const FAILED = ["Aborted", "Failed"];

export interface PilotCount {
  readonly status: string;
  /** Of failed ones. */
  readonly statusReason?: string;
  readonly count: number;
}

/** PilotAgentsDB.PilotAgents, the visible pilots of a VO counted for each site. */
export class PilotCountSource {
  readonly #alive: DataLoader<string, Groups>;
  readonly #ended: DataLoader<string, Groups>;
  readonly #failed: DataLoader<string, Groups>;

  constructor(context: SourceContext) {
    let rows: Promise<Visible<object>> | undefined;
    const visible = () => (rows ??= visiblePilotRows(context)), lastDay = readFilter({ lastUpdateTime: { gte: "-P1D" } }, describe(Pilot), context);
    this.#alive = countedAtSites(visible, ALIVE, ["vo", "status"]);
    this.#ended = countedAtSites(visible, all(isOneOf("status", ["Done", ...FAILED]), lastDay), ["vo", "status"]);
    this.#failed = countedAtSites(visible, all(isOneOf("status", FAILED), lastDay), ["vo", "status", "statusReason"]);
  }

  /** Those that wait or run. */
  alive(vo: string | null, siteNames: readonly string[]): Promise<PilotCount[]> {
    return counts(this.#alive, vo, siteNames);
  }

  /** Those that ended, well or not, in the last 24 hours. */
  ended(vo: string | null, siteNames: readonly string[]): Promise<PilotCount[]> {
    return counts(this.#ended, vo, siteNames);
  }

  /** Those that failed in the last 24 hours, by what was said of it. */
  failed(vo: string | null, siteNames: readonly string[]): Promise<PilotCount[]> {
    return counts(this.#failed, vo, siteNames);
  }
}

async function counts(loader: DataLoader<string, Groups>, vo: string | null, siteNames: readonly string[]): Promise<PilotCount[]> {
  const groups = await Promise.all(siteNames.map(name => loader.load(name)));
  return groups.flatMap(({ buckets }) => buckets).flatMap(({ key: [of, status, statusReason], count }) =>
    (of!.value === vo ? [{ status: status!.value!, count, ...(statusReason !== undefined && { statusReason: statusReason.value ?? "" }) }] : []));
}
