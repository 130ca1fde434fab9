/** Where something was written, so that an error can name it without showing what it says. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

export interface Option {
  readonly value: string;
  readonly place: Place;
}

/** One level of a CFG tree. Names are exact (case matters), order is that of declaration. */
export interface Section {
  readonly options: ReadonlyMap<string, Option>;
  readonly sections: ReadonlyMap<string, Section>;
  readonly place: Place;
}

/** The levels of a path such as `/Systems//Databases`; DIRAC ignores blank ones. */
export function levelsOf(path: string): string[] {
  return path.split("/").map((level) => level.trim()).filter((level) => level !== "");
}

export function show(place: Place): string {
  return `${place.file}:${place.line}`;
}

/**
 * Lays the second tree over the first: its options win, sections are merged level by level. A name that is an option on
 * one side and a section on the other has no sensible meaning; it is added to `mistakes`, so that all are found at once.
 */
export function mergeSections(first: Section, second: Section, mistakes: string[], path = ""): Section {
  const options = new Map(first.options);
  const sections = new Map(first.sections);
  for (const [name, option] of second.options) {
    const other = first.sections.get(name);
    if (other) mistakes.push(`${path}/${name} is a section in ${show(other.place)} and an option in ${show(option.place)}.`);
    options.set(name, option);
  }
  for (const [name, section] of second.sections) {
    const option = first.options.get(name);
    if (option) mistakes.push(`${path}/${name} is an option in ${show(option.place)} and a section in ${show(section.place)}.`);
    const other = first.sections.get(name);
    sections.set(name, other ? mergeSections(other, section, mistakes, `${path}/${name}`) : section);
  }
  return { options, sections, place: first.place };
}

/** The first tree with what only the second says. A name that is an option on one side and a section on the other is what the first says. */
export function completed(first: Section, second: Section): Section {
  const options = new Map(first.options), sections = new Map(first.sections);
  for (const [name, option] of second.options) if (!options.has(name) && !sections.has(name)) options.set(name, option);
  for (const [name, section] of second.sections) {
    const own = first.sections.get(name);
    if (own !== undefined) sections.set(name, completed(own, section));
    else if (!first.options.has(name)) sections.set(name, section);
  }
  return { options, sections, place: first.place };
}
