import { Extensions, Field, ID } from "type-graphql";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";
import type { TableFacts } from "../common/table-registry.ts";
import { CONFIGURATION, INTEGER, KEY, LIST, NUMBER, SURE_FLAG, SURE_LIST, SURE_TEXT, TEXT } from "./configuration-facts.ts";
import { SiteWitness } from "./site-witness.type.ts";

export const Sites = {
  database: CONFIGURATION,
  table: "Sites",
  derivedFrom: "DIRAC's configuration, /Resources/Sites/<grid>/<site>; and the names of sites in ResourceStatusDB.SiteStatus, PilotAgentsDB.PilotAgents and JobDB.Jobs",
  key: ["name"],
  columns: {
    name: KEY, gridType: SURE_TEXT, country: SURE_TEXT, gocdbName: TEXT, tier: INTEGER, latitude: NUMBER, longitude: NUMBER, description: TEXT, mail: TEXT,
    vos: LIST, storageElementNames: LIST, isConfigured: SURE_FLAG, knownBy: SURE_LIST,
  },
} as const satisfies TableFacts;

const column = columnsOf(Sites);

@Table(Sites, { rows: 500, description: "Where jobs run: whatever the configuration, the resource status system, pilots or jobs know under the name of a site. The databases are asked every five minutes." })
export class Site implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["name"], cost: FREE })
  get id(): string {
    return encodeNodeId("Site", this.name);
  }

  @column("name", { description: "DIRAC's name, `Grid.Domain.country`. ANY, Multiple, Group.… in columns of sites are no sites." })
  name!: string;

  @column("gridType", { description: "First part of the name: LCG, ARC, DIRAC, CLOUD …" })
  gridType!: string;

  @column("country", { description: "Last part of the name as it stands: two letters as a rule, but `cern` exists." })
  country!: string;

  @column("gocdbName", { description: "Name in the GOCDB; several sites may share one. (Option Name.)" })
  gocdbName!: string | null;

  @column("tier", { description: "Tier 0 to 3 by the memorandum of understanding; null where it is not declared. (Option MoUTierLevel.)" })
  tier!: number | null;

  @column("latitude", { description: "Degrees north. (Option Coordinates, second part.)" })
  latitude!: number | null;

  @column("longitude", { description: "Degrees east. (Option Coordinates, first part.)" })
  longitude!: number | null;

  @column("description", { description: "What its administrators say of it. (Option Description.)" })
  description!: string | null;

  @column("mail", { description: "Address of the site's service. (Option Mail.)" })
  mail!: string | null;

  @column("vos", { description: "VOs that it serves; empty: every VO; null: the configuration does not know the site. (Option VO.)" })
  vos!: string[] | null;

  @column("storageElementNames", { description: "Local storage elements: those of the option SE, and those whose BaseSE or Alias is one of them; null: the configuration does not know the site." })
  storageElementNames!: string[] | null;

  @column("isConfigured", { description: "Whether the configuration declares it." })
  isConfigured!: boolean;

  @column("knownBy", { words: SiteWitness, description: "What knows it." })
  knownBy!: SiteWitness[];
}
