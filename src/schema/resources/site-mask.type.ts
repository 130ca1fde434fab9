import { Extensions, Field, ID } from "type-graphql";
import { SiteMask as SiteMaskTable } from "../../generated/job-db.ts";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";

const column = columnsOf(SiteMaskTable);

@Table(SiteMaskTable, {
  rows: 1000,
  failures: { seen: "lastUpdateTime", siteNames: [{ field: "siteName" }] },
  description: "Whether DIRAC 8.0 sends jobs to a site, where its resource status system is not active (the default). DIRAC 9.1 has none.",
})
export class SiteMask implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["siteName"], cost: FREE })
  get id(): string {
    return encodeNodeId("SiteMask", this.siteName!);
  }

  @column("Site", { description: "The site." })
  siteName!: string | null;

  @column("Status", { description: "Active or Banned." })
  status!: string | null;

  @column("LastUpdateTime", { description: "Last change." })
  lastUpdateTime!: string | null;

  @column("Author", { personal: true, description: "Who changed it: a user name, or a certificate subject, which only administrators, operators and site managers read." })
  author!: string | null;

  @column("Comment", { errorUnless: [], description: "Why, in free text." })
  comment!: string | null;
}
