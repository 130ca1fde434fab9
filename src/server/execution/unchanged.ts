import { GraphQLBoolean, GraphQLID, GraphQLString, type GraphQLLeafType } from "graphql";

/** The type of values that a scalar writes as they are: `typeof` tells enough then. Others are asked; ours say so by an extension. */
export function unchangedType(type: GraphQLLeafType): "string" | "boolean" | undefined {
  switch (type) {
    case GraphQLString: case GraphQLID: return "string";
    case GraphQLBoolean: return "boolean";
    default: return type.extensions["unchanged"] === "string" ? "string" : undefined;
  }
}
