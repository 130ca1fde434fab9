/** Fails when a generated file is not what its sources say: row types, schema.graphql, the database grants, typed operations. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const stale = [];
if (run("node", "dirac/generate.ts", "--check").status !== 0) stale.push("src/generated");
if (run("node", "dist/src/main.js", "schema").stdout !== readFileSync("schema.graphql", "utf8")) stale.push("schema.graphql");
for (const generation of ["8.0", "9.1"]) {
  const file = `deploy/grants-${generation}.sql`;
  if (run("node", "dist/src/main.js", "grants", "--generation", generation).stdout !== readFileSync(file, "utf8")) stale.push(file);
}
if (run("graphql-codegen", "--check").status !== 0) stale.push("test/gql");
if (stale.length > 0) {
  process.stderr.write(`stale: ${stale.join(", ")}; run "npm run generate" and commit what it writes\n`);
  process.exit(1);
}

function run(command, ...args) {
  return spawnSync(command, args, { encoding: "utf8", maxBuffer: 2 ** 26 });
}
