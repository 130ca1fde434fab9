import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { describe as option, optionNames } from "../../src/config/option-table.ts";
import { VERSION } from "../../src/version.ts";

const ROOT = join(import.meta.dirname, "../..");
const text = (file: string) => readFileSync(join(ROOT, file), "utf8");
const files = ["docs/operations.md", ...readdirSync(join(ROOT, "deploy"), { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name).slice(ROOT.length + 1))];

it("the chart is of this version", () => {
  expect(/^appVersion: (.+)$/m.exec(text("deploy/helm/Chart.yaml"))?.[1]).toBe(VERSION);
});

it("what is deployed is configured by options that there are", () => {
  const variables = new Set<string>(optionNames.map(name => option(name).env));
  const named = files.flatMap(file => [...text(file).matchAll(/\bDIRAC_GRAPHQL_[A-Z_]+/g)].map(([variable]) => ({ file, variable })));
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(({ variable }) => !variables.has(variable))).toEqual([]);
});

it("what the image copies is not left out of its context", () => {
  const ignored = text("deploy/Dockerfile.dockerignore").split("\n").filter(line => line !== "" && !line.startsWith("#"));
  const { files: packed } = JSON.parse(text("package.json")) as { files: string[] };
  for (const needed of [...packed, "src", "demo", "dirac", "playground", "scripts", "package-lock.json", "tsconfig.json", "tsconfig.build.json", "LICENSE", "README.md"]) {
    // dist and npm-shrinkwrap.json are made inside
    if (!needed.startsWith("dist") && !needed.startsWith("!") && needed !== "npm-shrinkwrap.json") expect(ignored).not.toContain(needed);
  }
});
