import {
  getDirectiveValues, GraphQLIncludeDirective, GraphQLSkipDirective, isAbstractType, isObjectType, Kind, typeFromAST,
  type FieldNode, type GraphQLObjectType, type GraphQLResolveInfo, type SelectionNode, type SelectionSetNode,
} from "graphql";

/** What the selections of an operation mean, apart from its document. */
export type SelectionScope = Pick<GraphQLResolveInfo, "schema" | "fragments" | "variableValues">;

/**
 * The columns that an operation needs of the rows of `typeName`, found below the current field along `path` (such as
 * `edges`, `node`): the fields that it selects, and for fields computed from columns what their extension `needs` names.
 */
export function fieldsBelow(info: GraphQLResolveInfo, typeName: string, ...path: string[]): Set<string> {
  const type = info.schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} is no object type`);
  let selected = info.fieldNodes;
  for (const step of path) {
    const opened = new Set<string>();
    selected = selected.flatMap(field => selections(info, field.selectionSet, opened).filter(({ name }) => name.value === step));
  }
  const fields = new Set<string>(), opened = new Set<string>();
  for (const { name } of selected.flatMap(field => selections(info, field.selectionSet, opened, type))) {
    const needs = type.getFields()[name.value]?.extensions["needs"] as readonly string[] | undefined;
    for (const field of needs ?? [name.value]) fields.add(field);
  }
  return fields;
}

/**
 * The fields of a selection set, fragments opened where they can apply to `type`, skipped ones left out. Each fragment is
 * opened once: fragments that spread each other twice, 30 deep, would otherwise be a thousand million.
 */
export function selections(info: SelectionScope, set: SelectionSetNode | undefined, opened: Set<string>, type?: GraphQLObjectType): readonly FieldNode[] {
  return (set?.selections ?? []).filter(node => isIncluded(info, node)).flatMap(node => {
    if (node.kind === Kind.FIELD) return [node];
    if (node.kind === Kind.FRAGMENT_SPREAD) {
      if (opened.has(node.name.value)) return [];
      opened.add(node.name.value);
    }
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : info.fragments[node.name.value];
    return fragment !== undefined && applies(info, fragment.typeCondition, type) ? selections(info, fragment.selectionSet, opened, type) : [];
  });
}

function applies(info: SelectionScope, condition: { kind: Kind.NAMED_TYPE; name: { kind: Kind.NAME; value: string } } | undefined, type: GraphQLObjectType | undefined): boolean {
  if (condition === undefined || type === undefined || condition.name.value === type.name) return true;
  const conditional = typeFromAST(info.schema, condition);
  return isAbstractType(conditional) && info.schema.isSubType(conditional, type);
}

function isIncluded(info: SelectionScope, node: SelectionNode): boolean {
  // most have none, and every list asks this of each of its fields
  if (node.directives === undefined || node.directives.length === 0) return true;
  return getDirectiveValues(GraphQLSkipDirective, node, info.variableValues)?.["if"] !== true
    && getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues)?.["if"] !== false;
}
