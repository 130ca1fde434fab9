import { Extensions, Field, ID } from "type-graphql";
import { PolicyResult as PolicyResultTable } from "../../generated/resource-management-db.ts";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { isOneOf } from "../common/condition.ts";
import { columnsOf, Table } from "../common/table.ts";
import { REASON, STATUS } from "./status-words.ts";

const column = columnsOf(PolicyResultTable);

@Table(PolicyResultTable, {
  rows: 100_000,
  failures: { seen: "dateEffective", siteNames: [{ field: "name", where: isOneOf("element", ["Site"]) }] },
  description: "The last verdict of one policy on one element. The worst verdict of an element becomes its status, unless a user is in charge of it.",
})
export class PolicyResult implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["policyName", "statusType", "element", "name", "vo"], cost: FREE })
  get id(): string {
    return encodeNodeId("PolicyResult", this.policyName, this.statusType, this.element, this.name, this.vo);
  }

  @column("PolicyName", { description: "The policy, by its name in Operations `ResourceStatus/Policies`." })
  policyName!: string;

  @column("StatusType", { description: "The status type that it judges; cut at 16 characters." })
  statusType!: string;

  @column("Element", { description: "Site or Resource; in 8.0 also Node." })
  element!: string;

  @column("Name", { description: "The site, resource or queue." })
  name!: string;

  @column("VO", { description: "The VO that the verdict is for; `all` is every VO." })
  vo!: string;

  @column("Status", { description: STATUS })
  status!: string;

  @column("Reason", { distinct: true, errorUnless: [], description: REASON })
  reason!: string;

  @column("DateEffective", { description: "Since when the policy says so." })
  dateEffective!: string | null;

  @column("LastCheckTime", { description: "When the policy was last evaluated." })
  lastCheckTime!: string | null;
}
