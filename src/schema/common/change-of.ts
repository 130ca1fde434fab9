import { Field, ID, ObjectType } from "type-graphql";
import type { ChangeKind } from "./change-kind.ts";
import { ChangeKindType } from "./change-kind.type.ts";
import { FieldChange } from "./field-change.type.ts";
import { DateTime, SafeInt } from "./scalars.ts";
import { spokenNameOf } from "./spoken-name.ts";
import { describe, type EntityClass } from "./table-registry.ts";

/** What every change says, of whatever table; beside this the number of its row. */
export interface DescribedChange {
  readonly cursor: string;
  readonly eventId: string;
  readonly kind: ChangeKind;
  readonly changes: FieldChange[];
  readonly seenAt: string;
  readonly happenedAt: string | null;
}

interface Words {
  readonly description: string;
  /** What tells when it happened. */
  readonly happenedAt: string;
  /** Lists that changes of this table have besides. */
  readonly lists?: Readonly<Record<string, { readonly of: object; readonly description: string }>>;
}

/** The type of the changes of a described class that has a feed: `JobChange`. (Not by inheritance: type-graphql would print the fields of each in another order.) */
export function changeOf(type: EntityClass, { description, happenedAt, lists = {} }: Words): new () => object {
  const { name, keys } = describe(type), noun = spokenNameOf(type);
  const change = { [`${name}Change`]: class {} }[`${name}Change`] as new () => object;
  ObjectType(`${name}Change`, { description })(change);
  const add = (field: string, thunk: () => object, description: string, nullable = false) =>
    Field(thunk as () => StringConstructor, { simple: true, nullable, description })(change.prototype as object, field);
  add("cursor", () => String, "Give it as `after` to go on behind this change.");
  add("eventId", () => ID, "The same when the change comes again.");
  add("kind", () => ChangeKindType, "What it is to this subscription.");
  add(keys[0]!, () => SafeInt, `DIRAC's number of the ${noun}.`);
  add("changes", () => [FieldChange], `What is different; empty where the ${noun} is new or gone, or where you see only one side.`);
  for (const [field, { of, description }] of Object.entries(lists)) add(field, () => [of], description);
  add("seenAt", () => DateTime, "When the gateway saw it.");
  add("happenedAt", () => DateTime, `When it happened, by DIRAC's clocks: ${happenedAt}; null where nothing tells.`, true);
  return change;
}
