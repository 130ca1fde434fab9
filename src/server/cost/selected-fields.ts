import {
  getDirectiveValues, getNamedType, GraphQLIncludeDirective, GraphQLSkipDirective, isAbstractType, isObjectType, Kind, typeFromAST,
  type FieldNode, type FragmentDefinitionNode, type GraphQLNamedType, type GraphQLObjectType, type GraphQLSchema, type SelectionNode, type SelectionSetNode,
} from "graphql";

/** What selections mean, apart from their document. */
export interface Selecting {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Those that directives ask for. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The fields that are selected of an object of this type, those of one name together, as the executor merges them. */
export function selectedFields(selecting: Selecting, type: GraphQLObjectType, sets: readonly SelectionSetNode[]): FieldNode[][] {
  const fields = new Map<string, FieldNode[]>(), opened = new Set<string>();
  const add = (node: SelectionNode): void => {
    if (!isIncluded(selecting, node)) return;
    if (node.kind === Kind.FIELD) {
      const name = node.alias?.value ?? node.name.value, known = fields.get(name);
      if (known === undefined) fields.set(name, [node]);
      else known.push(node);
      return;
    }
    if (node.kind === Kind.FRAGMENT_SPREAD) {
      if (opened.has(node.name.value)) return;
      opened.add(node.name.value);
    }
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : selecting.fragments.get(node.name.value);
    if (fragment !== undefined && applies(selecting, fragment.typeCondition?.name.value, type)) fragment.selectionSet.selections.forEach(add);
  };
  for (const { selections } of sets) selections.forEach(add);
  return [...fields.values()];
}

/** The object types that answers may have here and that the selection tells apart; of all others one stands for all. */
export function toldApart(selecting: Selecting, type: GraphQLNamedType, sets: readonly SelectionSetNode[]): GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  if (!isAbstractType(type)) return [];
  const possible = selecting.schema.getPossibleTypes(type), named = new Set<string>(), opened = new Set<string>();
  const look = (set: SelectionSetNode): void => set.selections.forEach(node => {
    if (node.kind === Kind.FIELD || (node.kind === Kind.FRAGMENT_SPREAD && opened.has(node.name.value))) return;
    if (node.kind === Kind.FRAGMENT_SPREAD) opened.add(node.name.value);
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : selecting.fragments.get(node.name.value);
    if (fragment?.typeCondition !== undefined) named.add(fragment.typeCondition.name.value);
    if (fragment !== undefined) look(fragment.selectionSet);
  });
  sets.forEach(look);
  const other = possible.find(({ name }) => !named.has(name));
  return [...possible.filter(({ name }) => named.has(name)), ...(other === undefined ? [] : [other])];
}

function applies({ schema }: Selecting, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const conditional = typeFromAST(schema, { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: condition } });
  return isAbstractType(conditional) && schema.isSubType(getNamedType(conditional) as typeof conditional, type);
}

function isIncluded({ variables }: Selecting, node: SelectionNode): boolean {
  if (node.directives === undefined || node.directives.length === 0) return true;
  return getDirectiveValues(GraphQLSkipDirective, node, variables)?.["if"] !== true && getDirectiveValues(GraphQLIncludeDirective, node, variables)?.["if"] !== false;
}
