import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import type { Listing } from "../../schema/common/listing.ts";
import { Job } from "../../schema/wms/job.type.ts";
import { followedConnection } from "../changes-cursor.ts";

export const JobConnection = connectionOf(Job);

export function jobConnection(listing: Listing<Job>, { sources }: Context, info: GraphQLResolveInfo): Connection | Promise<Connection> {
  return followedConnection(Job, listing, sources.jobChanges, info);
}
