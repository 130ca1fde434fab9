import { Ctx, Extensions, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { Cost } from "../../schema/common/cost.ts";
import { Pilot } from "../../schema/pilots/pilot.type.ts";
import { Job } from "../../schema/wms/job.type.ts";
import { loadVisible } from "../load-visible.ts";

@Resolver(() => Job)
export class JobPilotsResolver {
  @Cost({ statements: 2, gives: 5, reads: 10 })
  @FieldResolver(() => [Pilot], { nullable: true, description: "The pilots that took it, over all reschedules, the last one first; those that you may see and that are not removed yet." })
  @Extensions({ needs: ["jobId"] })
  async pilots(@Root() { jobId }: Job, @Ctx() { sources }: Context): Promise<Pilot[]> {
    return loadVisible(sources.pilots, await sources.pilotMatches.pilotsOf(jobId));
  }

  @Cost({ statements: 2, reads: 6 })
  @FieldResolver(() => Pilot, { nullable: true, description: "The pilot that took it last; null if none did, or you may not see it, or it is removed." })
  @Extensions({ needs: ["jobId"] })
  async pilot(@Root() { jobId }: Job, @Ctx() { sources }: Context): Promise<Pilot | null> {
    const [last] = await sources.pilotMatches.pilotsOf(jobId);
    return last === undefined ? null : sources.pilots.one(last);
  }
}
