import { GraphQLError, type ValidationRule } from "graphql";

/** Refuses mutations and subscriptions as long as there are none: the executor would find that out too late, as a failure of its own. */
export const KnownOperationsRule: ValidationRule = context => ({
  OperationDefinition(node) {
    if (context.getSchema().getRootType(node.operation) == null) context.reportError(new GraphQLError(`This graph has no ${node.operation}s.`, { nodes: node }));
  },
});
