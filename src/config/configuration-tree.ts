import type { Configuration } from "./configuration.ts";
import { isSecretOption, isSecretSection } from "./secret-options.ts";

export interface SectionRow {
  /** The path of the section that holds it, "" for the root. */
  readonly parentPath: string;
  /** Its place in the order of declaration. */
  readonly place: number;
  /** `/Resources/Sites`; the root is `/`. */
  readonly path: string;
  readonly name: string;
}

export interface OptionRow {
  readonly sectionPath: string;
  readonly place: number;
  readonly name: string;
  readonly value: string;
}

/** The whole tree, without anything that may be secret. */
export function readTree(configuration: Configuration): { sections: SectionRow[]; options: OptionRow[] } {
  const sections: SectionRow[] = [{ parentPath: "", place: 0, path: "/", name: "" }], options: OptionRow[] = [];
  // grows while it is walked
  for (const { path: sectionPath } of sections) {
    const below = (name: string) => (sectionPath === "/" ? `/${name}` : `${sectionPath}/${name}`);
    options.push(...configuration.options(sectionPath).map((name, place) => ({ sectionPath, place, name, value: configuration.option(below(name))! })).filter(({ name, value }) => !isSecretOption(name, value)));
    sections.push(...configuration.sections(sectionPath).filter(name => !isSecretSection(name)).map((name, place) => ({ parentPath: sectionPath, place, path: below(name), name })));
  }
  return { sections, options };
}
