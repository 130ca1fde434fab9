import { Extensions, Field, ID } from "type-graphql";
import { File } from "../../generated/req-db.ts";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";
import { RequestOperation } from "./request-operation.type.ts";

const column = columnsOf(File);

@Table(File, {
  relations: { operation: { to: () => RequestOperation, by: "operationId", many: false } },
  description: "A file of an operation, at most 10,000 of one. Whoever sees the request sees its files.",
})
export class RequestFile implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["fileId"], cost: FREE })
  get id(): string {
    return encodeNodeId("RequestFile", this.fileId);
  }

  @column("FileID", { description: "DIRAC's number of the file in this operation." })
  fileId!: number;

  @column("OperationID", { description: "Its operation." })
  operationId!: number;

  @column("Status", { description: "Waiting; Scheduled: FTS has it; at the end Done or Failed." })
  status!: string | null;

  @column("LFN", { description: "Logical file name." })
  lfn!: string | null;

  @column("PFN", { distinct: true, description: "Where it is, as an address; only for operations that put or register." })
  pfn!: string | null;

  @column("Size", { description: "Size in bytes; 0 or null where it is not known." })
  size!: number | null;

  @column("ChecksumType", { description: "ADLER32, MD5, SHA1; null or empty: none." })
  checksumType!: string | null;

  @column("Checksum", { distinct: true, description: "The checksum." })
  checksum!: string | null;

  @column("GUID", { distinct: true, description: "Global identifier of the file's content." })
  guid!: string | null;

  @column("Attempt", { description: "How often it was tried. See `retriesLeft`." })
  attempt!: number | null;

  @column("Error", { errorUnless: [], description: "What went wrong last, in free text." })
  error!: string | null;
}
