import type { GraphQLResolveInfo, ResponsePath } from "graphql";
import type { Place } from "../datasources/query/listing.ts";

/** Where the list that is being resolved stands in the operation; all elements of a parent list stand at one place. */
export function placeOf({ path, parentType, fieldName }: GraphQLResolveInfo): Place {
  const steps: string[] = [];
  for (let step: ResponsePath | undefined = path; step !== undefined; step = step.prev) {
    if (typeof step.key === "string") steps.unshift(`${step.typename}.${step.key}`);
  }
  return { path: steps.join(" "), field: `${parentType.name}.${fieldName}` };
}
