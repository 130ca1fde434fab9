import { FieldResolver, Resolver, Root } from "type-graphql";
import type { Connection } from "../../schema/common/connection-of.ts";
import { JobConnection } from "./job-connection.ts";

@Resolver(() => JobConnection)
export class JobChangesCursorResolver {
  @FieldResolver(() => String, { nullable: true, description: "Give it to `jobChanges` as `after`, and no change is missed between this list and the subscription: it was taken before the rows were read." })
  changesCursor(@Root() { changesCursor }: Connection): Promise<string> | undefined {
    return changesCursor;
  }
}
