import { printSchema, type GraphQLSchema } from "graphql";
import { buildSchema, type PubSub } from "type-graphql";
import { ALL_RESOLVERS } from "../resolvers/all-resolvers.ts";
import { enforceAccess } from "../resolvers/access.ts";
import { enforceCosts } from "./cost/field-price.ts";

/** type-graphql wants one, also where every subscription brings its own source. */
const NONE: PubSub = { publish: () => {}, subscribe: () => { throw new Error("a subscription without a source"); } };

/** The executable schema; throws when a root field has no rule, or a list no bound. */
export async function gatewaySchema(): Promise<GraphQLSchema> {
  return enforceCosts(enforceAccess(await buildSchema({ resolvers: [...ALL_RESOLVERS], validate: false, pubSub: NONE })));
}

/** The schema as text, as it is committed in schema.graphql. */
export async function schemaText(): Promise<string> {
  return `# Printed from the classes by \`npm run generate\`; do not edit.\n\n${printSchema(await gatewaySchema())}\n`;
}
