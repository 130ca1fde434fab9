import { Extensions, Field, ID } from "type-graphql";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";
import type { TableFacts } from "../common/table-registry.ts";
import { CONFIGURATION, INTEGER, KEY, LIST, NUMBER, SURE_LIST, TEXT } from "./configuration-facts.ts";

export const ComputingElements = {
  database: CONFIGURATION,
  table: "ComputingElements",
  derivedFrom: "DIRAC's configuration, /Resources/Sites/<grid>/<site>/CEs/<computing element>",
  key: ["siteName", "name"],
  columns: {
    siteName: KEY, name: KEY, ceType: TEXT, architecture: TEXT, os: TEXT, platform: TEXT, numberOfProcessors: INTEGER, maxRam: INTEGER, si00: NUMBER,
    tags: SURE_LIST, requiredTags: SURE_LIST, vos: LIST,
  },
} as const satisfies TableFacts;

const column = columnsOf(ComputingElements);

@Table(ComputingElements, {
  rows: 2000,
  description: "An entry to a site's worker nodes. What it does not declare it inherits: from the site's section CEs, then from /Resources/Computing/<type>, then from /Resources/Computing/CEDefaults.",
})
export class ComputingElement implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["siteName", "name"], cost: FREE })
  get id(): string {
    return encodeNodeId("ComputingElement", this.siteName, this.name);
  }

  @column("siteName", { description: "Site." })
  siteName!: string;

  @column("name", { description: "Host name. DIRAC takes it for unique; nothing makes it so." })
  name!: string;

  @column("ceType", { description: "Kind: HTCondorCE, AREX, SSH, Cloud … (Option CEType.)" })
  ceType!: string | null;

  @column("architecture", { description: "Architecture of the processors, such as x86_64." })
  architecture!: string | null;

  @column("os", { description: "Operating system. (Option OS.)" })
  os!: string | null;

  @column("platform", { description: "Platform that jobs may ask for; null where it is not declared. (Option Platform.)" })
  platform!: string | null;

  @column("numberOfProcessors", { description: "Processors that one pilot may use; null where it is not declared. (Option NumberOfProcessors.)" })
  numberOfProcessors!: number | null;

  @column("maxRam", { description: "Memory for one pilot, in MB as in the configuration. (Option MaxRAM.)" })
  maxRam!: number | null;

  @column("si00", { description: "Power of a processor, in SpecInt2000; 250 is DIRAC's unit of CPU work. (Option SI00.)" })
  si00!: number | null;

  @column("tags", { description: "What jobs may ask for here. (Option Tag.)" })
  tags!: string[];

  @column("requiredTags", { description: "What jobs must ask for to run here. (Option RequiredTag.)" })
  requiredTags!: string[];

  @column("vos", {
    description: "VOs that may use it; empty: every VO; null: none. In 9.1 its own list if it has one, else that of the site; in 8.0 the VOs that pass both. (Options VO.)",
  })
  vos!: string[] | null;
}
