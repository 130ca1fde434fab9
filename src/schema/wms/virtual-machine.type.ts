import { Extensions, Field, ID } from "type-graphql";
import { vm_Instances } from "../../generated/virtual-machine-db.ts";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";

const column = columnsOf(vm_Instances);

@Table(vm_Instances, {
  rows: 100_000,
  failures: { seen: "lastUpdate" },
  description: "A machine that DIRAC 8.0 started in a cloud to run jobs. DIRAC 9.1 has none.",
})
export class VirtualMachine implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["instanceId"], cost: FREE })
  get id(): string {
    return encodeNodeId("VirtualMachine", this.instanceId!);
  }

  @column("InstanceID", { description: "DIRAC's number of the machine." })
  instanceId!: number | null;

  @column("Name", { distinct: true, description: "Its name in the cloud." })
  name!: string | null;

  @column("UniqueID", { distinct: true, description: "The cloud's identifier; empty until the machine is submitted." })
  uniqueId!: string | null;

  @column("Endpoint", { description: "The cloud that runs it." })
  endpoint!: string | null;

  @column("RunningPod", { description: "What of DIRAC's configuration it was started for." })
  runningPod!: string | null;

  @column("VMImageID", { description: "DIRAC's number of the image that it started from." })
  vmImageId!: number | null;

  @column("Status", { description: "New, Submitted, Running, Stopping, Halted; Stalled after 40 minutes without an update; Error." })
  status!: string | null;

  @column("LastUpdate", { description: "Last sign of life, or change of the status." })
  lastUpdate!: string | null;

  @column("ErrorMessage", { errorUnless: [], description: "What went wrong; empty where nothing did." })
  errorMessage!: string | null;

  @column("PublicIP", { description: "Address from outside; empty while unknown." })
  publicIp!: string | null;

  @column("PrivateIP", { description: "Address inside the cloud; empty while unknown." })
  privateIp!: string | null;

  @column("Uptime", { description: "How long it was running at its last sign of life, in seconds." })
  uptime!: number | null;

  @column("Load", { description: "Load average at its last sign of life." })
  load!: number | null;

  @column("Jobs", { description: "How many jobs it had started at its last sign of life." })
  jobCount!: number | null;

  @column("MaxAllowedPrice", { description: "The highest price to pay for it, in the cloud's currency; null where there is no limit." })
  maxAllowedPrice!: number | null;
}
