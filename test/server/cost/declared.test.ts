import { GraphQLList, GraphQLObjectType, GraphQLSchema, GraphQLString } from "graphql";
import { expect, it } from "vitest";
import { enforceCosts } from "../../../src/server/cost/field-price.ts";

const schemaWith = (extensions: Record<string, unknown>) => new GraphQLSchema({ query: new GraphQLObjectType({ name: "Query", fields: { names: { type: new GraphQLList(GraphQLString), resolve: () => [], extensions }, name: { type: GraphQLString, resolve: () => "" } } }) });

it("a schema in which a resolver gives a list of nobody knows how much is refused", () => {
  expect(() => enforceCosts(schemaWith({}))).toThrow("lists without a cost: Query.names; give each a @Cost({ gives: … })");
  expect(() => enforceCosts(schemaWith({ cost: { gives: 5 } }))).not.toThrow();
});
