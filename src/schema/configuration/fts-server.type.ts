import { Extensions, Field, ID } from "type-graphql";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";
import type { TableFacts } from "../common/table-registry.ts";
import { CONFIGURATION, KEY, SURE_TEXT } from "./configuration-facts.ts";

export const FtsServers = {
  database: CONFIGURATION,
  table: "FtsServers",
  derivedFrom: "DIRAC's configuration, /Resources/FTSEndpoints/FTS3",
  key: ["name"],
  columns: { name: KEY, url: SURE_TEXT },
} as const satisfies TableFacts;

const column = columnsOf(FtsServers);

@Table(FtsServers, { rows: 100, description: "A file transfer service that DIRAC submits transfers to." })
export class FtsServer implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["name"], cost: FREE })
  get id(): string {
    return encodeNodeId("FtsServer", this.name);
  }

  @column("name", { description: "DIRAC's name of it." })
  name!: string;

  @column("url", { description: "Where it is." })
  url!: string;
}
