import { parse } from "graphql";
import { LRUCache } from "lru-cache";
import { badInput, GatewayError } from "../errors.ts";
import { sizeOf, type DocumentSize } from "./document-size.ts";

interface Bound {
  readonly of: keyof DocumentSize;
  readonly most: number;
  /** As in "300 fields are too many: at most 200; ask for fewer". */
  readonly what: string;
  readonly advice: string;
}

const LESS = "ask in several requests, or for one list with a filter such as `{ jobId: { in: […] } }`";

/** The largest worked example has 33 fields, 2 of them at the root, an alias and 7 levels; introspection by tools 469 and 18. */
const BOUNDS: readonly Bound[] = [
  { of: "depth", most: 30, what: "levels of selections", advice: "ask from where the wanted things are, with a filter" },
  { of: "fields", most: 2000, what: "fields, fragments written out,", advice: "ask for fewer, or in several requests" },
  { of: "rootFields", most: 100, what: "fields at the root", advice: LESS },
  { of: "aliases", most: 200, what: "aliases", advice: LESS },
  { of: "directives", most: 200, what: "directives", advice: "leave out what is not wanted, instead of skipping it" },
  { of: "definitions", most: 200, what: "operations and fragments", advice: "send only those that are used" },
];

/** A list of 10,000 ids written into the document, twice over, and the rest. */
export const MAX_TOKENS = 30_000;

/** Brackets of all kinds: what selects has 30 levels, what filters 16. */
const MAX_NESTING = 64;

/** Texts that are within bounds: clients send the same again and again. In characters. */
const known = new LRUCache<string, true>({ max: 1000, maxSize: 1024 * 1024, sizeCalculation: (_, text) => text.length + 1 });

/** Refuses documents that would overflow the stack of the GraphQL libraries, and those whose validation or answer would take too long. */
export function checkDocument(query: string): void {
  if (known.has(query)) return;
  checkNesting(query);
  const size = measured(query);
  if (size === undefined) return;
  for (const { of, most, what, advice } of BOUNDS) {
    if (size[of] > most) throw tooComplex(`${Number.isSafeInteger(size[of]) ? size[of] : "countless"} ${what} are too many: at most ${most}; ${advice}`);
  }
  known.set(query, true);
}

const tooComplex = (what: string) => new GatewayError("QUERY_TOO_COMPLEX", `query: ${what}`, { argument: "query" });

/** What is no document is left for GraphQL to refuse, with its code and the place. */
function measured(query: string): DocumentSize | undefined {
  try {
    return sizeOf(parse(query, { maxTokens: MAX_TOKENS, noLocation: true }));
  } catch {
    return undefined;
  }
}

/** Counts brackets, outside strings and comments, and whatever else GraphQL takes for a token. */
function checkNesting(query: string): void {
  let depth = 0, tokens = 0;
  for (const [token] of query.matchAll(/"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\\n\r])*"|#[^\n\r]*|[{}()[\]]|[$!&:=@|]|\.\.\.|[\w.+-]+/g)) {
    if (!token.startsWith("#") && ++tokens > MAX_TOKENS) throw tooComplex(`is longer than ${MAX_TOKENS} words and signs; put long lists into variables`);
    if (token === "{" || token === "(" || token === "[") depth++;
    else if (token === "}" || token === ")" || token === "]") depth--;
    if (depth > MAX_NESTING) throw badInput("query", `is nested more than ${MAX_NESTING} levels deep`);
  }
}
