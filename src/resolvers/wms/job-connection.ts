import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import type { Listing } from "../../schema/common/listing.ts";
import { fieldsBelow } from "../../schema/common/look-ahead.ts";
import { Job } from "../../schema/wms/job.type.ts";

export const JobConnection = connectionOf(Job);

/** A list of jobs. Where the cursor of their changes is asked for, the list waits for it: it must be older than the rows. */
export function jobConnection(listing: Listing<Job>, { sources }: Context, info: GraphQLResolveInfo): Connection | Promise<Connection> {
  if (!fieldsBelow(info, "JobConnection").has("changesCursor")) return new JobConnection(listing);
  const changesCursor = sources.jobChanges.cursor(), connection = new JobConnection(listing, changesCursor);
  // without a feed only the cursor is missing
  return changesCursor.then(() => connection, () => connection);
}
