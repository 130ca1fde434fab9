import { getNamedType } from "graphql";
import { badInput } from "../../errors.ts";
import { holdsObjects, isObject, nameOf, type Selected, type SelectedFields } from "./selected.ts";

/**
 * The way from the root to the one list of an operation, which is the last step. Of a connection it is `nodes`, else
 * `edges`; of anything else, and of a connection without them, what lies below the only field that holds objects.
 */
export function oneList(fields: SelectedFields): readonly [...Selected[], Selected] {
  const path: Selected[] = [];
  for (let level = fields.root(); ;) {
    const next = only(path.length === 0 ? [level] : [level.filter(one => nameOf(one) === "nodes"), level.filter(one => nameOf(one) === "edges"), level]);
    if (!isObject(next)) return [...path, next];
    path.push(next);
    level = fields.below(next);
  }
}

/** The only field that holds objects, of the first of these where there is one. */
function only(choices: readonly Selected[][]): Selected {
  const found = choices.map(fields => fields.filter(one => holdsObjects(one) && getNamedType(one.type).name !== "PageInfo")).find(fields => fields.length > 0) ?? [];
  if (found.length === 1) return found[0]!;
  throw badInput("query", `CSV is the rows of one list, such as \`{ jobs { nodes { jobId } } }\`; ${found.length === 0 ? "here is none" : `ask for one of these alone: ${found.map(({ key }) => key).join(", ")}`}`);
}
