import { GraphQLError, OperationTypeNode, type ValidationRule } from "graphql";

/** Refuses mutations as long as there are none: the executor would find that out too late, as a failure of its own. */
export const KnownOperationsRule: ValidationRule = context => ({
  OperationDefinition(node) {
    if (context.getSchema().getRootType(node.operation) == null) context.reportError(new GraphQLError(`This graph has no ${node.operation}s.`, { nodes: node }));
  },
});

/** For HTTP, which answers once. */
export const NoSubscriptionsRule: ValidationRule = context => ({
  OperationDefinition(node) {
    if (node.operation !== OperationTypeNode.SUBSCRIPTION) return;
    context.reportError(new GraphQLError("A subscription needs a stream: WebSocket (graphql-transport-ws) at /graphql, or server-sent events at /graphql/stream.", { nodes: node }));
  },
});
