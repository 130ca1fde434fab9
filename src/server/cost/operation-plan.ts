import { getArgumentValues, getNamedType, isLeafType, Kind, visit, type FieldNode, type GraphQLField, type GraphQLObjectType, type OperationDefinitionNode, type SelectionSetNode } from "graphql";
import { GatewayError } from "../../errors.ts";
import { FREE, type CostOf, type FieldCost, type GivenArguments } from "../../schema/common/cost.ts";
import { fieldPrice } from "./field-price.ts";
import { selectedFields, toldApart, type Selecting } from "./selected-fields.ts";

/** The largest worked example selects 40 fields, introspection by tools some 100. Fragments in fragments may be many more than they look. */
const MAX_FIELDS = 20_000;

/** A field that costs something by itself, or has such fields below. */
export interface PlannedField {
  /** Where it stands in the answer. */
  readonly path: string;
  readonly cost: FieldCost | CostOf;
  /** Undefined where the field has none: what is below then asks those above. */
  readonly args: GivenArguments | FieldNode | undefined;
  readonly definition: GraphQLField<unknown, unknown>;
  /** One for each type that the selection tells apart: an object is of one of them. */
  readonly below: readonly PlannedObject[];
}

export interface PlannedObject {
  /** How many values are selected of it. */
  readonly values: number;
  readonly fields: readonly PlannedField[];
}

/** What of an operation's cost does not depend on its variables, but those of @skip and @include. */
export interface OperationPlan {
  readonly root: PlannedObject;
  /** What is asked of `__schema` and `__type`. */
  readonly introspection: readonly FieldNode[];
  /** Whether arguments that cost hold variables. */
  readonly asksVariables: boolean;
}

export function planOf(selecting: Selecting, operation: OperationDefinitionNode): OperationPlan {
  const introspection: FieldNode[] = [];
  let left = MAX_FIELDS, asksVariables = false;
  const planObject = (type: GraphQLObjectType, sets: readonly SelectionSetNode[], path: string): PlannedObject => {
    const fields: PlannedField[] = [];
    let values = 0;
    for (const nodes of selectedFields(selecting, type, sets)) {
      if (left-- <= 0) throw new GatewayError("QUERY_TOO_COMPLEX", `the operation selects more than ${MAX_FIELDS} fields, fragments opened; ask for less at once`);
      const [node] = nodes as [FieldNode], name = node.name.value, definition = type.getFields()[name];
      if (definition === undefined) {
        if (name === "__typename") values++;
        else introspection.push(...nodes);
        continue;
      }
      const field = planField(definition, nodes, path === "" ? node.alias?.value ?? name : `${path}.${node.alias?.value ?? name}`);
      if (field === undefined) values++;
      else fields.push(field);
    }
    return { values, fields };
  };
  /** Undefined for a value that is there with its object. */
  const planField = (definition: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[], path: string): PlannedField | undefined => {
    const [node] = nodes as [FieldNode], type = getNamedType(definition.type), cost = fieldPrice(definition);
    if (cost === undefined) throw new Error(`${path} has no cost`);
    if (isLeafType(type) && cost === FREE) return undefined;
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const below = isLeafType(type) ? [ONE_VALUE] : toldApart(selecting, type, sets).map(one => planObject(one, sets, path));
    return { path, cost, args: planArguments(definition, node), definition, below };
  };
  const planArguments = (definition: GraphQLField<unknown, unknown>, node: FieldNode): PlannedField["args"] => {
    if (definition.args.length === 0) return undefined;
    if (!holdsVariables(node)) return argumentsOf(definition, node, {});
    asksVariables = true;
    return node;
  };
  const type = selecting.schema.getRootType(operation.operation);
  const root = type == null ? NOTHING : planObject(type, [operation.selectionSet], "");
  return { root, introspection, asksVariables };
}

const NOTHING: PlannedObject = { values: 0, fields: [] }, ONE_VALUE: PlannedObject = { values: 1, fields: [] };

function holdsVariables({ arguments: args = [] }: FieldNode): boolean {
  let found = false;
  for (const one of args) visit(one, { Variable: () => { found = true; } });
  return found;
}

/** As the resolver gets them; undefined where there are none because they are wrong, and it is not called. */
export function argumentsOf(definition: GraphQLField<unknown, unknown>, node: FieldNode, variables: Readonly<Record<string, unknown>>): GivenArguments | undefined {
  try {
    return getArgumentValues(definition, node, variables);
  } catch {
    return undefined;
  }
}

export const isNode = (args: PlannedField["args"]): args is FieldNode => args?.["kind"] === Kind.FIELD;
