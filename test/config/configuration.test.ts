import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { Configuration } from "../../src/config/configuration.ts";
import { ConfigurationError } from "../../src/config/configuration-error.ts";

const folder = mkdtempSync(join(tmpdir(), "dirac-cfg-"));
afterAll(() => rmSync(folder, { recursive: true }));

function aFile(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function mistakesOf(action: () => unknown): readonly string[] {
  try {
    action();
  } catch (error) {
    if (error instanceof ConfigurationError) return error.mistakes;
    throw error;
  }
  return [];
}

describe("a configuration", () => {
  const some = Configuration.fromText("A\n{\n  x = 1\n  l = a, b,,c ,\n  B\n  {\n    y =\n  }\n  C{}\n}\nz = 2");

  it("finds options by path and ignores blank levels", () => {
    expect(some.option("/A/x")).toBe("1");
    expect(some.option("A// x/")).toBe("1");
    expect(some.option("z")).toBe("2");
  });
  it("tells an option without value from one that is absent", () => {
    expect(some.option("/A/B/y")).toBe("");
    expect(some.option("/A/B/n")).toBeUndefined();
    expect(some.option("/N/x")).toBeUndefined();
    expect(some.option("/N/z")).toBeUndefined();
    expect(some.option("/A/B")).toBeUndefined();
    expect(some.option("/")).toBeUndefined();
  });
  it("distinguishes names by case", () => {
    expect(some.option("/a/x")).toBeUndefined();
    expect(some.option("/A/X")).toBeUndefined();
  });
  it("splits lists at commas, trims and drops empty elements", () => {
    expect(some.list("/A/l")).toEqual(["a", "b", "c"]);
    expect(some.list("/A/B/y")).toEqual([]);
    expect(some.list("/A/n")).toEqual([]);
  });
  it("lists the names of sections and of options in order", () => {
    expect(some.sections("/A")).toEqual(["B", "C"]);
    expect(some.options("/A")).toEqual(["x", "l"]);
    expect(some.sections("/")).toEqual(["A"]);
    expect(some.sections("/A/x")).toEqual([]);
    expect(some.options("/N")).toEqual([]);
  });
  it("finds nothing that the file does not hold", () => {
    expect(some.option("/constructor/name")).toBeUndefined();
    expect(some.sections("/__proto__")).toEqual([]);
  });
  it.each([["y", true], ["YES", true], ["True", true], ["1", true], ["no", false], ["on", false], ["2", false], ["", false]])(
    "reads the flag %j as %s, as DIRAC does",
    (text, expected) => {
      const written = Configuration.fromText(`f = ${text}`);
      expect([written.flag("/f", true), written.flag("/f", false)]).toEqual([expected, expected]);
    },
  );
  it("has the default for a flag that is not declared", () => {
    expect([some.flag("/n", true), some.flag("/n", false)]).toEqual([true, false]);
  });
});

describe("merging", () => {
  it("lets later files win, level by level, and keeps what they do not mention", () => {
    const remote = aFile("remote.cfg", "S\n{\n  a = 1\n  b = 1\n  T\n  {\n    c = 1\n  }\n}\nU{}");
    const local = aFile("local.cfg", "S\n{\n  b = 2\n  T\n  {\n    d = 2\n  }\n  V{}\n}");
    const merged = Configuration.fromFiles([remote, local]);
    expect(["a", "b", "T/c", "T/d"].map((path) => merged.option(`/S/${path}`))).toEqual(["1", "2", "1", "2"]);
    expect([merged.sections("/"), merged.sections("/S")]).toEqual([["S", "U"], ["T", "V"]]);
    expect(Configuration.fromFiles([local, remote]).option("/S/b")).toBe("1");
  });
  it("leaves both configurations as they were", () => {
    const first = Configuration.fromText("S\n{\n  a = 1\n}");
    const second = Configuration.fromText("S\n{\n  a = 2\n  b = 2\n}");
    const merged = first.with(second);
    expect([merged.option("/S/a"), first.option("/S/a"), first.option("/S/b")]).toEqual(["2", "1", undefined]);
  });
  it("refuses a name that is an option here and a section there, naming both places and no value", () => {
    const option = aFile("option.cfg", "A\n{\n  x = hunter2\n}");
    const section = aFile("section.cfg", "\nA\n{\n  x\n  {\n  }\n}");
    expect(mistakesOf(() => Configuration.fromFiles([option, section]))).toEqual([
      `/A/x is an option in ${option}:3 and a section in ${section}:5.`,
    ]);
    expect(mistakesOf(() => Configuration.fromFiles([section, option]))).toEqual([
      `/A/x is a section in ${section}:5 and an option in ${option}:3.`,
    ]);
  });
  it("refuses the same conflict between two configurations", () => {
    expect(() => Configuration.fromText("x = 1", "a").with(Configuration.fromText("x{}", "b"))).toThrow(
      "/x is an option in a:1 and a section in b:1.",
    );
  });
});

describe("files", () => {
  it("are read as UTF-8", () => {
    expect(Configuration.fromFiles([aFile("accents.cfg", "josé = müller")]).option("josé")).toBe("müller");
  });
  it("may be none at all", () => {
    expect(Configuration.fromFiles([]).sections("/")).toEqual([]);
  });
  it("that are missing, unreadable, archives, not text or not CFG are all reported at once", () => {
    const zip = aFile("zip.cfg", Buffer.from("PK\u0003\u0004 and so on", "latin1"));
    const latin = aFile("latin.cfg", Buffer.from("jos\u00e9 = 1", "latin1"));
    const broken = aFile("broken.cfg", "a = 1\n}");
    expect(mistakesOf(() => Configuration.fromFiles([join(folder, "none.cfg"), folder, zip, latin, broken]))).toEqual([
      `${join(folder, "none.cfg")} cannot be read (ENOENT).`,
      `${folder} cannot be read (EISDIR).`,
      `${zip} is a zip archive; unpack it and give the CFG file that it holds.`,
      `${latin} is not UTF-8 text.`,
      `${broken}:2: this } closes a section that was never opened.`,
    ]);
  });
  it("may begin with a section called PK", () => {
    expect(Configuration.fromFiles([aFile("pk.cfg", "PK\n{\n}")]).sections("/")).toEqual(["PK"]);
  });
});

it("a configuration shows no password when it is logged", () => {
  const secretive = Configuration.fromText("Systems\n{\n  Databases\n  {\n    Password = hunter2\n  }\n}");
  const shown = [inspect(secretive, { depth: null, showHidden: true }), JSON.stringify({ secretive }), String(secretive)];
  expect(shown.join()).not.toContain("hunter2");
});
