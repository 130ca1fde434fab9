/** One `name = value;` of a JDL. A list has one value per element; `{}`, `[]` and `name = ;` have none. */
export interface JdlAttribute {
  readonly name: string;
  readonly values: readonly string[];
}

/**
 * A section that is deeper than this, or has a longer path, stays one text value. DIRAC writes one level
 * (`JobRequirements`). Without the bounds a hostile JDL overflows the stack, or its names add up to the square of its size.
 */
const MAX_SECTION_DEPTH = 4;
const MAX_SECTION_PATH = 64;

type Section = Map<string, Section | string[]>;

/**
 * Reads a JDL as far as it can be read; never throws, and takes time in proportion to the text.
 *
 * Outer brackets and the last `;` may be missing. Quotes, braces and brackets hide `;`; there are no escapes and no
 * comments, as in DIRAC. Names are case-sensitive (`cputime` is not CPUTime), and the last of a repeated name wins, a
 * section as a whole. Sections are flattened: `JobRequirements = [ Owner = "x"; ]` is `JobRequirements.Owner`.
 * Quotes around a value are removed; what is neither text, list nor section (an expression, a list inside a list) is
 * given as it is written. A statement without `=` is left out: the raw text is shown beside the attributes.
 */
export function parseJdl(text: string): JdlAttribute[] {
  const attributes: JdlAttribute[] = [];
  flatten(readSections(text), "", attributes);
  return attributes;
}

function flatten(section: Section, prefix: string, into: JdlAttribute[]): void {
  for (const [key, value] of section) {
    const name = prefix + key;
    if (Array.isArray(value)) into.push({ name, values: value });
    else if (value.size === 0) into.push({ name, values: [] });
    else flatten(value, `${name}.`, into);
  }
}

/** Passes over the text from left to right; `at` never goes back, whatever the text is. */
function readSections(text: string): Section {
  let at = 0;
  return readSection("", 0);

  function readSection(path: string, depth: number): Section {
    const section: Section = new Map();
    while (at < text.length) {
      // the brackets around the whole JDL open nothing: they may be missing
      if (depth === 0) at = skipBlanksAnd("[", text, at);
      const nameEnd = endOf(text, at, "=;]");
      const name = text.slice(at, nameEnd).trim();
      at = nameEnd + 1;
      if (text[nameEnd] === "=") {
        const value = readValue(`${path}${name}.`, depth);
        if (name !== "") section.set(name, value);
      } else if (text[nameEnd] === "]" && depth > 0) break;
    }
    return section;
  }

  /** Leaves `at` behind the `]` of a section, which ends its statement, or on the `;` or `]` behind another value. */
  function readValue(path: string, depth: number): Section | string[] {
    at = skipBlanksAnd("", text, at);
    if (text[at] === "[" && depth < MAX_SECTION_DEPTH && path.length <= MAX_SECTION_PATH) {
      at += 1;
      return readSection(path, depth + 1);
    }
    const start = at;
    at = endOf(text, at, ";]");
    return valuesOf(text.slice(start, at).trim());
  }
}

function valuesOf(value: string): string[] {
  if (value === "") return [];
  return elementsOf(value) ?? [unquoted(value)];
}

/** The elements if the whole value is one list; a list that is cut off has those that are there. */
function elementsOf(value: string): string[] | null {
  if (!value.startsWith("{")) return null;
  const elements: string[] = [];
  let end = 0;
  do {
    const start = end + 1;
    end = endOf(value, start, ",}");
    const element = value.slice(start, end).trim();
    if (element !== "") elements.push(unquoted(element));
  } while (value[end] === ",");
  return end >= value.length - 1 ? elements : null;
}

function unquoted(value: string): string {
  const isOneString = value.length > 1 && value.startsWith('"') && value.indexOf('"', 1) === value.length - 1;
  return isOneString ? value.slice(1, -1) : value;
}

/**
 * Where the first of `stops` stands that no quote, brace or bracket hides, or the end of the text. Braces and brackets
 * are counted together: a text that mixes them up is broken in any reading.
 */
function endOf(text: string, from: number, stops: string): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const char = text[at]!;
    if (depth === 0 && stops.includes(char)) return at;
    if (char === '"') at = closingQuote(text, at);
    else if (char === "{" || char === "[") depth++;
    else if ((char === "}" || char === "]") && depth > 0) depth--;
  }
  return text.length;
}

/** A quote without partner hides nothing: it must not swallow all attributes behind it. */
function closingQuote(text: string, opening: number): number {
  const closing = text.indexOf('"', opening + 1);
  return closing === -1 ? opening : closing;
}

function skipBlanksAnd(char: "" | "[", text: string, from: number): number {
  let at = from;
  while (at < text.length && (text[at] === char || text[at]!.trim() === "")) at++;
  return at;
}
