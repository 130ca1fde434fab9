import { registerEnumType } from "type-graphql";
import { CHANGE_KINDS } from "./change-kind.ts";

export const ChangeKindType = Object.fromEntries(Object.keys(CHANGE_KINDS).map(kind => [kind, kind]));

registerEnumType(ChangeKindType, {
  name: "ChangeKind",
  description: "What a change is to a subscription: to what its filter matches, among what you may see.",
  valuesConfig: Object.fromEntries(Object.entries(CHANGE_KINDS).map(([kind, description]) => [kind, { description }])),
});
