import { Extensions, Field, ID } from "type-graphql";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";
import type { TableFacts } from "../common/table-registry.ts";
import { CONFIGURATION, KEY, SURE_LIST, TEXT } from "./configuration-facts.ts";

export const VirtualOrganizations = {
  database: CONFIGURATION,
  table: "VirtualOrganizations",
  derivedFrom: "DIRAC's configuration, /Registry/VO/<vo>, and the VOs of groups",
  key: ["name"],
  columns: { name: KEY, vomsName: TEXT, adminName: TEXT, adminGroupName: TEXT, defaultGroupNames: SURE_LIST, identityProviderName: TEXT, vomsServerHosts: SURE_LIST },
} as const satisfies TableFacts;

const column = columnsOf(VirtualOrganizations);

@Table(VirtualOrganizations, { rows: 100, description: "A virtual organisation: whose users share its jobs and files." })
export class VirtualOrganization implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["name"], cost: FREE })
  get id(): string {
    return encodeNodeId("VirtualOrganization", this.name);
  }

  @column("name", { description: "DIRAC's name of it." })
  name!: string;

  @column("vomsName", { description: "Its name in VOMS. (Option VOMSName.)" })
  vomsName!: string | null;

  @column("adminName", { description: "User who administers it. (Option VOAdmin.)" })
  adminName!: string | null;

  @column("adminGroupName", { description: "Group in which that user does so. (Option VOAdminGroup.)" })
  adminGroupName!: string | null;

  @column("defaultGroupNames", { description: "Groups of a new user. (Option DefaultGroup.)" })
  defaultGroupNames!: string[];

  @column("identityProviderName", { description: "Who issues its tokens, by name; one that DiracX alone knows by address. (Option IdProvider.)" })
  identityProviderName!: string | null;

  @column("vomsServerHosts", { description: "Hosts of its VOMS servers. (Sections of VOMSServers.)" })
  vomsServerHosts!: string[];
}
