import { readFileSync } from "node:fs";
import { parseCfg } from "./cfg-text.ts";
import { commaList } from "./comma-list.ts";
import { ConfigurationError } from "./configuration-error.ts";
import { completed, levelsOf, mergeSections, type Section } from "./section.ts";

const EMPTY: Section = { options: new Map(), sections: new Map(), place: { file: "", line: 0 } };
const YES = new Set(["y", "yes", "true", "1"]);

/**
 * DIRAC's configuration tree. Paths are written as in DIRAC, `/Systems/Databases/Host`; blank levels are ignored. Never
 * paste a name that a client sent into a path: a `/` in it would lead elsewhere. Ask for the names and compare.
 */
export class Configuration {
  // private in the strict sense, so that logging a configuration shows none of its passwords
  readonly #root: Section;

  private constructor(root: Section) {
    this.#root = root;
  }

  /** Reads the files and merges them in order: what a later file says wins. */
  static fromFiles(paths: readonly string[]): Configuration {
    const mistakes: string[] = [];
    const roots = paths.map((path) => collecting(mistakes, () => parseCfg(readText(path), path)) ?? EMPTY);
    const root = roots.reduce((merged, next) => mergeSections(merged, next, mistakes), EMPTY);
    if (mistakes.length > 0) throw new ConfigurationError(mistakes);
    return new Configuration(root);
  }

  static fromText(text: string, name = "configuration"): Configuration {
    return new Configuration(parseCfg(text, name));
  }

  /** This configuration with the other laid over it. */
  with(other: Configuration): Configuration {
    const mistakes: string[] = [];
    const root = mergeSections(this.#root, other.#root, mistakes);
    if (mistakes.length > 0) throw new ConfigurationError(mistakes);
    return new Configuration(root);
  }

  /** This configuration with what only this tree says. */
  completedBy(tree: Section): Configuration {
    return new Configuration(completed(this.#root, tree));
  }

  /** The text of an option, "" where it is declared without value, undefined where it is not declared. */
  option(path: string): string | undefined {
    const levels = levelsOf(path);
    const name = levels.pop();
    return name === undefined ? undefined : this.#section(levels)?.options.get(name)?.value;
  }

  /** An option as DIRAC's comma list; empty where it is not declared. */
  list(path: string): string[] {
    return commaList(this.option(path));
  }

  /** An option as DIRAC reads a boolean: y, yes, true and 1 in any case are true, all else that is declared is false. */
  flag(path: string, otherwise: boolean): boolean {
    const value = this.option(path);
    return value === undefined ? otherwise : YES.has(value.toLowerCase());
  }

  /** The names of the sections in a section, in order of declaration. */
  sections(path: string): string[] {
    return [...(this.#section(levelsOf(path))?.sections.keys() ?? [])];
  }

  /** The names of the options in a section, in order of declaration. */
  options(path: string): string[] {
    return [...(this.#section(levelsOf(path))?.options.keys() ?? [])];
  }

  #section(levels: readonly string[]): Section | undefined {
    return levels.reduce<Section | undefined>((section, level) => section?.sections.get(level), this.#root);
  }
}

/** Runs one step and notes its mistake instead of throwing it, so that the mistakes of all files are told at once. */
function collecting<T>(mistakes: string[], step: () => T): T | undefined {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    mistakes.push(...error.mistakes);
    return undefined;
  }
}

function readText(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    throw new ConfigurationError(`${path} cannot be read (${code}).`);
  }
  // DIRAC also accepts a zip archive under the name of a .cfg
  if (bytes.subarray(0, 4).toString("latin1") === "PK\u0003\u0004") {
    throw new ConfigurationError(`${path} is a zip archive; unpack it and give the CFG file that it holds.`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ConfigurationError(`${path} is not UTF-8 text.`);
  }
}
