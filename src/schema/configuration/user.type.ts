import { Extensions, Field, ID } from "type-graphql";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";
import type { TableFacts } from "../common/table-registry.ts";
import { CONFIGURATION, KEY, SURE_FLAG, SURE_LIST, TEXT } from "./configuration-facts.ts";

export const Users = {
  database: CONFIGURATION,
  table: "Users",
  derivedFrom: "DIRAC's configuration, /Registry/Users/<user> and /Registry/Groups",
  key: ["vo", "name"],
  columns: { vo: KEY, name: KEY, groupNames: SURE_LIST, isSuspended: SURE_FLAG, dns: SURE_LIST, email: TEXT },
} as const satisfies TableFacts;

const column = columnsOf(Users);

@Table(Users, { rows: 20_000, description: "A user of DIRAC in one VO: the name means something within a VO only, and whoever belongs to two VOs is two of these." })
export class User implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["vo", "name"], cost: FREE })
  get id(): string {
    return encodeNodeId("User", this.vo, this.name);
  }

  @column("vo", { description: "Virtual organisation, by the groups; empty for a user of groups without VO, or of no group." })
  vo!: string;

  @column("name", { description: "DIRAC user name." })
  name!: string;

  @column("groupNames", { description: "Groups of this VO that list the user." })
  groupNames!: string[];

  @column("isSuspended", { description: "Whether DIRAC refuses the user in this VO. (Option Suspended.)" })
  isSuspended!: boolean;

  @column("dns", { personal: true, description: "Certificate subjects: for the user, and for administrators and operators of the VO; null for others. (Option DN.)" })
  dns!: string[] | null;

  @column("email", { personal: true, description: "E-mail address: for the user, and for administrators and operators of the VO; null for others. (Option Email.)" })
  email!: string | null;
}
