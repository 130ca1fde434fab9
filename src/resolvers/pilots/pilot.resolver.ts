import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { Cost } from "../../schema/common/cost.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { GROUP, MANY_ROWS } from "../../schema/common/points.ts";
import { SafeInt } from "../../schema/common/scalars.ts";
import { PilotOutput } from "../../schema/pilots/pilot-output.type.ts";
import { PilotSummariesArgs } from "../../schema/pilots/pilot-summaries.args.ts";
import { PilotSummary } from "../../schema/pilots/pilot-summary.type.ts";
import { Pilot } from "../../schema/pilots/pilot.type.ts";
import { Job } from "../../schema/wms/job.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { loadVisible } from "../load-visible.ts";
import { placeOf } from "../place.ts";

const PilotConnection = connectionOf(Pilot), PilotListArgs = listArgsOf(Pilot);

@Resolver(() => Pilot)
export class PilotResolver {
  @Query(() => Pilot, { nullable: true, description: "One pilot; null if there is none, or none that you may see." })
  @Access(SIGNED_IN)
  pilot(@Arg("pilotId", () => SafeInt) pilotId: number, @Ctx() { sources }: Context): Promise<Pilot | null> {
    return sources.pilots.one(pilotId);
  }

  @Query(() => PilotConnection, { nullable: true, description: "The pilots that you may see." })
  @Access(SIGNED_IN)
  pilots(@Args(() => PilotListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Connection {
    return new PilotConnection(sources.pilots.list(args, placeOf(info)));
  }

  @Cost({ statements: 3, work: MANY_ROWS * GROUP, gives: 1000 })
  @Query(() => [PilotSummary], { nullable: true, description: "How pilots do, site by site, in order of the names. Reads all pilots that you may see." })
  @Access(SIGNED_IN)
  pilotSummaries(@Args(() => PilotSummariesArgs) args: PilotSummariesArgs, @Ctx() { sources }: Context): Promise<PilotSummary[]> {
    return sources.pilotSummaries.list(args);
  }

  @Cost({ statements: 2, gives: 5, reads: 10 })
  @FieldResolver(() => [Job], { nullable: true, description: "The jobs that it took, the last one first; those that you may see and that are not removed yet." })
  @Extensions({ needs: ["pilotId"] })
  async jobs(@Root() { pilotId }: Pilot, @Ctx() { sources }: Context): Promise<Job[]> {
    return loadVisible(sources.jobs, await sources.pilotMatches.jobsOf(pilotId));
  }

  @FieldResolver(() => Job, { nullable: true, description: "The last job that it took; null if there is none, or none that you may see." })
  @Extensions({ needs: ["currentJobId"] })
  currentJob(@Root() { currentJobId }: Pilot, @Ctx() { sources }: Context): Promise<Job | null> | null {
    return currentJobId === 0 ? null : sources.jobs.one(currentJobId);
  }

  @FieldResolver(() => PilotOutput, { nullable: true, description: "What it wrote, for administrators and operators of its VO; null where DIRAC stored nothing." })
  @Extensions({ needs: ["pilotId", "vo"] })
  output(@Root() pilot: Pilot, @Ctx() { sources }: Context): Promise<PilotOutput | null> {
    return sources.pilotOutputs.of(pilot);
  }
}
