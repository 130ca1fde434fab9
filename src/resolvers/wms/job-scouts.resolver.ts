import { Ctx, Extensions, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { SCOUT_ID, scoutsOf } from "../../datasources/wms/scouts.ts";
import { Cost } from "../../schema/common/cost.ts";
import { Job } from "../../schema/wms/job.type.ts";
import { loadVisible } from "../load-visible.ts";

/** Jobs of one list that are shown. */
const MOST = 100;

@Resolver(() => Job)
export class JobScoutsResolver {
  @Cost({ statements: 3, gives: MOST })
  @FieldResolver(() => [Job], { nullable: true, description: "The scout jobs that show whether jobs like it run, by `ScoutID` of its description; at most 100 of them, those that you may see. Empty for a job without scouts, null where its description cannot be read." })
  @Extensions({ needs: ["jobId", "owner", "vo"] })
  async scouts(@Root() job: Job, @Ctx() { sources }: Context): Promise<Job[] | null> {
    const description = await sources.jobDescriptions.of(job);
    if (description !== null && description.reason !== null && description.attributes.length === 0) return null;
    const scouts = scoutsOf(description?.attributes.find(({ name }) => name === SCOUT_ID)?.values[0]);
    return scouts === undefined ? [] : loadVisible(sources.jobs, Array.from({ length: Math.min(scouts.last - scouts.first + 1, MOST) }, (_, index) => scouts.first + index));
  }

  @Cost({ statements: 3, gives: MOST, reads: 2 * MOST })
  @FieldResolver(() => [Job], { nullable: true, description: "The jobs that are Scouting and wait for this one, the oldest first; at most 100 of them, those that you may see. Null in 9.1, which keeps parameters in OpenSearch: see `scouts` of those jobs." })
  @Extensions({ needs: ["jobId"] })
  async scoutedJobs(@Root() { jobId }: Job, @Ctx() { sources }: Context): Promise<Job[] | null> {
    const jobIds = await sources.scoutedJobs.waitingFor(jobId);
    return jobIds && loadVisible(sources.jobs, jobIds.slice(0, MOST));
  }
}
