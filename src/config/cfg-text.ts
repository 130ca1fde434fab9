import { ConfigurationError } from "./configuration-error.ts";
import { levelsOf, show, type Option, type Section } from "./section.ts";

/**
 * Reads DIRAC's CFG text. Its grammar in short (the sheets have it in full): lines are trimmed; `#` starts a comment only
 * at the beginning of a line; the first `=` or `+=` makes the whole line an option, whose value may hold anything;
 * otherwise `{` opens a section named by the text before it, gathered over lines, and `}` closes one. No quotes, no
 * escapes, no includes. What DIRAC reads is read alike, its oddities included; comments are not kept, nobody needs them.
 */
export function parseCfg(text: string, file: string): Section {
  const reader = new CfgReader(file);
  // String.trim() also takes a byte order mark and the \r of files written on Windows
  for (const [index, line] of text.split("\n").entries()) reader.read(line.trim(), index + 1);
  return reader.end();
}

interface Draft extends Section {
  readonly options: Map<string, Option>;
  readonly sections: Map<string, Draft>;
  readonly name: string;
  /** Set when an option was read on the line that opened the section. */
  opensWithOption?: boolean;
}

class CfgReader {
  readonly #file: string;
  readonly #root: Draft;
  readonly #open: Draft[] = [];
  /** Text that may become the name of a section; only an option or a `{` ends it, not a `}` and not a new line. */
  #pending: string[] = [];
  #line = 0;

  constructor(file: string) {
    this.#file = file;
    this.#root = this.#draft("");
  }

  read(line: string, number: number): void {
    this.#line = number;
    if (line === "" || line.startsWith("#")) return;
    let from = 0;
    for (const { 0: sign, index } of line.matchAll(/[{}]|\+?=/g)) {
      if (sign === "=" || sign === "+=") {
        this.#option(line.slice(0, index).trim(), sign, line.slice(index + sign.length).trim());
        return;
      }
      this.#pending.push(line.slice(from, index));
      from = index + 1;
      if (sign === "{") this.#openSection();
      else if (!this.#open.pop()) throw this.#error("this } closes a section that was never opened");
    }
    this.#pending.push(line.slice(from));
  }

  end(): Section {
    const section = this.#open.at(-1);
    if (!section) return this.#root;
    const hint = section.opensWithOption ? "; a section and its options cannot stand on one line" : "";
    this.#line = section.place.line;
    throw this.#error(`the section ${section.name} is opened here and never closed${hint}`);
  }

  #openSection(): void {
    const levels = levelsOf(this.#pending.join(""));
    // only its last piece is named in errors: a line without `=` may have been meant as an option, and hold a password
    const shown = this.#pending.findLast((piece) => piece.trim() !== "")?.trim() ?? "";
    this.#pending = [];
    const name = levels.pop();
    if (name === undefined) throw this.#error("a section needs a name before its {");
    const parent = this.#parent(levels);
    if (!parent) throw this.#error(`the section ${shown} is inside a section that is not declared before it`);
    const twin = parent.sections.get(name) ?? parent.options.get(name);
    if (twin) throw this.#error(`the section ${shown} has the name of something declared in line ${twin.place.line}`);
    const section = this.#draft(shown);
    parent.sections.set(name, section);
    this.#open.push(section);
  }

  #option(path: string, sign: "=" | "+=", value: string): void {
    this.#pending = [];
    const current = this.#current();
    if (current.place.line === this.#line) current.opensWithOption = true;
    const levels = levelsOf(path);
    const name = levels.pop();
    if (name === undefined) throw this.#error("an option needs a name before its =");
    const parent = this.#parent(levels);
    const section = parent?.sections.get(name);
    if (section) throw this.#error(`the option ${path} has the name of the section declared in line ${section.place.line}`);
    if (sign === "=") {
      // DIRAC forgets an option of a section that does not exist, without a word
      parent?.options.set(name, { value, place: this.#place() });
      return;
    }
    const before = parent?.options.get(name);
    if (!parent || !before) throw this.#error(`+= needs an option that is declared before it, and ${path} is not`);
    parent.options.set(name, { value: `${before.value}, ${value}`, place: before.place });
  }

  /** The section that a name such as `A/B/x` addresses from where we are; A and B must have been declared. */
  #parent(levels: readonly string[]): Draft | undefined {
    let section: Draft | undefined = this.#current();
    for (const level of levels) {
      if (section?.options.has(level)) throw this.#error(`${level} is an option, so nothing can be declared inside it`);
      section = section?.sections.get(level);
    }
    return section;
  }

  #current(): Draft {
    return this.#open.at(-1) ?? this.#root;
  }

  #draft(name: string): Draft {
    return { options: new Map(), sections: new Map(), place: this.#place(), name };
  }

  #place() {
    return { file: this.#file, line: this.#line };
  }

  #error(sentence: string): ConfigurationError {
    return new ConfigurationError(`${show(this.#place())}: ${sentence}.`);
  }
}
