import { Extensions, Field, ID } from "type-graphql";
import { tq_TaskQueues } from "../../generated/task-queue-db.ts";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";

const column = columnsOf(tq_TaskQueues);

const OWNER = "DIRAC user name; unique only within a VO. In 8.0, which stores the certificate subject, that of the Registry's user with this subject, null where there is none: readable, to be filtered and grouped, not sorted.";
const CPU_TIME = "Processor time that its jobs need, in seconds: rounded up to one of DIRAC's segments, 360 to 1,080,000.";
const PRIORITY = "Its weight in the draw among the queues that fit a pilot: the share of its group, divided by owners and their queues; 0.001 at least.";
const ENABLED = "0 while it is being made, then 1; in 8.0 a counter of those who lock it. Matching ignores it.";

@Table(tq_TaskQueues, { rows: 20_000, description: "Waiting jobs of one owner with the same requirements. Made for the first such job, at most 5,000 jobs long, and removed some minutes after the last one." })
export class TaskQueue implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["taskQueueId"], cost: FREE })
  get id(): string {
    return encodeNodeId("TaskQueue", this.taskQueueId);
  }

  @column("TQId", { description: "DIRAC's number of the queue." })
  taskQueueId!: number;

  @column("Owner", { description: OWNER })
  owner!: string | null;

  @column("OwnerDN", { personal: true, description: "Certificate subject of the owner: for the owner, and for administrators and operators of the VO." })
  ownerDn!: string | null;

  @column("OwnerGroup", { description: "DIRAC group of the owner." })
  ownerGroup!: string;

  @column("VO", { description: "Virtual organisation. In 8.0 derived from the group by the Registry: readable, to be filtered and grouped, not sorted." })
  vo!: string | null;

  @column("Setup", { description: "DIRAC setup that its jobs belong to." })
  setup!: string | null;

  @column("CPUTime", { description: CPU_TIME })
  cpuTime!: number;

  @column("Priority", { description: PRIORITY })
  priority!: number;

  @column("Enabled", { description: ENABLED })
  enabled!: number;
}
