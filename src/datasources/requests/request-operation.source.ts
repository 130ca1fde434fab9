import { RequestOperation } from "../../schema/requests/request-operation.type.ts";
import { TableSource } from "../query/table-source.ts";
import type { SourceContext } from "../source-context.ts";
import { visibleRequestRows } from "./request-rows.ts";

/** ReqDB.Operation. */
export class RequestOperationSource extends TableSource<RequestOperation> {
  constructor(context: SourceContext) {
    super(RequestOperation, context, async context => (await visibleRequestRows(context)).operations);
  }

  /** The operations of a request in the order in which they are done, which their numbers do not follow. */
  async ofRequest(requestId: number): Promise<RequestOperation[]> {
    return (await this.allWith("requestId", requestId)).toSorted((a, b) => a.order - b.order);
  }
}
