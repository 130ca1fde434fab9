/** A LIKE pattern taken apart: `%` any text, `_` one character, `\` takes the next character as it is. */
type Pattern = readonly (string | typeof ANY | typeof ONE)[];
const ANY = Symbol("%"), ONE = Symbol("_");

/**
 * Whether the text matches the LIKE pattern, exactly (case, accents, blanks). Walks both once, going back only to the
 * last `%`: a regular expression made of a hostile pattern would take exponential time.
 */
export function isLike(text: string, pattern: string): boolean {
  const characters = [...text], parts = parsePattern(pattern);
  let at = 0, part = 0, lastAny = -1, resume = 0;
  while (at < characters.length) {
    if (parts[part] === ANY) { lastAny = part++; resume = at; }
    else if (parts[part] === ONE || parts[part] === characters[at]) { part++; at++; }
    else if (lastAny >= 0) { part = lastAny + 1; at = ++resume; }
    else return false;
  }
  return parts.slice(part).every(rest => rest === ANY);
}

function parsePattern(pattern: string): Pattern {
  const characters = [...pattern], parts: (string | typeof ANY | typeof ONE)[] = [];
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i]!;
    if (character === "\\" && i + 1 < characters.length) parts.push(characters[++i]!);
    else parts.push(character === "%" ? ANY : character === "_" ? ONE : character);
  }
  return parts;
}
