import { Extensions, Field, ID } from "type-graphql";
import { ResourceStatus as ResourceStatusTable } from "../../generated/resource-status-db.ts";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { isOneOf } from "../common/condition.ts";
import { columnsOf, Table } from "../common/table.ts";
import { LAST_CHECK_TIME, REASON, SINCE, STATUS, STATUS_TYPE_OF_RESOURCE, TOKEN_EXPIRATION, TOKEN_OWNER, VO } from "./status-words.ts";

const column = columnsOf(ResourceStatusTable);

@Table(ResourceStatusTable, {
  rows: 50_000,
  failures: { seen: "dateEffective", storageElementNames: [{ field: "name", where: isOneOf("elementType", ["StorageElement"]) }] },
  description: "What DIRAC's resource status system says of a computing element, a storage element (one row for each kind of access) or an FTS server. In 8.0 it decides only where Operations `ResourceStatus/Config/State` is Active.",
})
export class ResourceStatus implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["name", "statusType", "vo"], cost: FREE })
  get id(): string {
    return encodeNodeId("ResourceStatus", this.name, this.statusType, this.vo);
  }

  @column("Name", { description: "The element, by its name in the configuration." })
  name!: string;

  @column("StatusType", { description: STATUS_TYPE_OF_RESOURCE })
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

  @column("ElementType", { description: "ComputingElement, StorageElement, FTS; in 8.0 also Catalog." })
  elementType!: string;

  @column("LastCheckTime", { description: LAST_CHECK_TIME })
  lastCheckTime!: string | null;
}
