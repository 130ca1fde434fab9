import { PARENTS, ROW, STATEMENT, VALUE } from "../../schema/common/points.ts";
import { costOf } from "./field-price.ts";
import { argumentsOf, isNode, type PlannedField, type PlannedObject } from "./operation-plan.ts";
import type { GivenArguments } from "../../schema/common/cost.ts";

/** What an operation costs at most, in points. */
export interface Price {
  readonly points: number;
  /** The field that costs most by itself, and how much. */
  readonly costliest: { readonly path: string; readonly points: number };
}

const NO_ARGUMENTS: GivenArguments = {};

export function priceOf(root: PlannedObject, variables: Readonly<Record<string, unknown>>): Price {
  let costliest = { path: "", points: 0 };
  const note = (path: string, points: number) => {
    if (points > costliest.points) costliest = { path, points };
    return points;
  };
  /** Of so many objects, which a field with these arguments gave. */
  const objects = ({ values, fields }: PlannedObject, count: number, parent: GivenArguments): number => {
    const together = new Set<string>();
    return fields.reduce((sum, field) => sum + ofField(field, count, parent, together), count * values * VALUE);
  };
  const ofField = (field: PlannedField, count: number, parent: GivenArguments, together: Set<string>): number => {
    const args = isNode(field.args) ? argumentsOf(field.definition, field.args, variables) : field.args;
    if (args === undefined && field.definition.args.length > 0) return 0;
    const cost = costOf(field.cost, args ?? NO_ARGUMENTS, parent), gives = cost.gives ?? 1, batches = Math.ceil(count / PARENTS);
    let reading = 0;
    if (cost.together === undefined || !together.has(cost.together)) {
      if (cost.together !== undefined) together.add(cost.together);
      reading = batches * ((cost.statements ?? 1) * STATEMENT + (cost.work ?? 0)) + count * ((cost.each ?? 0) + (cost.reads ?? gives) * ROW);
    }
    const values = Math.max(0, ...field.below.map(object => object.values)) * count * gives * VALUE;
    note(field.path, reading + values);
    return reading + Math.max(0, ...field.below.map(object => objects(object, count * gives, args ?? parent)));
  };
  return { points: objects(root, 1, NO_ARGUMENTS), get costliest() { return costliest; } };
}
