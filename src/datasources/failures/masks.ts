/** What in an error text differs from case to case, and tells nothing about which error it is. */
export interface Mask {
  /** What stands in its place. */
  readonly name: string;
  readonly pattern: RegExp;
  /** Characters of which a text has one at least where the pattern can match: looked for first, since most texts have few of them. */
  readonly needs: RegExp;
  /** Whether a match is one: only of masks that no pattern can tell. */
  readonly applies?: (match: string, isUser: (name: string) => boolean) => boolean;
  /** The hosts in a match. */
  readonly host?: (match: string) => string | undefined;
}

const WORD = String.raw`\p{L}\p{N}_`;
/** What may stand masked inside of what a later mask covers. */
const WITHIN = "<(?:guid|time|mail|ip)>";
/** What names of files and folders consist of; behind the first slash also of `=`, before which a key of the text may stand. */
const IN_NAME = String.raw`${WORD}.+~%@#&$\-`;
/** Up to a blank, quote, bracket or comma. */
const IN_ADDRESS = "(?:[^\\s\"'`<>()[\\]{},]|<guid>)";
const KEY = "/(?:C|O|OU|L|ST|DC|CN|UID|E|emailAddress)=";
/** A letter of a word in a DN. */
const IN_DN = String.raw`[^/=\s"'<>()[\]{},;:]`;
const LABEL = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?";
/** Endings of host names: countries, and what grid sites and their private networks are called. Not those of files. */
const DOMAIN = "(?!(?:py|sh|so|gz|xz|db|js|cc|md|ps)(?![a-z]))[a-z]{2}|com|org|net|edu|gov|int|eu|info|cern|local|localdomain|internal|intranet|lan|cluster|cloud|grid";
const EXTENSION = "root|rootx|dst|mdst|udst|ldst|digi|xdigi|sim|raw|rdst|py|sh|bash|log|out|err|txt|dat|tar|tgz|gz|bz2|xz|zip|xml|json|yaml|yml|cfg|conf|ini|jdl|csv|db|sqlite|so|pem|h5|hdf5|fits|simtel|zst";
const PORT = String.raw`(?::\d{1,5})?`;

/** None where an id is part of it, which is masked by then. */
const HOST_OF_URL = new RegExp(String.raw`^[^:]+://(?:[^@/?#]*@)?(?![^/?#]*<)(?:\[([^\]]+)\]|([${WORD}-]+(?:\.[${WORD}-]+)*))`, "u");
function hostOf(url: string): string | undefined {
  const [, address, name] = HOST_OF_URL.exec(url) ?? [];
  return address ?? name;
}

/**
 * In the order in which they are applied: what is longer and may hold the others comes first. What is
 * masked is not masked again: they match `<` and `>` only around the few that may stand inside of others.
 */
export const MASKS: readonly Mask[] = [
  { name: "<guid>", needs: /-/, pattern: /(?<![0-9a-z])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z])/gi },
  { name: "<url>", needs: /:\/\//, pattern: new RegExp(String.raw`\b[a-z][a-z0-9+.-]{0,20}://(?:\[[0-9a-f:.]+\]|${IN_ADDRESS})${IN_ADDRESS}*`, "gi"), host: hostOf },
  { name: "<lfn>", needs: /:/, pattern: new RegExp(String.raw`\bLFN:(?:${IN_ADDRESS}|,)+(?<![:.,])`, "gi") },
  { name: "<time>", needs: /-/, pattern: /(?<!\d)\d{4}-\d\d-\d\d(?:T|, ?| )\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z| ?UTC|[+-]\d\d:?\d\d)?(?!\d)/g },
  // a value ends before the next key; the last may be of several words, as names of persons are
  { name: "<dn>", needs: /=/, pattern: new RegExp(String.raw`(?:${KEY}${IN_DN}[^/="<>[\]{};]*(?<=[${WORD}.)])(?=${KEY}))+${KEY}(?:Robot: )?${IN_DN}+(?: (?:\p{Lu}|\d)${IN_DN}*| -(?= )|'\p{Lu}${IN_DN}*)*`, "gu") },
  { name: "<mail>", needs: /@/, pattern: /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g },
  { name: "<ip>", needs: /[.:]/, pattern: ip() },
  { name: "<path>", needs: /\//, pattern: new RegExp(String.raw`(?<![${IN_NAME}/]|${WITHIN})(?:[${IN_NAME}]|${WITHIN})*(?:/+(?:[${IN_NAME}=]|${WITHIN})+){2,}(?<![.])/?`, "gu") },
  { name: "<site>", needs: /\./, pattern: new RegExp(String.raw`(?<![${WORD}.-])[A-Z][A-Za-z]+\.[A-Za-z0-9_-]+\.(?:(?!(?:py|sh|so|gz|db)\b)[a-z]{2}|cern)(?![${WORD}-]|\.[${WORD}])`, "gu") },
  { name: "<host>", needs: /\./, pattern: new RegExp(String.raw`(?<![${WORD}.-])(?:(?:${LABEL}\.){2,}|(?=[a-z][a-z0-9-]*(?:\d\d|-\d|\d-))[a-z0-9-]+\.)(?:${DOMAIN})(?![${WORD}-]|\.[${WORD}])${PORT}`, "giu"), host: match => match.replace(/:\d+$/, "") },
  { name: "<hex>", needs: /\d/, pattern: /(?<![\p{L}\p{N}_])(?:0x[0-9a-f]+|(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{8,})(?![\p{L}\p{N}_])/giu },
  { name: "<file>", needs: /\./, pattern: new RegExp(String.raw`(?<![${WORD}.+-])[${WORD}+-][${WORD}.+-]*\.(?:${EXTENSION})(?![${WORD}]|\.[${WORD}])`, "giu") },
  { name: "<user>", needs: /user|owner|by|account/i, pattern: new RegExp(String.raw`(?<=(?<![${WORD}])(?:user|owner|by|account)[ :='"]{1,3})[${WORD}][${WORD}.-]*(?<![.-])(?![${WORD}@-])`, "giu"), applies: (name, isUser) => isUser(name) },
  // digits behind letters belong to a name (basf2, gfal2), units behind digits do not; some numbers tell which error it is
  {
    name: "<n>", needs: /\d/,
    pattern: new RegExp(String.raw`(?<![${WORD}])(?<!(?<![${WORD}])(?:exit(?:ed with)? ?code|status|signal|HTTP error|errno)[ :=(]{0,3}-?)\d+(?:[.,_]\d+)*(?:e[+-]?\d+)?(?=(?:[kMGTP]?i?B|[mun]?s|min|h|d)?(?![${WORD}]))`, "giu"),
  },
];

/** IPv4 and IPv6, the latter not taken for a time (12:30:45) or C++ (std::cout). */
function ip(): RegExp {
  const four = String.raw`(?:::ffff:)?\d{1,3}(?:\.\d{1,3}){3}`, group = "[0-9a-f]{1,4}", groups = `${group}(?::${group}){0,6}`;
  const six = String.raw`(?:${group}(?::${group}){7}|(?=[0-9a-f:]*\d)(?:(?:${groups})::(?:${groups})?|::${groups}))`;
  return new RegExp(String.raw`(?<![\w.])${four}(?!\.?\w)${PORT}|\[(?:${six}|${four})\]${PORT}|(?<![\w:])${six}(?!:?\w|::)`, "gi");
}
