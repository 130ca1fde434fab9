import { Field, ID, ObjectType } from "type-graphql";
import { ChangeKindType } from "../common/change-kind.type.ts";
import type { ChangeKind } from "../common/change-kind.ts";
import { FieldChange } from "../common/field-change.type.ts";
import { DateTime, SafeInt } from "../common/scalars.ts";

@ObjectType({
  description: "A change of a transfer, as it was observed: states that followed each other within seconds may be one change. Comes at least once, "
    + "and for each transfer in the order in which things happened.\n\nSource: FTS3DB.Files.",
})
export class TransferChange {
  @Field(() => String, { simple: true, description: "Give it as `after` to go on behind this change." })
  cursor!: string;

  @Field(() => ID, { simple: true, description: "The same when the change comes again." })
  eventId!: string;

  @Field(() => ChangeKindType, { simple: true, description: "What it is to this subscription." })
  kind!: ChangeKind;

  @Field(() => SafeInt, { simple: true, description: "DIRAC's number of the transfer." })
  fileId!: number;

  @Field(() => [FieldChange], { simple: true, description: "What is different; empty where the transfer is new or gone, or where you see only one side." })
  changes!: FieldChange[];

  @Field(() => DateTime, { simple: true, description: "When the gateway saw it." })
  seenAt!: string;

  @Field(() => DateTime, { simple: true, nullable: true, description: "When it happened, by DIRAC's clocks: its `lastUpdate`, where that moved; null where nothing tells." })
  happenedAt!: string | null;
}
