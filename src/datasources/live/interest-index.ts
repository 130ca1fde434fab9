import type { Condition } from "../../schema/common/condition.ts";
import type { Value } from "../query/predicate.ts";
import type { Change } from "./change.ts";
import type { RowShape } from "./row-shape.ts";
import type { Interest } from "./verdict.ts";

/** More values than this are looked up no faster than they are compared. */
const MAX_VALUES = 100;

interface Anchor { readonly field: string; readonly values: readonly Value[] }

/**
 * Interests by a value that their filter or their scope asks for exactly, such as one owner: of a thousand boards that each show one
 * owner's jobs, a change concerns one.
 */
export class InterestIndex<I extends Interest> {
  readonly #byField = new Map<string, Map<Value, Set<I>>>();
  readonly #others = new Set<I>();

  add(interest: I): void {
    for (const place of this.#places(interest, true)) place.add(interest);
  }

  delete(interest: I): void {
    for (const place of this.#places(interest, false)) place.delete(interest);
    const field = anchorOf(interest)?.field, ofField = field === undefined ? undefined : this.#byField.get(field);
    for (const [value, interests] of ofField ?? []) if (interests.size === 0) ofField!.delete(value);
    if (ofField?.size === 0) this.#byField.delete(field!);
  }

  /** Those whose filter the row may match, as it was or as it is. */
  *candidates({ before, after }: Change, shape: RowShape): Iterable<I> {
    yield* this.#others;
    for (const [field, ofField] of this.#byField) {
      const from = before === null ? undefined : shape.reader(before)(field), to = after === null ? undefined : shape.reader(after)(field);
      if (from !== undefined) yield* ofField.get(from) ?? [];
      if (to !== undefined && to !== from) for (const one of ofField.get(to) ?? []) if (from === undefined || !ofField.get(from)?.has(one)) yield one;
    }
  }

  #places(interest: I, make: boolean): Set<I>[] {
    const anchor = anchorOf(interest);
    if (anchor === undefined) return [this.#others];
    const ofField = this.#byField.get(anchor.field) ?? new Map<Value, Set<I>>();
    if (make) this.#byField.set(anchor.field, ofField);
    return anchor.values.map(value => {
      const place = ofField.get(value) ?? new Set<I>();
      if (make) ofField.set(value, place);
      return place;
    });
  }
}

/** The field that the fewest values are asked of: exactly, and of every row that matches and is visible. */
function anchorOf({ filter, scope }: Interest): Anchor | undefined {
  return [...anchorsIn(filter), ...anchorsIn(scope)].filter(({ values }) => values.length <= MAX_VALUES).sort((a, b) => a.values.length - b.values.length)[0];
}

function anchorsIn(condition: Condition): Anchor[] {
  if (condition.kind === "all") return condition.of.flatMap(anchorsIn);
  if (condition.kind !== "field") return [];
  return condition.tests.flatMap(({ test, negated }) => (test.op === "in" && !negated && !test.ignoreCase ? [{ field: condition.field, values: [...new Set(test.values)] }] : []));
}
