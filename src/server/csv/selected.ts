import {
  getNamedType, getNullableType, getVariableValues, isCompositeType, isObjectType, Kind, TypeInfo, visit, visitWithTypeInfo,
  type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLOutputType, type GraphQLSchema, type OperationDefinitionNode,
} from "graphql";
import { selections, type SelectionScope } from "../../schema/common/look-ahead.ts";

/** Fields that are one in the answer: they have the same key, and what is selected below any of them is below it. */
export interface Selected {
  readonly key: string;
  readonly nodes: readonly [FieldNode, ...FieldNode[]];
  readonly type: GraphQLOutputType;
}

/** Whether its value is an object, and no list of such. */
export const isObject = ({ type }: Selected): boolean => isCompositeType(getNullableType(type));

/** Whether its value is an object, or a list of such. */
export const holdsObjects = ({ type }: Selected): boolean => isCompositeType(getNamedType(type));

export const nameOf = ({ nodes: [{ name }] }: Selected): string => name.value;

/** A validated operation as the executor reads it: fragments opened, what is skipped left out, equal keys put together. */
export class SelectedFields {
  readonly #types = new Map<FieldNode, GraphQLOutputType>();
  readonly #scope: SelectionScope;

  private constructor(schema: GraphQLSchema, document: DocumentNode, private readonly operation: OperationDefinitionNode, variableValues: Record<string, unknown>) {
    const fragments = Object.fromEntries(document.definitions.filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION).map(one => [one.name.value, one]));
    this.#scope = { schema, fragments, variableValues };
    const types = new TypeInfo(schema);
    visit(document, visitWithTypeInfo(types, { Field: node => void this.#types.set(node, types.getType()!) }));
  }

  /** Nothing where the variables are wrong: the executor says how. */
  static of(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Record<string, unknown>): SelectedFields | undefined {
    const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
    return coerced && new SelectedFields(schema, document, operation, coerced);
  }

  /** The root fields. */
  root(): Selected[] {
    return this.#merged([this.operation], this.#scope.schema.getQueryType()!);
  }

  /** What is selected of an object, or of each object of a list. */
  below({ nodes, type }: Selected): Selected[] {
    return this.#merged(nodes, getNamedType(type));
  }

  #merged(parents: readonly (FieldNode | OperationDefinitionNode)[], type: unknown): Selected[] {
    const opened = new Set<string>(), object = isObjectType(type) ? type : undefined;
    const fields = parents.flatMap(({ selectionSet }) => selections(this.#scope, selectionSet, opened, object));
    return [...Map.groupBy(fields, ({ alias, name }) => (alias ?? name).value)].map(([key, nodes]) => ({ key, nodes: nodes as [FieldNode, ...FieldNode[]], type: this.#types.get(nodes[0]!)! }));
  }
}
