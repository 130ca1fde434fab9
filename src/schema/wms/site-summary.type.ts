import { Field, Float, ObjectType } from "type-graphql";
import { StatusCount } from "../common/status-count.type.ts";

@ObjectType({ description: "How jobs do at a site, by the rules of DIRAC's own page (getSiteSummaryWeb), over the jobs that you may see.\n\nSource: JobDB.Jobs, grouped." })
export class SiteSummary {
  @Field(() => String, { simple: true, description: "What jobs name as their site. DIRAC's page drops names that are none of a site (ANY, Multiple …); here they keep their row." })
  siteName!: string;

  @Field(() => String, { simple: true, description: "First part of the name; `Unknown` where the name has not three." })
  gridType!: string;

  @Field(() => String, { simple: true, description: "Last part of the name; `Unknown` where the name has not three." })
  country!: string;

  @Field(() => [StatusCount], { simple: true, description: "Jobs by status, in order of the status: of Done, Completed, Failed and Killed those that ended in the last 24 hours (by `endExecTime`), of the others all." })
  counts!: StatusCount[];

  @Field(() => Float, { simple: true, description: "Percentage of these Done, Completed, Failed and Killed that is Done or Completed, to one decimal; 0 where there is none." })
  efficiency!: number;

  @Field(() => String, { simple: true, description: "By `efficiency`: Good above 95, Fair above 80, Poor above 60, else Bad; Idle where none ended." })
  health!: string;
}
