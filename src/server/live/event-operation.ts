import { Kind, print, visit, type DefinitionNode, type DocumentNode, type FieldNode, type OperationDefinitionNode } from "graphql";

/** What is executed for each event of a subscription. */
export interface EventOperation {
  readonly document: DocumentNode;
  /** The names of the variables that are left. */
  readonly variables: readonly string[];
  /** Equal where the operations are. */
  readonly text: string;
}

/**
 * A subscription without the arguments of its root field: they decide which events come, not how one looks. So a thousand
 * boards that differ in their filters share one execution of an event.
 */
export function eventOperation(document: DocumentNode, operationName: string | undefined): EventOperation {
  const operation = operationOf(document, operationName), root = operation.selectionSet.selections.find(node => node.kind === Kind.FIELD);
  const bare = visit(document, { Field: node => (node === root ? { ...node, arguments: [] } satisfies FieldNode : undefined) });
  const variables = new Set<string>();
  visit(bare, { VariableDefinition: () => false, Variable: ({ name }) => void variables.add(name.value) });
  const definitions = bare.definitions.flatMap((node): DefinitionNode[] => {
    if (node.kind !== Kind.OPERATION_DEFINITION) return [node];
    if (node.name?.value !== operation.name?.value) return [];
    return [{ ...node, variableDefinitions: node.variableDefinitions?.filter(({ variable }) => variables.has(variable.name.value)) ?? [] }];
  });
  const left = { ...bare, definitions };
  return { document: left, variables: [...variables], text: print(left) };
}

function operationOf({ definitions }: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operations = definitions.filter(node => node.kind === Kind.OPERATION_DEFINITION);
  return operations.find(operation => name === undefined || operation.name?.value === name)!;
}
