import { DowntimeState } from "../../schema/resources/downtime-state.type.ts";
import { Downtime } from "../../schema/resources/downtime.type.ts";
import type { SourceContext } from "../source-context.ts";
import { ResourceTable } from "./resource-table.ts";

/** ResourceManagementDB.DowntimeCache. */
export class DowntimeSource extends ResourceTable<Downtime> {
  constructor(context: SourceContext) {
    super(Downtime, context);
  }

  /** Those of a site by its name in the GOCDB, and those of its machines, in order of their begin; each once. */
  async of(gocdbName: string | null, hosts: readonly string[]): Promise<Downtime[]> {
    const [ofSite = [], ...ofHosts] = await Promise.all([gocdbName === null ? [] : this.allWith("name", gocdbName), ...[...new Set(hosts)].map(host => this.allWith("name", host))]);
    const found = [...ofSite.filter(({ element }) => element === "Site"), ...ofHosts.flat().filter(({ element }) => element === "Resource")];
    return found.sort((a, b) => (a.startDate ?? "").localeCompare(b.startDate ?? "") || a.downtimeId.localeCompare(b.downtimeId));
  }

  /** By DIRAC's rule: it goes on strictly between its dates. */
  stateOf({ startDate, endDate }: Downtime): DowntimeState | null {
    if (startDate === null || endDate === null) return null;
    const { now } = this.context;
    return Date.parse(endDate) <= now ? DowntimeState.PAST : Date.parse(startDate) < now ? DowntimeState.ONGOING : DowntimeState.FUTURE;
  }
}
