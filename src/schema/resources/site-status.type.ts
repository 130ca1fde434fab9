import { Extensions, Field, ID } from "type-graphql";
import { SiteStatus as SiteStatusTable } from "../../generated/resource-status-db.ts";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";
import { LAST_CHECK_TIME, REASON, SINCE, STATUS, TOKEN_EXPIRATION, TOKEN_OWNER, VO } from "./status-words.ts";

const column = columnsOf(SiteStatusTable);

@Table(SiteStatusTable, {
  rows: 5000,
  failures: { seen: "dateEffective", siteNames: [{ field: "siteName" }] },
  description: "What DIRAC's resource status system says of a site. In 8.0 it decides only where Operations `ResourceStatus/Config/State` is Active; otherwise the site mask does.",
})
export class SiteStatus implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["siteName", "statusType", "vo"], cost: FREE })
  get id(): string {
    return encodeNodeId("SiteStatus", this.siteName, this.statusType, this.vo);
  }

  @column("Name", { description: "The site." })
  siteName!: string;

  @column("StatusType", { description: "Always `all`." })
  statusType!: string;

  @column("VO", { description: VO })
  vo!: string;

  @column("Status", { description: STATUS })
  status!: string;

  @column("Reason", { errorUnless: [], description: REASON })
  reason!: string;

  @column("DateEffective", { description: SINCE })
  dateEffective!: string | null;

  @column("TokenOwner", { description: TOKEN_OWNER })
  tokenOwner!: string;

  @column("TokenExpiration", { description: TOKEN_EXPIRATION })
  tokenExpiration!: string | null;

  @column("ElementType", { description: "`Site`, or the first part of the site's name where a script wrote the row." })
  elementType!: string;

  @column("LastCheckTime", { description: LAST_CHECK_TIME })
  lastCheckTime!: string | null;
}
