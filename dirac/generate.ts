/**
 * Writes src/generated/<database>.ts from dirac/v8.0.json and dirac/v9.1.json, the only place where a table of DIRAC
 * is written down. `npm run generate` writes the files; with --check it only says which of them are stale.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { databaseModules } from "./modules.ts";

const folder = join(import.meta.dirname, "../src/generated");
const wanted = databaseModules();
mkdirSync(folder, { recursive: true });
const present = readdirSync(folder).filter(file => file.endsWith(".ts"));
const read = (file: string) => (present.includes(file) ? readFileSync(join(folder, file), "utf8") : undefined);
const stale = [...new Set([...present, ...wanted.keys()])].filter(file => read(file) !== wanted.get(file));

if (process.argv.includes("--check")) {
  if (stale.length > 0) {
    console.error(`stale: ${stale.map(file => `src/generated/${file}`).join(", ")}; run "npm run generate"`);
    process.exitCode = 1;
  }
} else {
  for (const file of stale) {
    const text = wanted.get(file);
    if (text === undefined) rmSync(join(folder, file));
    else writeFileSync(join(folder, file), text);
  }
}
