import type { OptionTree } from "../../config/option-tree.ts";

export interface StoredOption {
  readonly sectionPath: string;
  readonly name: string;
  readonly value: string;
}

/** Options as the configuration in memory holds them. A section without any option below it is not there. */
export class StoredOptions implements OptionTree {
  readonly #values = new Map<string, Map<string, string>>();
  readonly #sections = new Map<string, Set<string>>();

  constructor(options: readonly StoredOption[]) {
    for (const { sectionPath, name, value } of options) {
      const known = this.#values.get(sectionPath) ?? new Map<string, string>();
      this.#values.set(sectionPath, known.set(name, value));
      for (let path = sectionPath; path !== ""; path = path.slice(0, path.lastIndexOf("/"))) {
        const parent = path.slice(0, path.lastIndexOf("/")), names = this.#sections.get(parent) ?? new Set<string>();
        this.#sections.set(parent, names.add(path.slice(parent.length + 1)));
      }
    }
  }

  option(path: string): string | undefined {
    const end = path.lastIndexOf("/");
    return this.#values.get(path.slice(0, end))?.get(path.slice(end + 1));
  }

  options(path: string): string[] {
    return [...this.#values.get(path)?.keys() ?? []];
  }

  sections(path: string): string[] {
    return [...this.#sections.get(path) ?? []];
  }
}
