import { ArgsType, Field, registerEnumType } from "type-graphql";
import { filterFor, type FilterInput } from "../common/filter-for.ts";
import { DateTime } from "../common/scalars.ts";
import { Transfer } from "./transfer.type.ts";

/** What transfers are summarised by, as the fields of TransferSummary; of these only the server is no field of Transfer. */
export const TransferSummaryKey = { SOURCE: "sourceStorageElementName", DESTINATION: "targetStorageElementName", SERVER: "ftsServer", ACTIVITY: "activity", VO: "vo" } as const;
export type TransferSummaryKey = (typeof TransferSummaryKey)[keyof typeof TransferSummaryKey];

registerEnumType(TransferSummaryKey, {
  name: "TransferSummaryKey",
  description: "What transfers are summarised by.",
  valuesConfig: {
    SOURCE: { description: "One summary for each source; with DESTINATION for each link." },
    DESTINATION: { description: "One summary for each target." },
    SERVER: { description: "One summary for each FTS server." },
    ACTIVITY: { description: "One summary for each activity of FTS." },
    VO: { description: "One summary for each virtual organisation." },
  },
});

const TransferFilter = filterFor(Transfer);

@ArgsType()
export class TransferSummariesArgs {
  @Field(() => [TransferSummaryKey], { defaultValue: ["sourceStorageElementName", "targetStorageElementName"], description: "One summary for each combination of these." })
  by!: TransferSummaryKey[];

  @Field(() => TransferFilter, { nullable: true, description: "Only the transfers that match." })
  filter?: FilterInput | null;

  @Field(() => DateTime, { defaultValue: "-P1D", description: "Begin of the window, included: only transfers whose last change is not before it." })
  since!: string;

  @Field(() => DateTime, { nullable: true, description: "End of the window, excluded. Without it there is none, and `throughput` counts the time until now." })
  until?: string | null;
}
