import { ArgsType, Field } from "type-graphql";
import { groupFieldsOf } from "../common/field-enums.ts";
import { filterFor, type FilterInput } from "../common/filter-for.ts";
import { Job } from "./job.type.ts";

const JobFilter = filterFor(Job), JobGroupField = groupFieldsOf(Job);

@ArgsType()
export class JobCountsArgs {
  @Field(() => JobFilter, { nullable: true, description: "Only the jobs that match." })
  filter?: FilterInput | null;

  @Field(() => [JobGroupField], { defaultValue: [], description: "Counted for each combination of these fields' values, at most 10,000 of them; without any only the total, in one bucket." })
  by!: string[];

  @Field(() => String, { defaultValue: "PT2S", description: "At most one message in this time: an ISO 8601 duration from PT1S to PT3600S." })
  interval!: string;
}
