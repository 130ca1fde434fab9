import { ArgsType, Field } from "type-graphql";
import { filterFor, type FilterInput } from "../common/filter-for.ts";
import { Transfer } from "./transfer.type.ts";

const TransferFilter = filterFor(Transfer);

@ArgsType()
export class TransferChangesArgs {
  @Field(() => TransferFilter, { nullable: true, description: "Only the transfers that match, and those that stop to." })
  filter?: FilterInput | null;

  @Field(() => String, { nullable: true, description: "First everything since this cursor: that of a change, or the `changesCursor` of a list. CURSOR_EXPIRED: read the list again." })
  after?: string | null;
}
