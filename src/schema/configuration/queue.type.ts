import { Extensions, Field, ID } from "type-graphql";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";
import type { TableFacts } from "../common/table-registry.ts";
import { CONFIGURATION, INTEGER, KEY, LIST, NUMBER, SURE_LIST, TEXT } from "./configuration-facts.ts";

export const Queues = {
  database: CONFIGURATION,
  table: "Queues",
  derivedFrom: "DIRAC's configuration, /Resources/Sites/<grid>/<site>/CEs/<computing element>/Queues/<queue>",
  key: ["siteName", "computingElementName", "name"],
  columns: {
    siteName: KEY, computingElementName: KEY, name: KEY, ceQueueName: TEXT, ceType: TEXT, architecture: TEXT, os: TEXT, platform: TEXT, numberOfProcessors: INTEGER,
    maxRam: INTEGER, si00: NUMBER, maxCpuTime: INTEGER, maxTotalJobs: INTEGER, maxWaitingJobs: INTEGER, tags: SURE_LIST, requiredTags: SURE_LIST, vos: LIST,
  },
} as const satisfies TableFacts;

const column = columnsOf(Queues);

@Table(Queues, { rows: 10_000, description: "A queue of a computing element, with its limits. What it does not declare it inherits from its computing element." })
export class Queue implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["siteName", "computingElementName", "name"], cost: FREE })
  get id(): string {
    return encodeNodeId("Queue", this.siteName, this.computingElementName, this.name);
  }

  @column("siteName", { description: "Site." })
  siteName!: string;

  @column("computingElementName", { description: "Computing element." })
  computingElementName!: string;

  @column("name", { description: "Name of the queue in DIRAC." })
  name!: string;

  @column("ceQueueName", { description: "Name of the queue for the computing element, where it differs. (Option CEQueueName.)" })
  ceQueueName!: string | null;

  @column("ceType", { description: "Kind of the computing element: HTCondorCE, AREX, SSH, Cloud … (Option CEType.)" })
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

  @column("maxCpuTime", { description: "Longest CPU time of a pilot, in seconds, not normalised by the power of the processor. (Option maxCPUTime, there in minutes.)" })
  maxCpuTime!: number | null;

  @column("maxTotalJobs", { description: "Pilots that DIRAC keeps there at most. (Option MaxTotalJobs.)" })
  maxTotalJobs!: number | null;

  @column("maxWaitingJobs", { description: "Pilots that DIRAC lets wait there at most. (Option MaxWaitingJobs.)" })
  maxWaitingJobs!: number | null;

  @column("tags", { description: "What jobs may ask for here: its own and those of the computing element. (Options Tag.)" })
  tags!: string[];

  @column("requiredTags", { description: "What jobs must ask for to run here: its own and those of the computing element. (Options RequiredTag.)" })
  requiredTags!: string[];

  @column("vos", {
    description: "VOs that may use it; empty: every VO; null: none. In 9.1 the first list that is not empty of queue, computing element and site; in 8.0 the VOs that pass each. (Options VO.)",
  })
  vos!: string[] | null;
}
