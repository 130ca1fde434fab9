import { Extensions, Field, ID } from "type-graphql";
import { GGUSTicketsCache } from "../../generated/resource-management-db.ts";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";

const column = columnsOf(GGUSTicketsCache);

@Table(GGUSTicketsCache, { rows: 5000, description: "The open GGUS tickets of a site. There are some only where a policy on GGUS tickets is configured." })
export class Ticket implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["gocSite"], cost: FREE })
  get id(): string {
    return encodeNodeId("Ticket", this.gocSite);
  }

  @column("GocSite", { description: "GOCDB's name of the site, which several DIRAC sites may share." })
  gocSite!: string;

  @column("Tickets", { description: "Numbers of the open tickets, in DIRAC's text." })
  tickets!: string;

  @column("OpenTickets", { description: "How many are open." })
  openTickets!: number;

  @column("Link", { description: "GGUS's page of them." })
  link!: string;

  @column("LastCheckTime", { description: "When DIRAC last asked GGUS." })
  lastCheckTime!: string | null;
}
