import { ArgsType, Field } from "type-graphql";
import { filterFor, type FilterInput } from "../common/filter-for.ts";
import { Request } from "./request.type.ts";

const RequestFilter = filterFor(Request);

@ArgsType()
export class RequestChangesArgs {
  @Field(() => RequestFilter, { nullable: true, description: "Only the requests that match, and those that stop to." })
  filter?: FilterInput | null;

  @Field(() => String, { nullable: true, description: "First everything since this cursor: that of a change, or the `changesCursor` of a list. CURSOR_EXPIRED: read the list again." })
  after?: string | null;
}
