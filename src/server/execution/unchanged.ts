import { getNullableType, GraphQLBoolean, GraphQLID, GraphQLString, type GraphQLOutputType } from "graphql";

/** The type of values that a scalar writes as they are: `typeof` tells enough then. Others are asked. */
export function unchangedType(type: GraphQLOutputType): string {
  switch (getNullableType(type)) {
    case GraphQLString: case GraphQLID: return "string";
    case GraphQLBoolean: return "boolean";
    default: return "none";
  }
}
