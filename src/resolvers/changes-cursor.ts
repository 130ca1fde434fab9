import type { GraphQLResolveInfo } from "graphql";
import { FieldResolver, Resolver, Root } from "type-graphql";
import { connectionOf, type Connection } from "../schema/common/connection-of.ts";
import type { Listing } from "../schema/common/listing.ts";
import { fieldsBelow } from "../schema/common/look-ahead.ts";
import { fieldNameOf } from "../schema/common/spoken-name.ts";
import { describe, type EntityClass } from "../schema/common/table-registry.ts";

/** The field `changesCursor` of the connection of a type that has a feed. */
export function changesCursorOf(type: EntityClass) {
  const TypeConnection = connectionOf(type), subscription = `${fieldNameOf(type)}Changes`;

  @Resolver(() => TypeConnection)
  class ChangesCursorResolver {
    @FieldResolver(() => String, { nullable: true, description: `Give it to \`${subscription}\` as \`after\`, and no change is missed between this list and the subscription: it was taken before the rows were read.` })
    changesCursor(@Root() { changesCursor }: Connection): Promise<string> | undefined {
      return changesCursor;
    }
  }
  return ChangesCursorResolver;
}

/** A list of such a type. Where the cursor of its changes is asked for, the list waits for it: it must be older than the rows. */
export function followedConnection(type: EntityClass, listing: Listing<object>, changes: { cursor(): Promise<string> }, info: GraphQLResolveInfo): Connection | Promise<Connection> {
  const TypeConnection = connectionOf(type);
  if (!fieldsBelow(info, `${describe(type).name}Connection`).has("changesCursor")) return new TypeConnection(listing);
  const changesCursor = changes.cursor(), connection = new TypeConnection(listing, changesCursor);
  // without a feed only the cursor is missing
  return changesCursor.then(() => connection, () => connection);
}
