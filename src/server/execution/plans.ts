import { Kind, visit, type DocumentNode, type OperationDefinitionNode } from "graphql";
import { collectFields, type Run } from "./graphql-parts.ts";
import { SelectionPlan } from "./selection-plan.ts";

/** Fields in all plans; each takes about half a kilobyte. An operation of a page has some dozens. */
const MAX_FIELDS = 50_000;

/** By the outcomes of the conditions, which are `true` and `false`, one after the other. */
type Variants = Map<string, SelectionPlan>;

interface KnownDocument {
  /** The variables in its `@skip`s and `@include`s. */
  readonly conditions: readonly string[];
  readonly operations: Map<OperationDefinitionNode, Variants>;
}

export interface PlanLimits {
  /** How many fields there are in all plans. */
  fields: number;
  /** So many rows of a selection are read field by field, before a function is written for them. */
  readonly rowsBeforeReader: number;
}

/** The plans of operations, as long as their documents are remembered elsewhere, and as long as there is room. */
export class Plans {
  #known = new WeakMap<DocumentNode, KnownDocument>();
  #limits: PlanLimits;

  constructor(private readonly rowsBeforeReader: number) {
    this.#limits = { fields: 0, rowsBeforeReader };
  }

  /** Undefined where graphql-js has to say what is wrong with the conditions, and where names are none for a plan. */
  of(document: DocumentNode, run: Run): SelectionPlan | undefined {
    // made anew in less than a millisecond each
    if (this.#limits.fields > MAX_FIELDS) {
      this.#known = new WeakMap();
      this.#limits = { fields: 0, rowsBeforeReader: this.rowsBeforeReader };
    }
    const known = this.#known.get(document) ?? knownDocument(document);
    this.#known.set(document, known);
    const outcome = outcomeOf(known.conditions, run);
    if (outcome === undefined) return undefined;
    const variants: Variants = known.operations.get(run.operation) ?? new Map();
    known.operations.set(run.operation, variants);
    const plan = variants.get(outcome) ?? this.#rootPlan(run);
    if (plan !== undefined) variants.set(outcome, plan);
    return plan;
  }

  #rootPlan(run: Run): SelectionPlan | undefined {
    const { schema, fragments, variableValues, operation } = run, type = schema.getRootType(operation.operation);
    return type == null ? undefined : new SelectionPlan(run, type, collectFields(schema, fragments, variableValues, type, operation.selectionSet), this.#limits);
  }
}

function outcomeOf(conditions: readonly string[], { variableValues }: Run): string | undefined {
  let outcome = "";
  for (const name of conditions) {
    const value = variableValues[name];
    // a null, by a variable that has a default, is an error of each field behind it
    if (typeof value !== "boolean" && value !== undefined) return undefined;
    outcome += `${String(value)} `;
  }
  return outcome;
}

function knownDocument(document: DocumentNode): KnownDocument {
  const conditions = new Set<string>();
  visit(document, {
    Directive: ({ arguments: given = [] }) => {
      for (const { value } of given) if (value.kind === Kind.VARIABLE) conditions.add(value.name.value);
    },
  });
  return { conditions: [...conditions], operations: new Map() };
}
