import { Extensions, Field, ID } from "type-graphql";
import { Operations } from "../../generated/fts3-db.ts";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";
import { ofGroup } from "./transfer-facts.ts";
import { ASSIGNMENT, OPERATION_ID, USER_GROUP, USERNAME, VO } from "./transfer-words.ts";

const column = columnsOf(Operations), byGroup = columnsOf(ofGroup);

const STATUS = "Active; Processed (all files are at their end, the request does not know yet); at the end Finished (the request knows), Canceled (the request was canceled or is gone), Failed.";

@Table({ ...Operations, columns: { ...Operations.columns, ...ofGroup.columns } }, {
  rows: 500_000,
  failures: { seen: "lastUpdate", storageElementNames: [{ field: "sourceStorageElementNames" }] },
  description: "What DIRAC lets FTS do: the files of one operation of a request. Removed, with its files and jobs, 180 days after its end.",
})
export class TransferOperation implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["operationId"], cost: FREE })
  get id(): string {
    return encodeNodeId("TransferOperation", this.operationId);
  }

  @column("operationID", { description: OPERATION_ID })
  operationId!: number;

  @column("type", { description: "Transfer; Staging (from tape to its disk) is not for production." })
  type!: string | null;

  @column("status", { description: STATUS })
  status!: string | null;

  @column("error", { errorUnless: [], description: "Why it failed." })
  error!: string | null;

  @column("sourceSEs", { description: "Storage elements that the files may come from; null: any replica, which is usual." })
  sourceStorageElementNames!: string[] | null;

  @column("activity", { description: "FTS's activity, from the request or by DIRAC's plugin; null: the default." })
  activity!: string | null;

  @column("priority", { description: "FTS's priority, from the request or by DIRAC's plugin." })
  priority!: number | null;

  @column("username", { description: USERNAME })
  username!: string | null;

  @column("userGroup", { description: USER_GROUP })
  userGroup!: string | null;

  @byGroup("VO", { sort: false, description: VO })
  vo!: string | null;

  @column("creationTime", { description: "When it was made. How long a New file has been waiting is counted from here." })
  creationTime!: string | null;

  @column("lastUpdate", { description: "Last write of the row, also where nothing changed." })
  lastUpdate!: string | null;

  @column("rmsReqID", { description: "Request (ReqDB.Request) that it is for; -1: none. DIRAC has no index on it." })
  rmsReqId!: number | null;

  @column("rmsOpID", { description: "Operation of that request (ReqDB.Operation); 0: none." })
  rmsOpId!: number | null;

  @column("assignment", { description: ASSIGNMENT })
  assignment!: string | null;
}
