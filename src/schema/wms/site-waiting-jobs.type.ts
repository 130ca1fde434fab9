import { Field, ObjectType } from "type-graphql";
import { SafeInt } from "../common/scalars.ts";
import { WaitingObstacle } from "./waiting-obstacle.type.ts";

@ObjectType({ description: "Waiting jobs that something keeps from a site." })
export class WaitingObstacleCount {
  @Field(() => WaitingObstacle, { simple: true, description: "What keeps them." })
  code!: WaitingObstacle;

  @Field(() => SafeInt, { simple: true, description: "How many." })
  count!: number;
}

@ObjectType({
  description: "The jobs that wait in task queues that you may see, by whether they could start at a site: as the matcher compares task queues with the site's queues, as far as the configuration and the statuses tell. "
    + "A job that could start at several sites counts at each.\n\nSource: TaskQueueDB, ResourceStatusDB.SiteStatus or JobDB.SiteMask, and the configuration.",
})
export class SiteWaitingJobs {
  @Field(() => SafeInt, { simple: true, description: "All of them." })
  total!: number;

  @Field(() => SafeInt, { simple: true, description: "Those that could start here." })
  matching!: number;

  @Field(() => [WaitingObstacleCount], { simple: true, description: "The others, by the first thing that keeps them; what keeps none is left out." })
  others!: WaitingObstacleCount[];
}
