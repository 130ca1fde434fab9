import { badInput, GatewayError } from "../errors.ts";
import { checkDocument } from "./document-bounds.ts";

/** Filters may have 16 levels. */
const MAX_DEPTH = 64;
/** As many as the branches that all filters together may have. */
const MAX_OBJECTS = 30_000;
/** As long as the longest list that a filter takes. */
const MAX_LIST = 10_000;

/**
 * Refuses what would overflow the stack of the GraphQL libraries, which recurse, before they see it: JSON and documents
 * that nest too deep, and lists that are too long. Walks without recursion itself.
 */
export function checkInput(body: unknown): void {
  if (body === null || typeof body !== "object") return;
  checkJson(body);
  const { query, variables } = body as { query?: unknown; variables?: unknown };
  if (typeof query !== "string") return;
  checkDocument(query);
  checkUses(query, variables);
}

/** A variable is taken apart again wherever it stands: a long one in a thousand places would take minutes. */
function checkUses(query: string, variables: unknown): void {
  if (variables === null || typeof variables !== "object") return;
  const uses = Map.groupBy(query.matchAll(/\$(\w+)/g), ([, name]) => name!);
  let objects = 0;
  for (const [name, value] of Object.entries(variables)) {
    objects += objectsIn(value) * (uses.get(name)?.length ?? 0);
    if (objects > MAX_OBJECTS) throw new GatewayError("QUERY_TOO_COMPLEX", `variables.${name}: too many objects, in too many places: at most ${MAX_OBJECTS}`, { argument: `variables.${name}` });
  }
}

function objectsIn(value: unknown): number {
  let count = 0;
  const pending = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (next === null || typeof next !== "object") continue;
    count++;
    for (const inner of Object.values(next)) pending.push(inner);
  }
  return count;
}

/** A value and how deep it stands, with the name of the top-level entry that it belongs to. */
interface Pending { readonly value: unknown; readonly depth: number; readonly path: string }

function checkJson(body: object): void {
  const pending: Pending[] = [{ value: body, depth: 0, path: "" }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, depth, path } = next;
    if (value === null || typeof value !== "object") continue;
    if (depth > MAX_DEPTH) throw badInput(path, `is nested more than ${MAX_DEPTH} levels deep`);
    if (Array.isArray(value) && value.length > MAX_LIST) throw badInput(path, `a list of ${value.length} is too long: at most ${MAX_LIST} values`);
    // paths stop growing where they would be longer than anybody reads
    for (const [name, inner] of Object.entries(value)) pending.push({ value: inner, depth: depth + 1, path: depth > 4 ? path : path === "" ? name : `${path}.${name}` });
  }
}
