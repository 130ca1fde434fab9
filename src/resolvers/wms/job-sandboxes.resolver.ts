import { Ctx, Extensions, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { Cost } from "../../schema/common/cost.ts";
import { Job } from "../../schema/wms/job.type.ts";
import { Sandbox } from "../../schema/wms/sandbox.type.ts";
import { loadVisible } from "../load-visible.ts";

const OfJob = Extensions({ needs: ["jobId", "diracSetup"] });

@Resolver(() => Job)
export class JobSandboxesResolver {
  @Cost({ statements: 2, gives: 2, reads: 5 })
  @FieldResolver(() => [Sandbox], { nullable: true, description: "The sandboxes that it was submitted with; those that you may see." })
  @OfJob
  async inputSandboxes(@Root() job: Job, @Ctx() { sources }: Context): Promise<Sandbox[]> {
    return loadVisible(sources.sandboxes, await sources.sandboxMappings.sandboxesOf(job, "Input"));
  }

  @Cost({ statements: 2, gives: 2, reads: 5 })
  @FieldResolver(() => [Sandbox], { nullable: true, description: "The sandboxes that it left; those that you may see. One that was too large is a file, and the job's parameter OutputSandboxLFN names it." })
  @OfJob
  async outputSandboxes(@Root() job: Job, @Ctx() { sources }: Context): Promise<Sandbox[]> {
    return loadVisible(sources.sandboxes, await sources.sandboxMappings.sandboxesOf(job, "Output"));
  }
}
