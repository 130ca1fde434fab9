import { ArgsType, Field } from "type-graphql";
import { filterFor, type FilterInput } from "../common/filter-for.ts";
import { Job } from "./job.type.ts";

const JobFilter = filterFor(Job);

@ArgsType()
export class SiteSummariesArgs {
  @Field(() => JobFilter, { nullable: true, description: "Only the jobs that match." })
  filter?: FilterInput | null;
}
