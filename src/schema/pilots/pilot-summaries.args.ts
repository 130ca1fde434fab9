import { ArgsType, Field, registerEnumType } from "type-graphql";
import { filterFor, type FilterInput } from "../common/filter-for.ts";
import { Pilot } from "./pilot.type.ts";

/** What pilots are summarised by, as the fields of Pilot. */
export const PilotSummaryKey = { SITE: "siteName", COMPUTING_ELEMENT: "computingElementName" } as const;
export type PilotSummaryKey = (typeof PilotSummaryKey)[keyof typeof PilotSummaryKey];

registerEnumType(PilotSummaryKey, {
  name: "PilotSummaryKey",
  description: "What pilots are summarised by.",
  valuesConfig: { SITE: { description: "One summary for each site." }, COMPUTING_ELEMENT: { description: "One summary for each computing element; with SITE for each pair." } },
});

const PilotFilter = filterFor(Pilot);

@ArgsType()
export class PilotSummariesArgs {
  @Field(() => [PilotSummaryKey], { defaultValue: ["siteName", "computingElementName"], description: "One summary for each combination of these." })
  by!: PilotSummaryKey[];

  @Field(() => PilotFilter, { nullable: true, description: "Only the pilots that match." })
  filter?: FilterInput | null;
}
