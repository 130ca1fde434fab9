import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const json = (file: string) => JSON.parse(readFileSync(join(ROOT, file), "utf8"));

/** Licences whose works may be part of one under GPL-3.0, as the FSF lists them. Apache-2.0 goes with version 3, not with 2. */
const COMPATIBLE = new Set(["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0", "Unlicense", "CC0-1.0", "Zlib", "Python-2.0", "PSF-2.0", "GPL-3.0-only", "GPL-3.0-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later", "MPL-2.0"]);

/** Whether an SPDX expression without WITH leaves a way. */
function isCompatible(expression: string): boolean {
  const words = expression.replaceAll(/[()]/g, " ").trim();
  return words.split(" OR ").some(way => way.split(" AND ").every(licence => COMPATIBLE.has(licence.trim())));
}

interface Locked { readonly license?: string; readonly dev?: boolean; readonly dependencies?: Readonly<Record<string, string>> }

const LOCKED = json("package-lock.json").packages as Record<string, Locked>;

/** What the playground's own files import, and so is bundled into it. */
const BUNDLED = new Set(readdirSync(join(ROOT, "playground")).filter(file => /\.tsx?$/.test(file) && file !== "vite.config.ts")
  .flatMap(file => [...readFileSync(join(ROOT, "playground", file), "utf8").matchAll(/(?:from|import) "((?:@[^/"]+\/)?[^./"][^/"]*)/g)].map(([, name]) => name!)));

/** What is installed with the package, or bundled into the playground, with all that those need. */
function shipped(): [string, Locked][] {
  const found = new Map(Object.entries(LOCKED).filter(([path, { dev }]) => path !== "" && dev !== true));
  const add = (name: string, from: string): void => {
    // as Node looks for it: beside who asks, then further up
    for (let folder: string | undefined = from; folder !== undefined; folder = folder === "" ? undefined : folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
      const path = `${folder}${folder === "" ? "" : "/"}node_modules/${name}`, locked = LOCKED[path];
      if (locked === undefined) continue;
      if (found.has(path)) return;
      found.set(path, locked);
      for (const needed of Object.keys(locked.dependencies ?? {})) add(needed, path);
      return;
    }
  };
  for (const name of BUNDLED) add(name, "");
  return [...found];
}

describe("licences", () => {
  it("the project is under the GPL, version 3 only, and says so where one looks", () => {
    expect(json("package.json").license).toBe("GPL-3.0-only");
    expect(readFileSync(join(ROOT, "LICENSE"), "utf8")).toMatch(/^ +GNU GENERAL PUBLIC LICENSE\n +Version 3, 29 June 2007\n[^]*END OF TERMS AND CONDITIONS/);
  });

  it("everything that is shipped may be part of such a work", () => {
    expect(shipped().length).toBeGreaterThan(200);
    expect([...BUNDLED]).toEqual(expect.arrayContaining(["react", "@graphiql/react", "monaco-editor"]));
    expect(shipped().filter(([, { license }]) => license === undefined || !isCompatible(license)).map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
  });

  it.each(["GPL-2.0-only", "UNLICENSED", "BUSL-1.1", "(MIT AND SSPL-1.0)", "SEE LICENSE IN LICENSE"])("%s would be refused", expression => {
    expect(isCompatible(expression)).toBe(false);
  });

  it.each(["(MIT OR GPL-2.0-only)", "(MIT AND BSD-3-Clause)"])("%s would do", expression => {
    expect(isCompatible(expression)).toBe(true);
  });
});

it("what only development needs is no dependency of the package: types, the project's own Node", () => {
  expect(Object.keys(json("package.json").dependencies).filter(name => name.startsWith("@types/") || name === "node")).toEqual([]);
});

it("the package names only files that are there, or that the build makes", () => {
  const files = (json("package.json").files as string[]).filter(file => !file.startsWith("!") && !file.startsWith("dist") && file !== "npm-shrinkwrap.json");
  expect(files.filter(file => !existsSync(join(ROOT, file)))).toEqual([]);
});
