import { PARENTS, ROW, STATEMENT, VALUE } from "../../schema/common/points.ts";
import { costOf } from "./field-price.ts";
import { argumentsOf, isNode, type PlannedField, type PlannedObject } from "./operation-plan.ts";
import type { FieldCost, GivenArguments } from "../../schema/common/cost.ts";

/** What an operation costs at most, in points. */
export interface Price {
  readonly points: number;
  /** Of these the statements, and the rows that they give back. */
  readonly statements: number;
  readonly rows: number;
  /** Rows that are in memory until the answer is there. */
  readonly held: number;
  /** The points for the values of the answer. */
  readonly values: number;
  /** The field that costs most by itself, and how much. */
  readonly costliest: { readonly path: string; readonly points: number };
}

/** How many objects there are, and at how many different times they come. */
interface Asked { readonly count: number; readonly waves: number }

const NO_ARGUMENTS: GivenArguments = {};

export function priceOf(root: PlannedObject, variables: Readonly<Record<string, unknown>>): Price {
  let costliest = { path: "", points: 0 }, statements = 0, rows = 0, held = 0, answered = 0;
  const note = (path: string, points: number) => {
    if (points > costliest.points) costliest = { path, points };
    return points;
  };
  /** Of so many objects, which a field with these arguments gave. */
  const objects = ({ values, fields }: PlannedObject, { count, waves }: Asked, parent: GivenArguments, beside?: FieldCost["beside"]): number => {
    const together = new Set<string>();
    answered += count * values * VALUE;
    return fields.reduce((sum, field) => sum + ofField(field, { count, waves }, parent, together, beside), count * values * VALUE);
  };
  const ofField = (field: PlannedField, { count, waves }: Asked, parent: GivenArguments, together: Set<string>, beside: FieldCost["beside"]): number => {
    const args = isNode(field.args) ? argumentsOf(field.definition, field.args, variables) : field.args;
    if (args === undefined && field.definition.args.length > 0) return 0;
    const cost = costOf(field.cost, args ?? NO_ARGUMENTS, parent), gives = cost.gives ?? 1, batches = Math.max(Math.ceil(count / PARENTS), Math.min(count, waves));
    let reading = 0;
    if (cost.together === undefined || !together.has(cost.together)) {
      if (cost.together !== undefined) together.add(cost.together);
      const own = cost.statements ?? 1, more = own > 0 ? beside : undefined;
      const asked = batches * (own + (more?.statements ?? 0)), read = count * ((cost.reads ?? gives) + (more?.reads ?? 0));
      statements += asked;
      rows += read;
      if (cost.sums !== true) held += read;
      reading = asked * STATEMENT + batches * (cost.work ?? 0) + count * (cost.each ?? 0) + read * ROW;
    }
    const values = Math.max(0, ...field.below.map(object => object.values)) * count * gives * VALUE;
    note(field.path, reading + values);
    return reading + Math.max(0, ...field.below.map(object => objects(object, { count: count * gives, waves: waves * (cost.waves ?? 1) }, args ?? parent, cost.beside)));
  };
  const points = objects(root, { count: 1, waves: 1 }, NO_ARGUMENTS);
  return { points, statements, rows, held, values: answered, costliest };
}
