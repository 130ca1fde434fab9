import { Extensions, Field, ID } from "type-graphql";
import { Jobs } from "../../generated/job-db.ts";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";
import { JobRows, ofJobGroup } from "./job-facts.ts";

const column = columnsOf(Jobs), byJobGroup = columnsOf(ofJobGroup);

const SITE = "Site where the job runs or ran, or the one it asked for; `ANY`, `Multiple`, `MultipleInput` and `Group.…` while no site is chosen.";
const STATUS = "Major status: Submitting, Received, Scouting, Checking, Staging, Waiting, Matched, Rescheduled, Running, Stalled, Completing, "
  + "Completed, Done, Failed, Killed, Deleted; extensions of DIRAC may add others.";
const UNRELIABLE = "Not maintained by DIRAC: use `status`.";

@Table(JobRows, {
  description: "One task of a user or a production, from submission until DIRAC removes it (about a week after its end).",
  failures: { seen: "lastUpdateTime", siteNames: [{ field: "siteName" }] },
})
export class Job implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["jobId"], cost: FREE })
  get id(): string {
    return encodeNodeId("Job", this.jobId);
  }

  @column("JobID", { description: "DIRAC's number of the job." })
  jobId!: number;

  @column("JobType", { description: "User, Test, Hospital, or a transformation type such as MCSimulation; `user` where the submission named none." })
  jobType!: string;

  @column("JobGroup", { description: "The user's label, or the transformation's number padded to eight digits; `00000000` is none." })
  jobGroup!: string;

  @byJobGroup("TransformationID", { sort: false, description: "The transformation that made it, where `jobGroup` is the eight digits of one." })
  transformationId!: number | null;

  @column("JobName", { distinct: true, description: "The user's name for the job; `Unknown` or `Name` where there is none." })
  jobName!: string;

  @column("Site", { description: SITE })
  siteName!: string;

  @column("Owner", { description: "DIRAC user name; unique only within a VO." })
  owner!: string;

  @column("OwnerGroup", { description: "DIRAC group at submission." })
  ownerGroup!: string;

  @column("VO", { description: "Virtual organisation. In 8.0 derived from the group by the Registry: readable, to be filtered and grouped, not sorted." })
  vo!: string | null;

  @column("OwnerDN", { personal: true, description: "Certificate subject of the owner: for the owner, and for administrators and operators of the VO." })
  ownerDn!: string | null;

  @column("Status", { description: STATUS })
  status!: string;

  @column("MinorStatus", { errorUnless: ["Unknown"], description: "What the job is doing, or what became of it, in free text." })
  minorStatus!: string;

  @column("ApplicationStatus", { errorUnless: ["Unknown"], description: "What the payload says of itself, in free text; `On Hold: …` while an optimizer waits; `Unknown` where nothing was said." })
  applicationStatus!: string | null;

  @column("SubmissionTime", { description: "Submission." })
  submissionTime!: string | null;

  @column("LastUpdateTime", { description: "Last change of status; heartbeats and some other writes do not move it." })
  lastUpdateTime!: string | null;

  @column("StartExecTime", { description: "First start; a reschedule does not reset it." })
  startExecTime!: string | null;

  @column("EndExecTime", { description: "First end; a reschedule does not reset it, so a job that runs again may have one." })
  endExecTime!: string | null;

  @column("HeartBeatTime", { description: "Last sign of life, every half hour while running." })
  heartBeatTime!: string | null;

  @column("RescheduleTime", { description: "Last reschedule." })
  rescheduleTime!: string | null;

  @column("RescheduleCounter", { description: "How often the job was rescheduled." })
  rescheduleCounter!: number;

  @column("UserPriority", { description: "Priority that the owner asked for." })
  userPriority!: number;

  @column("VerifiedFlag", { description: "Whether the submission was accepted." })
  verifiedFlag!: boolean;

  @column("AccountedFlag", { description: "Whether the accounting record was sent: True, False, Failed." })
  accountedFlag!: string;

  @column("DIRACSetup", { description: "DIRAC setup that the job belongs to." })
  diracSetup!: string | null;

  @column("JobSplitType", { description: "Single, Master, Subjob or DAGNode; practically always Single." })
  jobSplitType!: string | null;

  @column("MasterJobID", { description: "Practically always 0." })
  masterJobId!: number | null;

  @column("ApplicationNumStatus", { description: "Numeric status of the payload; practically always 0." })
  applicationNumStatus!: number | null;

  @column("SystemPriority", { description: "Practically always 0." })
  systemPriority!: number | null;

  @column("DeletedFlag", { description: UNRELIABLE })
  deletedFlag!: boolean | null;

  @column("KilledFlag", { description: UNRELIABLE })
  killedFlag!: boolean | null;

  @column("FailedFlag", { description: UNRELIABLE })
  failedFlag!: boolean | null;

  @column("ISandboxReadyFlag", { description: UNRELIABLE })
  iSandboxReadyFlag!: boolean | null;

  @column("OSandboxReadyFlag", { description: UNRELIABLE })
  oSandboxReadyFlag!: boolean | null;

  @column("RetrievedFlag", { description: UNRELIABLE })
  retrievedFlag!: boolean | null;
}
