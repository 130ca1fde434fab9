import { Request } from "../../schema/requests/request.type.ts";
import { TableSource } from "../query/table-source.ts";
import type { SourceContext } from "../source-context.ts";
import { visibleRequestRows } from "./request-rows.ts";

/** ReqDB.Request. */
export class RequestSource extends TableSource<Request> {
  constructor(context: SourceContext) {
    super(Request, context, async context => (await visibleRequestRows(context)).requests);
  }

  /** The requests of a job, the last one first. DIRAC has no index for it: all requests are read, once for all jobs. */
  async ofJob(jobId: number): Promise<Request[]> {
    return (await this.allWith("jobId", jobId)).toReversed();
  }
}
