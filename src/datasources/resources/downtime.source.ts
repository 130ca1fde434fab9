import { DowntimeState } from "../../schema/resources/downtime-state.type.ts";
import { Downtime } from "../../schema/resources/downtime.type.ts";
import type { SourceContext } from "../source-context.ts";
import { ResourceTable } from "./resource-table.ts";

/** ResourceManagementDB.DowntimeCache. */
export class DowntimeSource extends ResourceTable<Downtime> {
  constructor(context: SourceContext) {
    super(Downtime, context, { name: "name" });
  }

  /** By DIRAC's rule: it goes on strictly between its dates. */
  stateOf({ startDate, endDate }: Downtime): DowntimeState | null {
    if (startDate === null || endDate === null) return null;
    const { now } = this.context;
    return Date.parse(endDate) <= now ? DowntimeState.PAST : Date.parse(startDate) < now ? DowntimeState.ONGOING : DowntimeState.FUTURE;
  }
}
