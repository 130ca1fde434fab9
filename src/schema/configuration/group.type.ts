import { Extensions, Field, ID } from "type-graphql";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";
import type { TableFacts } from "../common/table-registry.ts";
import { CONFIGURATION, KEY, NAME, NUMBER, SURE_LIST, TEXT } from "./configuration-facts.ts";

export const Groups = {
  database: CONFIGURATION,
  table: "Groups",
  derivedFrom: "DIRAC's configuration, /Registry/Groups/<group>",
  key: ["name"],
  columns: { name: KEY, vo: NAME, properties: SURE_LIST, userNames: SURE_LIST, vomsRole: TEXT, vomsVo: TEXT, identityProviderRole: TEXT, jobShare: NUMBER },
} as const satisfies TableFacts;

const column = columnsOf(Groups);

@Table(Groups, { rows: 1000, description: "A DIRAC group: users who may do the same for one VO. DiracX may have groups of one name in several VOs: that of the VO that DIRAC's files name is here, else that of the first VO." })
export class Group implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["name"], cost: FREE })
  get id(): string {
    return encodeNodeId("Group", this.name);
  }

  @column("name", { description: "DIRAC's name of it." })
  name!: string;

  @column("vo", { description: "Virtual organisation; null: none. The installation's only VO, if it names one, wins over the group's in 8.0 and yields to it in 9.1. (Option VO.)" })
  vo!: string | null;

  @column("properties", { description: "What its users may do: NormalUser, JobAdministrator, Operator … (Option Properties.)" })
  properties!: string[];

  @column("userNames", { description: "Its users. (Option Users.)" })
  userNames!: string[];

  @column("vomsRole", { description: "Role in VOMS. (Option VOMSRole.)" })
  vomsRole!: string | null;

  @column("vomsVo", { description: "VO in VOMS, where it has another name. (Option VOMSVO.)" })
  vomsVo!: string | null;

  @column("identityProviderRole", { description: "What the VO's identity provider calls it. (Option IdPRole.)" })
  identityProviderRole!: string | null;

  @column("jobShare", { description: "Its share of the priority of jobs, relative to the other groups. (Option JobShare.)" })
  jobShare!: number | null;
}
