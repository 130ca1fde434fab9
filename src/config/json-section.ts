import { ConfigurationError } from "./configuration-error.ts";
import { isSecretOption, isSecretSection } from "./secret-options.ts";
import type { Option, Place, Section } from "./section.ts";

const PLACE: Place = { file: "DiracX", line: 0 };
/** A subject of a token is shorter; a token, which must not be shown in an error, is longer. */
const MAX_NAME = 200;

/** Whatever JSON does not say in DIRAC's words is left out, and where it stands is noted in `lost`. */
export type Lost = string[];

/** A section of these options and sections; what is undefined is not declared. */
export function sectionOf(options: Iterable<readonly [string, string | undefined]>, sections: Iterable<readonly [string, Section]> = []): Section {
  const declared = [...options].flatMap(([name, value]): [string, Option][] => (value === undefined ? [] : [[name, { value, place: PLACE }]]));
  return { options: new Map(declared), sections: new Map(sections), place: PLACE };
}

/** The entries of a dictionary whose names can be names in DIRAC's configuration; throws otherwise. */
export function namedEntries(value: unknown, path: string): [string, unknown][] {
  const entries = entriesOf(value, path);
  for (const [name] of entries) checkName(name, path);
  return entries;
}

/** The entries of a dictionary of any keys; throws where there is none. */
export function entriesOf(value: unknown, path: string): [string, unknown][] {
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw new ConfigurationError(`${path} is no dictionary.`);
  return Object.entries(value);
}

/** A name is one level of a path, on one line. Throws without quoting what is none. */
export function checkName(name: string, path: string): void {
  const isName = name !== "" && name.length <= MAX_NAME && name === name.trim() && !/[/\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(name) && name !== "__proto__";
  if (!isName) throw new ConfigurationError(`${path} holds a name that cannot be one in DIRAC's configuration.`);
}

/**
 * A dictionary as DIRAC's configuration would have it: dictionaries are sections, lists are comma lists, true and false are
 * these words; null declares nothing. What may be a secret is left out without a word.
 */
export function sectionOfJson(value: unknown, path: string, lost: Lost): Section {
  const options: [string, string][] = [], sections: [string, Section][] = [];
  for (const [name, content] of namedEntries(value, path)) {
    const place = `${path}/${name}`;
    if (content === null || content === undefined) continue;
    if (typeof content === "object" && !Array.isArray(content)) {
      if (!isSecretSection(name)) sections.push([name, sectionOfJson(content, place, lost)]);
      continue;
    }
    const text = Array.isArray(content) ? elementsOf(content, place, lost).join(", ") : textOf(content);
    if (text === undefined) lost.push(place);
    else if (!isSecretOption(name, text)) options.push([name, text]);
  }
  return sectionOf(options, sections);
}

/** What a comma list can hold of these: no lists, no dictionaries, nothing with a comma. */
export function elementsOf(values: readonly unknown[], path: string, lost: Lost): string[] {
  const texts = values.filter(value => value !== null).map(textOf), kept = texts.filter(text => text !== undefined && !text.includes(","));
  if (kept.length < texts.length) lost.push(path);
  return kept.filter(text => text !== undefined && text !== "") as string[];
}

/** A value on one line, as all that DIRAC's files hold; undefined for what is none. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value.replaceAll(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu, " ").trim();
  return typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value)) ? String(value) : undefined;
}
