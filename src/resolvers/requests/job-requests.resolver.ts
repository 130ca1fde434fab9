import { Ctx, Extensions, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { Cost } from "../../schema/common/cost.ts";
import { Request } from "../../schema/requests/request.type.ts";
import { Job } from "../../schema/wms/job.type.ts";

/** The job is at its end when its requests are. */
const HELD = new Set(["Completing", "Completed"]);

@Resolver(() => Job)
export class JobRequestsResolver {
  @Cost({ gives: 3 })
  @FieldResolver(() => [Request], { nullable: true, description: "The requests that were made for it, the last one first; those that you may see and that are not removed yet." })
  @Extensions({ needs: ["jobId"] })
  requests(@Root() { jobId }: Job, @Ctx() { sources }: Context): Promise<Request[]> {
    return sources.requests.ofJob(jobId);
  }

  @Cost({ gives: 3 })
  @FieldResolver(() => [Request], { nullable: true, description: "The requests that hold it in Completing or Completed: those that are not Done. A Failed or Canceled one holds it until somebody does something; a job in another status is held by none." })
  @Extensions({ needs: ["jobId", "status"] })
  async pendingRequests(@Root() { jobId, status }: Job, @Ctx() { sources }: Context): Promise<Request[]> {
    return HELD.has(status) ? (await sources.requests.ofJob(jobId)).filter(request => request.status !== "Done") : [];
  }
}
