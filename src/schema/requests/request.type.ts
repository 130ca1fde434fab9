import { Extensions, Field, ID } from "type-graphql";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";
import { ofGroup, Requests } from "./request-facts.ts";
import { RequestOperation } from "./request-operation.type.ts";

const column = columnsOf(Requests), byGroup = columnsOf(ofGroup);

const STATUS = "Waiting; Assigned: an agent has it in hand; Scheduled: it waits for FTS; at the end Done, Failed, Canceled. "
  + "DIRAC's own tools work the status out of the operations again and so show no Assigned and no Canceled; a canceled request keeps the statuses of its operations.";
const OWNER = "DIRAC user name; unique only within a VO. In 8.0, and in older rows, that of the Registry's user with the certificate subject, null where there is none; in 8.0 to be filtered and grouped, not sorted.";
const OWNER_DN = "Certificate subject of the owner: for the owner, and for administrators and operators of the VO. In 9.1 only in rows that clients of 8.0 wrote.";
const NOT_BEFORE = "It is not executed before. After an attempt that failed it is put off: 60 minutes where a storage element is banned, 6 hours where the user is suspended. Without it a request is never executed.";
const SOURCE = "Who made it, in free text: `Job_<id>`, `JobAgent_<id>`, `JobCleaningAgent`, `FailoverTransfer`; `Aggregation` where DIRAC 9.1 merged accounting records of others, which are Canceled then. Often null.";

@Table(Requests, {
  rows: 200_000,
  relations: { operations: { to: () => RequestOperation, by: "requestId", many: true } },
  failures: { seen: "lastUpdate" },
  description: "What DIRAC still has to do for a job or a user, step by step: uploads that failed, files to be registered or removed, calls of services that did not answer. Done ones are removed 60 days after their last change, Failed and Canceled ones stay.",
})
export class Request implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["requestId"], cost: FREE })
  get id(): string {
    return encodeNodeId("Request", this.requestId);
  }

  @column("RequestID", { description: "DIRAC's number of the request." })
  requestId!: number;

  @column("RequestName", { distinct: true, description: "A label, not unique: `<job name>_job_<id>` for failed uploads of a job, `Accounting.DataStore.…` for accounting records." })
  requestName!: string;

  @column("JobID", { description: "The job that it is for; 0 is none. No index: to filter by it reads all requests." })
  jobId!: number | null;

  @column("Status", { description: STATUS })
  status!: string | null;

  @column("Error", { errorUnless: [], description: "What went wrong last, in free text; emptied when it is Done. See `errors` for those of its operations and files." })
  error!: string | null;

  @column("Owner", { description: OWNER })
  owner!: string | null;

  @column("OwnerDN", { personal: true, description: OWNER_DN })
  ownerDn!: string | null;

  @column("OwnerGroup", { description: "DIRAC group of the owner." })
  ownerGroup!: string | null;

  @byGroup("VO", { sort: false, description: "Virtual organisation of the group, by the Registry: to be filtered and grouped, not sorted. Null where nobody knows it." })
  vo!: string | null;

  @column("SourceComponent", { description: SOURCE })
  sourceComponent!: string | null;

  @column("CreationTime", { description: "Made by the client." })
  creationTime!: string | null;

  @column("SubmitTime", { description: "The same as `creationTime`: the client sets both." })
  submitTime!: string | null;

  @column("LastUpdate", { description: "It was taken by an agent, a file changed its status, an operation ended or was scheduled, or it ended itself." })
  lastUpdate!: string | null;

  @column("NotBefore", { description: NOT_BEFORE })
  notBefore!: string | null;

  @column("DIRACSetup", { description: "DIRAC setup; never filled." })
  diracSetup!: string | null;
}
