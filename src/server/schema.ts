import "./no-arguments.ts";
import { printSchema, type GraphQLSchema } from "graphql";
import { buildSchema } from "type-graphql";
import { ALL_RESOLVERS } from "../resolvers/all-resolvers.ts";
import { enforceAccess } from "../resolvers/access.ts";

/** The executable schema; throws when a root field has no rule. */
export async function gatewaySchema(): Promise<GraphQLSchema> {
  return enforceAccess(await buildSchema({ resolvers: [...ALL_RESOLVERS], validate: false }));
}

/** The schema as text, as it is committed in schema.graphql. */
export async function schemaText(): Promise<string> {
  return `# Printed from the classes by \`npm run generate\`; do not edit.\n\n${printSchema(await gatewaySchema())}\n`;
}
