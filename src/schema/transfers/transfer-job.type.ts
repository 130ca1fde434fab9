import { Extensions, Field, ID } from "type-graphql";
import { Jobs } from "../../generated/fts3-db.ts";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";
import { monitoringPage } from "./monitoring-page.ts";
import { ofGroup } from "./transfer-facts.ts";
import { ASSIGNMENT, OPERATION_ID, USER_GROUP, USERNAME, VO } from "./transfer-words.ts";

const column = columnsOf(Jobs), byGroup = columnsOf(ofGroup);

const COMPLETENESS = "Percentage, cut to a whole number, of its files that FTS is done with, well or not: 100 does not mean success. Null before the first monitoring.";

@Table({ ...Jobs, columns: { ...Jobs.columns, ...ofGroup.columns } }, {
  rows: 500_000,
  failures: { seen: "lastUpdate" },
  description: "A job of FTS: some files of an operation that DIRAC submitted together.",
})
export class TransferJob implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["jobId"], cost: FREE })
  get id(): string {
    return encodeNodeId("TransferJob", this.jobId);
  }

  @column("jobID", { description: "DIRAC's number of it. Has nothing to do with the jobs of the grid." })
  jobId!: number;

  @column("operationID", { description: OPERATION_ID })
  operationId!: number;

  @column("ftsGUID", { distinct: true, description: "FTS's name of it." })
  ftsGuid!: string | null;

  @column("ftsServer", { description: "FTS server, by the URL at which it takes jobs." })
  ftsServer!: string | null;

  @column("status", { description: "At the end Finished, Failed, Canceled (also of a job that FTS no longer knows), Finisheddirty (some files well); before Submitted, Ready, Active, Staging, Archiving." })
  status!: string | null;

  @column("completeness", { description: COMPLETENESS })
  completeness!: number | null;

  @column("error", { errorUnless: [], description: "FTS's reason." })
  error!: string | null;

  @column("submitTime", { description: "Submission to FTS. How long its files have been on their way is counted from here." })
  submitTime!: string | null;

  @column("lastMonitor", { description: "When DIRAC last asked FTS about it. An old one in a job that goes on is that of an agent that is silent." })
  lastMonitor!: string | null;

  @column("lastUpdate", { description: "Last write of the row, also where nothing changed." })
  lastUpdate!: string | null;

  @column("username", { description: USERNAME })
  username!: string | null;

  @column("userGroup", { description: USER_GROUP })
  userGroup!: string | null;

  @byGroup("VO", { sort: false, description: VO })
  vo!: string | null;

  @column("assignment", { description: ASSIGNMENT })
  assignment!: string | null;

  @Field(() => String, { simple: true, nullable: true, description: "FTS's page of it, at the port where its monitoring usually is; null where server or name are unknown." })
  @Extensions({ needs: ["ftsServer", "ftsGuid"], cost: FREE })
  get url(): string | null {
    return monitoringPage(this.ftsServer, this.ftsGuid);
  }
}
