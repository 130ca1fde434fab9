import { Extensions, Field, ID } from "type-graphql";
import { DowntimeCache } from "../../generated/resource-management-db.ts";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";

const column = columnsOf(DowntimeCache);

@Table(DowntimeCache, {
  rows: 20_000,
  description: "A downtime of GOCDB, as DIRAC has copied it: what goes on or starts within 120 hours, and what ended until DIRAC deletes it. No history is kept. Absence never means that a downtime "
    + "was cancelled: DIRAC deletes and rewrites announced ones, so they come and go between two readings.",
})
export class Downtime implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["downtimeId"], cost: FREE })
  get id(): string {
    return encodeNodeId("Downtime", this.downtimeId);
  }

  @column("DowntimeID", { description: "GOCDB's key, a blank, and the endpoint, host or site: one downtime of GOCDB is several rows." })
  downtimeId!: string;

  @Field(() => String, { simple: true, description: "GOCDB's key alone: rows that share it are one downtime of GOCDB. To find them filter by `downtimeId: {startsWith: \"<gocdbId> \"}`." })
  @Extensions({ needs: ["downtimeId"], cost: FREE })
  get gocdbId(): string {
    return this.downtimeId.split(" ")[0]!;
  }

  @column("Element", { description: "Site or Resource." })
  element!: string;

  @column("Name", { description: "GOCDB's name of the site, which several DIRAC sites may share, or a host." })
  name!: string;

  @column("StartDate", { description: "Begin." })
  startDate!: string | null;

  @column("EndDate", { description: "End." })
  endDate!: string | null;

  @column("Severity", { description: "OUTAGE (DIRAC bans) or WARNING (DIRAC degrades); of two at once OUTAGE counts." })
  severity!: string;

  @column("Description", { description: "What GOCDB says, without quotes." })
  description!: string;

  @column("Link", { description: "GOCDB's page of it." })
  link!: string | null;

  @column("GOCDBServiceType", { description: "GOCDB's type of the service that is down: ARC-CE, org.opensciencegrid.htcondorce, FTS, srm, xrootd, webdav …; null for a site." })
  gocdbServiceType!: string | null;

  @column("DateEffective", { description: "When DIRAC wrote the row; nothing of GOCDB's." })
  dateEffective!: string | null;

  @column("LastCheckTime", { description: "When DIRAC last found it in GOCDB." })
  lastCheckTime!: string | null;
}
