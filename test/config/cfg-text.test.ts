import { describe, expect, it } from "vitest";
import { parseCfg } from "../../src/config/cfg-text.ts";
import type { Section } from "../../src/config/section.ts";

type Tree = { [name: string]: string | Tree };

/** Sections as objects, options as texts: what a person sees in the file. */
function tree(section: Section): Tree {
  const options = [...section.options].map(([name, option]): [string, string] => [name, option.value]);
  const sections = [...section.sections].map(([name, inner]): [string, Tree] => [name, tree(inner)]);
  return Object.fromEntries<string | Tree>([...options, ...sections]);
}

const read = (...lines: string[]): Tree => tree(parseCfg(lines.join("\n"), "dirac.cfg"));

describe("options", () => {
  it("are a name and a value around the first equals sign, both trimmed", () => {
    expect(read("  Name =  a = b  ")).toEqual({ Name: "a = b" });
  });
  it("may have an empty value", () => {
    expect(read("Name =")).toEqual({ Name: "" });
  });
  it("may hold braces and number signs in their value, for there are no inline comments", () => {
    expect(read("Password = p{w}#1 # not a comment", "Other = {")).toEqual({ Password: "p{w}#1 # not a comment", Other: "{" });
  });
  it("keep quotes and backslashes as they are", () => {
    expect(read(String.raw`Name = "a\n"`)).toEqual({ Name: String.raw`"a\n"` });
  });
  it("take the last value when declared twice, at their first place", () => {
    expect(Object.entries(read("a = 1", "b = 2", "a = 3"))).toEqual([["a", "3"], ["b", "2"]]);
  });
  it("differ by case and accents", () => {
    expect(read("jose = 1", "Jose = 2", "josé = 3")).toEqual({ jose: "1", Jose: "2", josé: "3" });
  });
  it("may be called like a property of every object", () => {
    expect(read("constructor = 1", "toString = 2")).toEqual({ constructor: "1", toString: "2" });
  });
  it("survive Windows line ends and a byte order mark", () => {
    expect(read("\uFEFFa = 1\r", "S\r", "{\r", "b = 2\r", "}\r")).toEqual({ a: "1", S: { b: "2" } });
  });
});

describe("+=", () => {
  it("appends an element to an option that is declared", () => {
    expect(read("a = 1", "a += 2", "a +=3 += x = y")).toEqual({ a: "1, 2, 3 += x = y" });
  });
  it("leaves an empty first element after an empty value", () => {
    expect(read("a =", "a += 2")).toEqual({ a: ", 2" });
  });
  it("needs its two characters together", () => {
    expect(read("a + = 2")).toEqual({ "a +": "2" });
  });
  it("is refused for an option that is not declared", () => {
    expect(() => read("b = 1", "a += 2")).toThrow("dirac.cfg:2: += needs an option that is declared before it, and a is not.");
  });
});

describe("comments", () => {
  it("take a whole line, wherever that is", () => {
    expect(read("# a = 1", "S", "  ## { }", "{", "#b = 2", "}")).toEqual({ S: {} });
  });
});

describe("sections", () => {
  it("may be opened on the line of their name or later", () => {
    expect(read("A {", "}", "B", "{", "}", "C{}D{E{}}")).toEqual({ A: {}, B: {}, C: {}, D: { E: {} } });
  });
  it("are named by all the text since the last option, gathered over lines without a separator", () => {
    expect(read("Foo", "Bar", "{", "}")).toEqual({ FooBar: {} });
    expect(read("Foo", "x = 1", "Bar", "{", "}")).toEqual({ x: "1", Bar: {} });
  });
  it("keep text that stands before a closing brace for the name of the next one", () => {
    expect(read("A", "{", "Foo", "}", "Bar", "{", "}")).toEqual({ A: {}, FooBar: {} });
  });
  it("may follow the closing brace of another on its line", () => {
    expect(read("A", "{", "x = 1", "} B", "{", "y = 2", "}")).toEqual({ A: { x: "1" }, B: { y: "2" } });
  });
  it("keep the order of declaration", () => {
    expect(Object.keys(read("B{}", "A{}", "C{}"))).toEqual(["B", "A", "C"]);
  });
});

describe("a slash in a name", () => {
  it("addresses a section that is declared before", () => {
    expect(read("A{B{}}", "A/x = 1", "A//B/ y = 2", "A/x += 3", "A/C", "{", "z = 4", "}")).toEqual({
      A: { x: "1, 3", B: { y: "2" }, C: { z: "4" } },
    });
  });
  it("loses an option whose section is not declared, as DIRAC does", () => {
    expect(read("A/x = 1", "A{}")).toEqual({ A: {} });
  });
  it("is refused in a section whose parent is not declared", () => {
    expect(() => read("", "A/B", "{", "}")).toThrow("dirac.cfg:3: the section A/B is inside a section that is not declared before it.");
  });
  it("is refused where it leads into an option", () => {
    expect(() => read("A = 1", "A/x = 2")).toThrow("dirac.cfg:2: A is an option, so nothing can be declared inside it.");
  });
});

describe("mistakes", () => {
  it("of a section declared twice name both lines", () => {
    expect(() => read("A{}", "", "A{}")).toThrow("dirac.cfg:3: the section A has the name of something declared in line 1.");
  });
  it("of an option and a section with one name are found in both orders", () => {
    expect(() => read("A = 1", "A{}")).toThrow("dirac.cfg:2: the section A has the name of something declared in line 1.");
    expect(() => read("A{}", "A = 1")).toThrow("dirac.cfg:2: the option A has the name of the section declared in line 1.");
    expect(() => read("A{}", "A += 1")).toThrow("dirac.cfg:2: the option A has the name of the section declared in line 1.");
  });
  it("of empty names are told", () => {
    expect(() => read("= hunter2")).toThrow("dirac.cfg:1: an option needs a name before its =.");
    expect(() => read("/ = hunter2")).toThrow("dirac.cfg:1: an option needs a name before its =.");
    expect(() => read("a = 1", "{", "}")).toThrow("dirac.cfg:2: a section needs a name before its {.");
  });
  it("of a brace too many name its line", () => {
    expect(() => read("A{}", "}")).toThrow("dirac.cfg:2: this } closes a section that was never opened.");
  });
  it("of a brace too few name the section that is left open", () => {
    expect(() => read("A{}", "B", "{", "C {", "}")).toThrow("dirac.cfg:3: the section B is opened here and never closed.");
  });
  it("of a section on one line tell what DIRAC makes of it", () => {
    expect(() => read("A { x = 1 }")).toThrow(
      "dirac.cfg:1: the section A is opened here and never closed; a section and its options cannot stand on one line.",
    );
  });
  it("are ConfigurationErrors", () => {
    expect(() => read("}")).toThrow(expect.objectContaining({ name: "ConfigurationError" }));
  });
  it("never show a value, not even one whose equals sign was forgotten", () => {
    const secret = "hunter2";
    const bad = [
      [`= ${secret}`], [`a += ${secret}`], ["A{}", `A = ${secret}`], [`A { Password = ${secret} }`],
      [`a = ${secret}`, "a/b = 1"], [`Password ${secret}`, "A", "{"], [`a = ${secret}`, "a{}"],
    ];
    for (const lines of bad) {
      expect(() => read(...lines)).toThrow(expect.objectContaining({ message: expect.not.stringContaining(secret) }));
    }
  });
});
