import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PlaygroundExample } from "../server/playground.ts";

const FOLDER = join(import.meta.dirname, "../../../examples");

/** The worked examples, in the order of their file names: the playground opens them as tabs, the tests run them. */
export function workedExamples(folder = FOLDER): PlaygroundExample[] {
  return readdirSync(folder).filter(file => file.endsWith(".graphql")).sort().map(file => ({ name: file.replace(/^\d+-|\.graphql$/g, ""), query: readFileSync(join(folder, file), "utf8") }));
}
