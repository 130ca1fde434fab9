import {
  getNamedType, getNullableType, getVariableValues, isAbstractType, isEnumType, isLeafType, isListType, isNonNullType, isObjectType, Kind, parse, SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef,
  type FieldNode, type FragmentDefinitionNode, type GraphQLObjectType, type GraphQLOutputType, type GraphQLSchema, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode,
} from "graphql";
import type { Answer, Json } from "../helpers/ask.ts";
import type { AnyOperation } from "./any-operation.ts";

const CODES = new Set([
  "UNAUTHENTICATED", "FORBIDDEN", "BAD_USER_INPUT", "NOT_FOUND", "BACKEND_UNAVAILABLE", "BACKEND_FAILED", "TIMEOUT", "QUERY_TOO_COMPLEX", "RATE_LIMITED", "CURSOR_EXPIRED", "GRAPHQL_VALIDATION_FAILED", "GRAPHQL_PARSE_FAILED",
]);
const LEAVES: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: value => typeof value === "string", ID: value => typeof value === "string", Boolean: value => typeof value === "boolean", Int: value => Number.isInteger(value),
  Float: value => typeof value === "number", SafeInt: value => Number.isSafeInteger(value), DateTime: value => typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value),
};

/** What is wrong with an answer by the specification, the schema and our contract; nothing, where nothing is. */
export function complaints(schema: GraphQLSchema, operation: AnyOperation, { data, errors }: Answer): string[] {
  const found: string[] = [];
  for (const { message, path, extensions } of errors) {
    if (!CODES.has(String(extensions?.["code"]))) found.push(`an error of code ${String(extensions?.["code"])}: ${message}`);
    if (/\bselect\b .*\bfrom\b|sqlite|node_modules|\bat \w+ \(/i.test(message)) found.push(`an error tells too much: ${message}`);
    if (path !== undefined && !leadsToNull(data, path)) found.push(`an error at ${path.join(".")}, where there is a value`);
  }
  if (data === null) return errors.length > 0 ? found : [...found, "no data and no error"];
  return [...found, ...new ShapeCheck(schema, operation).of(data)];
}

function leadsToNull(data: Json, path: readonly (string | number)[]): boolean {
  let value: unknown = data;
  for (const key of path) {
    if (value === null) return true;
    value = (value as Record<string, unknown>)[key];
  }
  return value === null;
}

class ShapeCheck {
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #operation: OperationDefinitionNode;
  readonly #variables: Readonly<Record<string, unknown>>;
  readonly #found: string[] = [];

  constructor(private readonly schema: GraphQLSchema, { query, variables, operationName }: AnyOperation) {
    const { definitions } = parse(query), operations = definitions.filter(node => node.kind === Kind.OPERATION_DEFINITION);
    for (const node of definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(node.name.value, node);
    this.#operation = operations.find(node => operationName === undefined || node.name?.value === operationName)!;
    this.#variables = getVariableValues(schema, this.#operation.variableDefinitions ?? [], variables).coerced ?? {};
  }

  of(data: Json): string[] {
    this.#object(this.schema.getQueryType()!, [this.#operation.selectionSet], data, "");
    return this.#found;
  }

  #object(type: GraphQLObjectType, sets: readonly SelectionSetNode[], value: Record<string, unknown>, path: string): void {
    const fields = new Map<string, FieldNode[]>(), opened = new Set<string>();
    for (const set of sets) this.#collect(type, set.selections, fields, opened);
    if (Object.keys(value).join() !== [...fields.keys()].join()) this.#found.push(`${path || "the root"} has ${Object.keys(value).join()} instead of ${[...fields.keys()].join()}`);
    for (const [key, nodes] of fields) {
      const field = [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef].find(({ name }) => name === nodes[0]!.name.value) ?? type.getFields()[nodes[0]!.name.value]!;
      this.#value(field.type, nodes, value[key], path === "" ? key : `${path}.${key}`);
    }
  }

  #value(type: GraphQLOutputType, nodes: readonly FieldNode[], value: unknown, path: string): void {
    if (value === null) {
      if (isNonNullType(type)) this.#found.push(`${path} is null, which ${String(type)} is not`);
      return;
    }
    const bare = getNullableType(type);
    if (isListType(bare)) {
      if (!Array.isArray(value)) return void this.#found.push(`${path} is no list`);
      return value.forEach((one, index) => this.#value(bare.ofType, nodes, one, `${path}.${index}`));
    }
    const named = getNamedType(bare);
    if (isLeafType(named)) {
      if (!(isEnumType(named) ? named.getValue(value as string) != null : LEAVES[named.name]!(value))) this.#found.push(`${path} is ${JSON.stringify(value)}, no ${named.name}`);
      return;
    }
    if (typeof value !== "object") return void this.#found.push(`${path} is ${JSON.stringify(value)}, no object`);
    const concrete = isAbstractType(named) ? this.schema.getType((value as { __typename: string }).__typename) : named;
    if (!isObjectType(concrete)) return void this.#found.push(`${path} is of type ${String(concrete)}`);
    this.#object(concrete, nodes.flatMap(({ selectionSet }) => selectionSet ?? []), value as Record<string, unknown>, path);
  }

  #collect(type: GraphQLObjectType, selections: readonly SelectionNode[], fields: Map<string, FieldNode[]>, opened: Set<string>): void {
    for (const node of selections) {
      if (this.#condition(node, "skip") === true || this.#condition(node, "include") === false) continue;
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value;
        fields.set(key, [...fields.get(key) ?? [], node]);
        continue;
      }
      if (node.kind === Kind.FRAGMENT_SPREAD) {
        if (opened.has(node.name.value)) continue;
        opened.add(node.name.value);
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : this.#fragments.get(node.name.value)!, on = fragment.typeCondition?.name.value ?? type.name;
      if (on === type.name || type.getInterfaces().some(({ name }) => name === on)) this.#collect(type, fragment.selectionSet.selections, fields, opened);
    }
  }

  #condition(node: SelectionNode, directive: string): unknown {
    const value = node.directives?.find(({ name }) => name.value === directive)?.arguments?.[0]?.value;
    return value?.kind === Kind.VARIABLE ? this.#variables[value.name.value] : value?.kind === Kind.BOOLEAN ? value.value : undefined;
  }
}
