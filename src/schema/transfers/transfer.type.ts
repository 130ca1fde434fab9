import { Extensions, Field, ID } from "type-graphql";
import { Files, Operations } from "../../generated/fts3-db.ts";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";
import { ofGroup, ofSources, TransferFiles } from "./transfer-facts.ts";
import { OPERATION_ID, USER_GROUP, USERNAME, VO } from "./transfer-words.ts";

const column = columnsOf(Files), ofOperation = columnsOf(Operations), bySources = columnsOf(ofSources), byGroup = columnsOf(ofGroup);

const STATUS = "At the end Finished or Defunct (DIRAC gave up: too many attempts, an error that cannot be repaired, source and target the same, no such file). Failed and Canceled are final for FTS, not for "
  + "DIRAC, which submits them again. Others: New, Submitted, Ready, Active, Staging, Started, Not_used, Archiving, Token_prep.";
const UPDATED = "Last write: of a Finished or Defunct one its end; of others every pass of the monitoring, so that no progress can be read from it: see `waitingSince`.";

@Table(TransferFiles, {
  failures: { seen: "lastUpdate", storageElementNames: [{ field: "targetStorageElementName" }, { field: "sourceStorageElementName" }] },
  description: "A file that FTS brings to one storage element, for as long as DIRAC keeps its operation: 180 days after the end. Transfers that DIRAC makes without FTS are not here. Owner, source and activity are those of the operation.",
})
export class Transfer implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["fileId"], cost: FREE })
  get id(): string {
    return encodeNodeId("Transfer", this.fileId);
  }

  @column("fileID", { description: "DIRAC's number of the transfer: one for each file and target." })
  fileId!: number;

  @column("operationID", { description: OPERATION_ID })
  operationId!: number;

  @column("lfn", { distinct: true, description: "The file, by its logical name. DIRAC has no index on it." })
  lfn!: string | null;

  @column("status", { description: STATUS })
  status!: string | null;

  @column("error", { errorUnless: [], description: "Why it failed last, in FTS's or DIRAC's words; may stay after an attempt that went well." })
  error!: string | null;

  @column("attempt", { description: "How often DIRAC submitted it; FTS itself tries three times for each." })
  attempt!: number | null;

  @column("size", { description: "Size in bytes; 0 where nobody knew it." })
  size!: number | null;

  @column("checksum", { distinct: true, description: "Checksum, Adler32 as a rule." })
  checksum!: string | null;

  @bySources("sourceSE", { description: "Storage element that it comes from, where the operation names exactly one; null: unknown, FTS takes any replica." })
  sourceStorageElementName!: string | null;

  @column("targetSE", { description: "Storage element that it goes to." })
  targetStorageElementName!: string;

  @ofOperation("activity", { description: "FTS's activity, which shares out the links; null: the default." })
  activity!: string | null;

  @ofOperation("username", { description: USERNAME })
  username!: string | null;

  @ofOperation("userGroup", { description: USER_GROUP })
  userGroup!: string | null;

  @byGroup("VO", { sort: false, description: VO })
  vo!: string | null;

  @ofOperation("creationTime", { description: "When the operation was made. The file itself has no such time." })
  creationTime!: string | null;

  @column("lastUpdate", { description: UPDATED })
  lastUpdate!: string | null;

  @column("ftsGUID", { distinct: true, description: "FTS job that has it now; null before the first submission and again at FTS's end of it: a finished one no longer tells its job." })
  ftsGuid!: string | null;

  @column("rmsFileID", { description: "File of the request management system (ReqDB.File) that it is for; 0: none. Several transfers have the same where the request names several targets." })
  rmsFileId!: number | null;
}
