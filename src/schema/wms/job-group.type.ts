import { Extensions, Field, ID } from "type-graphql";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";
import type { TableFacts } from "../common/table-registry.ts";

const generations = ["8.0", "9.1"];

/** No table of DIRAC: the visible jobs, grouped by JobGroup (datasources/wms/job-group.source.ts). */
const JobGroups = {
  database: "JobDB",
  table: "Jobs",
  derivedFrom: "JobDB.Jobs, grouped by JobGroup",
  key: ["JobGroup"],
  columns: {
    JobGroup: { kind: "text", nullable: false, indexed: true, generations },
    JobCount: { kind: "integer", nullable: false, indexed: false, generations },
    LastUpdateTime: { kind: "time", nullable: true, indexed: false, generations },
  },
} as const satisfies TableFacts;

const column = columnsOf(JobGroups);

@Table(JobGroups, { rows: 100_000, madeFrom: 1_000_000, description: "The jobs that share a job group: a user's campaign, or the tasks of one transformation. There is one while there are jobs." })
export class JobGroup implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["name"], cost: FREE })
  get id(): string {
    return encodeNodeId("JobGroup", this.name);
  }

  @column("JobGroup", { description: "The user's label, or the transformation's number padded to eight digits." })
  name!: string;

  @column("JobCount", { description: "How many jobs of the group you may see." })
  jobCount!: number;

  @column("LastUpdateTime", { description: "Last change of status of any of these jobs." })
  lastUpdateTime!: string | null;
}
