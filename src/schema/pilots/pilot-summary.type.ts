import { Field, Float, ObjectType } from "type-graphql";
import { SafeInt } from "../common/scalars.ts";
import { StatusCount } from "../common/status-count.type.ts";

const COUNTS = "Pilots by status, in order of the status. Two of the counts are DIRAC's peculiarity: of a computing element that had Done pilots in the last 24 hours (by `lastUpdateTime`) "
  + "only those are counted, of one that had none all that DIRAC still knows; the same for Aborted.";

@ObjectType({ description: "How pilots do at a site or computing element, by the rules of DIRAC's own page (getPilotSummaryWeb), over the pilots that you may see.\n\nSource: PilotAgentsDB.PilotAgents, grouped." })
export class PilotSummary {
  @Field(() => String, { simple: true, nullable: true, description: "Site; `Unknown` for pilots that have reported none. DIRAC's page counts these at their computing element's site. Null unless `by` names SITE." })
  siteName!: string | null;

  @Field(() => String, { simple: true, nullable: true, description: "Computing element. DIRAC's page says `Multiple` where a site has several. Null unless `by` names COMPUTING_ELEMENT." })
  computingElementName!: string | null;

  @Field(() => [StatusCount], { simple: true, description: COUNTS })
  counts!: StatusCount[];

  @Field(() => SafeInt, { simple: true, description: "Done in the last 24 hours without having run a job." })
  doneEmpty!: number;

  @Field(() => SafeInt, { simple: true, description: "Aborted in the last hour." })
  abortedHour!: number;

  @Field(() => SafeInt, { simple: true, description: "The sum of `counts`." })
  total!: number;

  @Field(() => Float, { simple: true, description: "Done pilots for each one that ran a job: Done / (Done - doneEmpty). 0 where none is Done, 99 where all of them were empty." })
  pilotsPerJob!: number;

  @Field(() => Float, { simple: true, description: "Percentage of `total` that is not Aborted; 100 where there is none." })
  efficiency!: number;

  @Field(() => String, { simple: true, description: "By `efficiency`: Bad below 25, Poor below 60, Fair below 85, else Good; Idle up to a `total` of 10." })
  health!: string;
}
