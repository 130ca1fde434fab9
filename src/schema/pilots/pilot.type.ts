import { Extensions, Field, ID } from "type-graphql";
import { PilotAgents } from "../../generated/pilot-agents-db.ts";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";

const column = columnsOf(PilotAgents);

const STATUS = "Submitted, Waiting (both wait at the computing element), Running, Unknown; at the end Done, Failed, Aborted, Deleted; Scheduled in old rows. "
  + "Done says only that the pilot ended, not that it ran a job: see `empty`.";
const UPDATED = "Last write of the status. A pilot that waits or runs and is not updated for three days becomes Deleted.";

@Table(PilotAgents, {
  failures: { seen: "lastUpdateTime", siteNames: [{ field: "siteName" }] },
  description: "An agent process that DIRAC submits to a computing element, where it takes and runs jobs. Removed, with what links it to its jobs, some 30 days after its submission; Aborted ones after 7.",
})
export class Pilot implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["pilotId"], cost: FREE })
  get id(): string {
    return encodeNodeId("Pilot", this.pilotId);
  }

  @column("PilotID", { description: "DIRAC's number of the pilot." })
  pilotId!: number;

  @column("PilotJobReference", { description: "The computing element's name for it, URL-like. Not unique: DIRAC may register a pilot twice." })
  pilotJobReference!: string;

  @column("PilotStamp", { distinct: true, description: "32 hexadecimal digits that DIRAC gives it, and DiracX knows it by; empty in old rows, and not unique." })
  pilotStamp!: string;

  @column("Status", { description: STATUS })
  status!: string;

  @column("StatusReason", { errorUnless: ["Unknown", "Not given"], description: "Why it has this status, in free text, often the computing element's; overwritten at each update, `Not given` or `Unknown` where nothing was said." })
  statusReason!: string;

  @column("GridSite", { description: "Site; `Unknown` until the first update of the status." })
  siteName!: string;

  @column("DestinationSite", { description: "Computing element (DIRAC names the column misleadingly); `NotAssigned` until the first update of the status." })
  computingElementName!: string;

  @column("Queue", { description: "Queue of the computing element; `Unknown` until the first update of the status." })
  queueName!: string;

  @column("GridType", { description: "Kind of computing element: HTCondorCE, AREX, SSH …; `LCG` where nothing was said." })
  gridType!: string;

  @column("VO", { description: "Virtual organisation. In 8.0 derived from the group by the Registry: readable, to be filtered and grouped, not sorted." })
  vo!: string | null;

  @column("OwnerGroup", { description: "DIRAC group in whose name it was submitted: one for the pilots of a VO, as a rule." })
  ownerGroup!: string | null;

  @column("OwnerDN", { personal: true, description: "Certificate subject with which it was submitted, practically always `Unknown`: for administrators and operators of the VO." })
  ownerDn!: string | null;

  @column("CurrentJobID", { description: "The last job that it took; 0: none yet, or none at all." })
  currentJobId!: number;

  @column("SubmissionTime", { description: "Submission to the computing element." })
  submissionTime!: string | null;

  @column("LastUpdateTime", { description: UPDATED })
  lastUpdateTime!: string | null;

  @column("BenchMark", { description: "Power of the processor that it found, in units of DB12 or HS06; 0 is unknown." })
  benchMark!: number;

  @column("AccountingSent", { description: "Whether the accounting record was sent." })
  accountingSent!: boolean;

  @column("OutputReady", { description: "Whether its output was fetched from the computing element; see `output`." })
  outputReady!: boolean | null;

  @column("TaskQueueID", { description: "Task queue that it was submitted for; practically always 0: pilots are for any job." })
  taskQueueId!: number | null;

  @column("Broker", { description: "Resource broker of old grids; practically always `Unknown`." })
  broker!: string | null;

  @column("GridRequirements", { distinct: true, description: "Requirements in the language of old grids; practically always empty." })
  gridRequirements!: string | null;

  @column("ParentID", { description: "Practically always 0." })
  parentId!: number | null;

  @column("InitialJobID", { description: "Not maintained by DIRAC: 0." })
  initialJobId!: number;

  @Field(() => Boolean, { simple: true, description: "Whether it ended well without a job: Done, and `currentJobId` is 0. False while it may still take one, and where it failed." })
  @Extensions({ needs: ["status", "currentJobId"], cost: FREE })
  get empty(): boolean {
    return this.status === "Done" && this.currentJobId === 0;
  }
}
