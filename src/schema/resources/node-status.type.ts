import { Extensions, Field, ID } from "type-graphql";
import { NodeStatus as NodeStatusTable } from "../../generated/resource-status-db.ts";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";
import { LAST_CHECK_TIME, REASON, SINCE, STATUS, TOKEN_EXPIRATION, TOKEN_OWNER, VO } from "./status-words.ts";

const column = columnsOf(NodeStatusTable);

@Table(NodeStatusTable, {
  rows: 5000,
  failures: { seen: "dateEffective" },
  description: "What DIRAC 8.0's resource status system says of a queue. The name alone: queues of the same name at several computing elements share a row. DIRAC 9.1 has none.",
})
export class NodeStatus implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["queueName", "statusType", "vo"], cost: FREE })
  get id(): string {
    return encodeNodeId("NodeStatus", this.queueName!, this.statusType!, this.vo!);
  }

  @column("Name", { description: "The queue." })
  queueName!: string | null;

  @column("StatusType", { description: "Always `all`." })
  statusType!: string | null;

  @column("VO", { description: VO })
  vo!: string | null;

  @column("Status", { description: STATUS })
  status!: string | null;

  @column("Reason", { errorUnless: [], description: REASON })
  reason!: string | null;

  @column("DateEffective", { description: SINCE })
  dateEffective!: string | null;

  @column("TokenOwner", { description: TOKEN_OWNER })
  tokenOwner!: string | null;

  @column("TokenExpiration", { description: TOKEN_EXPIRATION })
  tokenExpiration!: string | null;

  @column("ElementType", { description: "`Queue`." })
  elementType!: string | null;

  @column("LastCheckTime", { description: LAST_CHECK_TIME })
  lastCheckTime!: string | null;
}
