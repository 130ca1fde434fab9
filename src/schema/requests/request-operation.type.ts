import { Extensions, Field, ID } from "type-graphql";
import { Operation } from "../../generated/req-db.ts";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";
import { RequestFile } from "./request-file.type.ts";
import { Request } from "./request.type.ts";

const column = columnsOf(Operation);

const TYPE = "ReplicateAndRegister, MoveReplica, PutAndRegister, RegisterFile, RegisterReplica, RemoveReplica, RemoveFile, PhysicalRemoval, ReTransfer, ArchiveFiles, CheckMigration; "
  + "without files ForwardDISET (a call of a service is made again), SetFileStatus (of a transformation), StagingCallback; extensions of DIRAC add others.";
const STATUS = "Queued: those before it come first; Waiting: it is next; Scheduled: FTS has it; at the end Done or Failed. Nothing sets Assigned and Canceled. Behind a failed operation all others stay Queued for ever.";
const ARGUMENTS = "What it is done with: for ForwardDISET, SetFileStatus and ArchiveFiles in DIRAC's own encoding, for ReplicateAndRegister as JSON (activity, priority), for StagingCallback the job's number. "
  + "May hold delegated identities: for the owner of the request, and for administrators and operators of the VO.";
const SOURCE = "Storage elements that files are taken from; null or empty: any. DIRAC empties it in requests of failed uploads: the temporary storage element is that of the RemoveReplica behind it.";

@Table(Operation, {
  rows: 500_000,
  relations: { request: { to: () => Request, by: "requestId", many: false }, files: { to: () => RequestFile, by: "operationId", many: true } },
  failures: { seen: "lastUpdate", storageElementNames: [{ field: "targetStorageElementNames" }, { field: "sourceStorageElementNames" }] },
  description: "A step of a request. They are done one after the other; whoever sees the request sees its operations.",
})
export class RequestOperation implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["operationId"], cost: FREE })
  get id(): string {
    return encodeNodeId("RequestOperation", this.operationId);
  }

  @column("OperationID", { description: "DIRAC's number of the operation; says nothing of the order." })
  operationId!: number;

  @column("RequestID", { description: "Its request." })
  requestId!: number;

  @column("Order", { description: "Its place in the request, from 0. Changes when DIRAC puts other operations before it." })
  order!: number;

  @column("Type", { description: TYPE })
  type!: string;

  @column("Status", { description: STATUS })
  status!: string | null;

  @column("Error", { errorUnless: [], description: "What went wrong last, in free text; emptied when it is Done." })
  error!: string | null;

  @column("SourceSE", { description: SOURCE })
  sourceStorageElementNames!: string[] | null;

  @column("TargetSE", { description: "Storage elements that files are brought to, or removed from." })
  targetStorageElementNames!: string[] | null;

  @column("Catalog", { description: "Catalogues in which files are registered; null or empty: all. In no particular order." })
  catalog!: string[] | null;

  @column("Arguments", { personal: true, description: ARGUMENTS })
  arguments!: string | null;

  @column("CreationTime", { description: "Made by the client." })
  creationTime!: string | null;

  @column("SubmitTime", { description: "The same as `creationTime`: the client sets both." })
  submitTime!: string | null;

  @column("LastUpdate", { description: "A file of it changed its status, or it became Done, Failed or Scheduled." })
  lastUpdate!: string | null;
}
