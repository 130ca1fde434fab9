import { readFileSync } from "node:fs";
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type Scalar } from "yaml";
import type { Given } from "./given-options.ts";
import { describe, optionNames, type OptionName } from "./option-table.ts";

/** What an empty value is written as. */
const NOTHING = new Set(["", "~", "null", "Null", "NULL"]);

/**
 * The options in a file of YAML, of which JSON is a part: the names of the command line, lists as lists. Values are read
 * as they are written, as on the command line, so that `off` is a word and a time stays a text. Mistakes name the key and
 * never the value: it may be a secret. Undefined where the file cannot be read at all: what it lacks is not known then.
 */
export function optionsInFile(path: string, mistakes: string[]): Map<OptionName, Given[]> | undefined {
  const values = new Map<OptionName, Given[]>(), lines = new LineCounter();
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    mistakes.push(`--config ${path}: the file cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown"}).`);
    return undefined;
  }
  const document = parseDocument(text, { schema: "failsafe", prettyErrors: false, lineCounter: lines });
  const errors = document.errors.map(({ code, pos }) => `${path}, line ${lines.linePos(pos[0]).line}: ${code === "DUPLICATE_KEY" ? "this key is there already" : "this is neither YAML nor JSON"}.`);
  mistakes.push(...new Set(errors));
  if (errors.length > 0) return undefined;
  if (document.contents === null) return values;
  if (!isMap(document.contents)) {
    mistakes.push(`${path} must be a map of options.`);
    return undefined;
  }
  for (const { key, value } of document.contents.items) {
    const name = isScalar(key) ? String(key.value) : "", known = optionNames.find(option => option === name && option !== "config"), from = `${path}: ${name}`;
    if (known === undefined) {
      mistakes.push(`${path}: ${name === "" ? "a key" : name} is not an option; see --help.`);
      continue;
    }
    const given = read(value as Node | null, describe(known).many === true);
    if (typeof given === "string") mistakes.push(`${from} ${given}${given.endsWith("be") ? " " : ", "}${describe(known).expects}.`);
    if (typeof given === "string" || given.length > 0) values.set(known, typeof given === "string" ? [] : given.map(one => ({ text: one, from })));
  }
  return values;
}

/** The texts of an option, or what is wrong with it. */
function read(value: Node | null, many: boolean): string[] | string {
  if (many && isSeq(value)) return value.items.every(isText) ? value.items.map(item => String(item.value)) : "has something in its list that is no single value; each must be";
  if (isText(value)) return [String(value.value)];
  return isMap(value) || isSeq(value) ? `must be ${many ? "one value or a list of them" : "one value"}` : "needs a value";
}

function isText(node: unknown): node is Scalar {
  return isScalar(node) && typeof node.value === "string" && (node.type !== "PLAIN" ? node.value.trim() !== "" : !NOTHING.has(node.value));
}
