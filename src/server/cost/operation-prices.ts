import { getVariableValues, Kind, visit, type DocumentNode, type FragmentDefinitionNode, type GraphQLSchema, type OperationDefinitionNode } from "graphql";
import { IntrospectionPrice } from "./introspection-price.ts";
import { planOf, type OperationPlan } from "./operation-plan.ts";
import { priceOf, type Price } from "./price.ts";
import type { Selecting } from "./selected-fields.ts";

/** As clients send it, parsed and validated. */
export interface PricedOperation {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

export interface OperationPrice extends Price {
  /** What is asked of the schema itself, which is free for everybody who is known. */
  readonly introspection: number;
}

/** A plan, and the price where that does not depend on variables. */
interface Planned { readonly plan: OperationPlan; readonly introspection: number; readonly asksVariables: boolean; price?: { readonly is: OperationPrice; readonly at: number } }

/** An operation of a document, with what is known of it for each choice of its directives. */
interface KnownOperation {
  readonly operation: OperationDefinitionNode;
  /** The variables that @skip and @include ask. */
  readonly conditions: readonly string[];
  readonly plans: Map<string, Planned>;
}

interface KnownDocument { readonly fragments: Selecting["fragments"]; readonly operations: Map<string, KnownOperation | undefined> }

/** Of one document; a client that asks for all choices of six directives is not a client. */
const MAX_PLANS = 64;
/** A window of time grows dearer, or cheaper, as it comes nearer or goes away. */
const REMEMBERED_MS = 60_000;

export const NOTHING: OperationPrice = { points: 0, statements: 0, rows: 0, held: 0, values: 0, introspection: 0, costliest: { path: "", points: 0 } };

/** What operations cost, found from their documents and variables; what does not depend on these is remembered with the document. */
export class OperationPrices {
  readonly #documents = new WeakMap<DocumentNode, KnownDocument>();
  readonly #introspection: IntrospectionPrice;

  constructor(private readonly schema: GraphQLSchema) {
    this.#introspection = new IntrospectionPrice(schema);
  }

  /** Nothing for what is not executed: a name that is not there, variables that do not fit. */
  of({ document, operationName, variables: given }: PricedOperation): OperationPrice {
    const { fragments, operations } = this.#document(document), known = operations.get(operationName ?? "");
    if (known === undefined) return NOTHING;
    const { operation, conditions, plans } = known;
    let variables: Readonly<Record<string, unknown>> | undefined;
    const coerced = () => variables ??= this.#coerced(operation, given);
    if (conditions.length > 0 && coerced() === undefined) return NOTHING;
    const choice = conditions.map(name => (coerced()![name] === true ? "1" : "0")).join("");
    const planned = plans.get(choice) ?? this.#plan({ schema: this.schema, fragments, variables: variables ?? {} }, operation);
    if (plans.size < MAX_PLANS) plans.set(choice, planned);
    if (!planned.asksVariables) return this.#remembered(planned);
    if (coerced() === undefined) return NOTHING;
    return { ...priceOf(planned.plan.root, coerced()!), introspection: planned.introspection };
  }

  #plan(selecting: Selecting, operation: OperationDefinitionNode): Planned {
    const plan = planOf(selecting, operation), introspection = this.#introspection.of(selecting, plan.introspection);
    return { plan, introspection, asksVariables: plan.asksVariables };
  }

  #remembered(planned: Planned): OperationPrice {
    const now = performance.now(), known = planned.price;
    if (known !== undefined && now - known.at < REMEMBERED_MS) return known.is;
    const is = { ...priceOf(planned.plan.root, {}), introspection: planned.introspection };
    planned.price = { is, at: now };
    return is;
  }

  #coerced(operation: OperationDefinitionNode, given: PricedOperation["variables"]): Readonly<Record<string, unknown>> | undefined {
    const definitions = operation.variableDefinitions ?? [];
    return definitions.length === 0 ? {} : getVariableValues(this.schema, definitions, given ?? {}, { maxErrors: 1 }).coerced;
  }

  #document(document: DocumentNode): KnownDocument {
    const known = this.#documents.get(document) ?? readDocument(document);
    this.#documents.set(document, known);
    return known;
  }
}

function readDocument(document: DocumentNode): KnownDocument {
  const fragments = new Map<string, FragmentDefinitionNode>(), operations = new Map<string, KnownOperation | undefined>(), conditions = new Set<string>();
  visit(document, { Directive: ({ arguments: args = [] }) => args.forEach(({ value }) => value.kind === Kind.VARIABLE && conditions.add(value.name.value)) });
  const all = document.definitions.filter(node => node.kind === Kind.OPERATION_DEFINITION);
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  for (const operation of all) {
    const declared = new Set(operation.variableDefinitions?.map(({ variable }) => variable.name.value));
    const known = { operation, conditions: [...conditions].filter(name => declared.has(name)), plans: new Map<string, Planned>() };
    operations.set(operation.name?.value ?? "", known);
    // without a name the only one is meant
    if (all.length === 1) operations.set("", known);
  }
  return { fragments, operations };
}
