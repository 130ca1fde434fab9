import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseJdl } from "../../src/datasources/wms/jdl-parser.ts";

/** The attributes as `{ name: values }`; a name that came twice would be lost here, so it is refused. */
function read(jdl: string): Record<string, readonly string[]> {
  const attributes = parseJdl(jdl);
  expect(new Set(attributes.map((attribute) => attribute.name)).size).toBe(attributes.length);
  return Object.fromEntries(attributes.map(({ name, values }) => [name, values]));
}

test("a JDL as DIRAC stores it becomes names and values in their order, its section flattened", () => {
  // job 14 of the 8.0 sample, shortened
  const stored = `[
  Arguments = "steering.py -n 3866 --seed 14";
  CPUTime = 500000;
  InputSandbox = "SB:ProductionSandboxSE|/SandBox/m/müller.ctao_user/484/a76/484a76cdddd6aab8cba05c9c6bd0ae0f.tar.bz2";
  JobName = 00009042_00000008;
  JobRequirements =
  [
    CPUTime = 500000;
    OwnerDN = "/C=DE/O=GermanGrid/OU=DESY/CN=Jürgen Müller";
    BannedSites =
    {
      "LCG.CNAF.it",
      "DIRAC.BINP.ru"
    };
    Tags = "4GB";
  ];
  JobType = "User";
  OutputSandbox =
  {
    "std.out",
    "std.err",
    "basf2.log"
  };
]`;
  expect(parseJdl(stored)).toEqual([
    { name: "Arguments", values: ["steering.py -n 3866 --seed 14"] },
    { name: "CPUTime", values: ["500000"] },
    { name: "InputSandbox", values: ["SB:ProductionSandboxSE|/SandBox/m/müller.ctao_user/484/a76/484a76cdddd6aab8cba05c9c6bd0ae0f.tar.bz2"] },
    { name: "JobName", values: ["00009042_00000008"] },
    { name: "JobRequirements.CPUTime", values: ["500000"] },
    { name: "JobRequirements.OwnerDN", values: ["/C=DE/O=GermanGrid/OU=DESY/CN=Jürgen Müller"] },
    { name: "JobRequirements.BannedSites", values: ["LCG.CNAF.it", "DIRAC.BINP.ru"] },
    { name: "JobRequirements.Tags", values: ["4GB"] },
    { name: "JobType", values: ["User"] },
    { name: "OutputSandbox", values: ["std.out", "std.err", "basf2.log"] },
  ]);
});

test("a JDL as a user submits it may stand on one line and close right behind the last statement", () => {
  // from job 95 of the 8.0 sample
  const submitted = `[ Executable = "basf2helper.sh"; OutputSandbox = { "std.out", "std.err" }; CPUTime = 300; InputData = "lfn:/belle/user/o/o'brien/file_126.root"; Tags = { "GPU" };]`;
  expect(read(submitted)).toEqual({
    Executable: ["basf2helper.sh"],
    OutputSandbox: ["std.out", "std.err"],
    CPUTime: ["300"],
    InputData: ["lfn:/belle/user/o/o'brien/file_126.root"],
    Tags: ["GPU"],
  });
});

test.each(["[ A = 1; B = 2; ]", "[A=1;B=2]", "A = 1; B = 2;", "A=1;B=2", "[ A = 1; B = 2;", "A = 1; B = 2; ]", "[[ A = 1 ]; B = 2 ]", "A = 1 ] B = 2"])(
  "outer brackets and the last semicolon may be missing: %s",
  (jdl) => {
    expect(read(jdl)).toEqual({ A: ["1"], B: ["2"] });
  },
);

test("separators inside quotes are text", () => {
  expect(read('A = "x; B = [1]; {a, b}"; C = { "p, q", "r}" }; D = "say ]";')).toEqual({
    A: ["x; B = [1]; {a, b}"],
    C: ["p, q", "r}"],
    D: ["say ]"],
  });
});

test("the first equals sign ends the name", () => {
  expect(read('Arguments = --seed=1 --name=x; JobName = "a=b";')).toEqual({ Arguments: ["--seed=1 --name=x"], JobName: ["a=b"] });
});

test("quotes and outer blanks are removed, blanks inside stay, newlines too", () => {
  expect(read('A = "  x  y ";\tB =\r\n bare word ; C = "two\nlines";')).toEqual({ A: ["  x  y "], B: ["bare word"], C: ["two\nlines"] });
});

test("a backslash is an ordinary character", () => {
  expect(read(String.raw`Arguments = "C:\temp\"; JobName = "x";`)).toEqual({ Arguments: [String.raw`C:\temp` + "\\"], JobName: ["x"] });
});

test("names are case-sensitive and may repeat: the last one wins", () => {
  expect(read("JobName = a; JOBNAME = b; JobName = c;")).toEqual({ JobName: ["c"], JOBNAME: ["b"] });
});

test("a repeated section replaces the earlier one as a whole", () => {
  expect(read("R = [ Sites = x; CPUTime = 1; ]; R = [ CPUTime = 2; ];")).toEqual({ "R.CPUTime": ["2"] });
});

test("nothing is told from an empty text: no value and an empty list have none, quotes have one", () => {
  expect(read('A = ; B = {}; C = [ ]; D = ""; E = { "", x, }; F = { , };')).toEqual({ A: [], B: [], C: [], D: [""], E: ["", "x"], F: [] });
});

test("what is neither text, list nor section is given as it is written", () => {
  expect(read('Requirements = other.CPU > 10 && "x" != "y"; Parameters = { {"a", "b"}, [ c = 1; ] }; P = { 1 } + { 2 }; S = "x" + "y";')).toEqual({
    Requirements: ['other.CPU > 10 && "x" != "y"'],
    Parameters: ['{"a", "b"}', "[ c = 1; ]"],
    P: ["{ 1 } + { 2 }"],
    S: ['"x" + "y"'],
  });
});

test("statements without a name or without a value separator are left out", () => {
  expect(read('nonsense; = 5; = [ X = 1; ]; ;; A = 1; "also; nonsense"; rest')).toEqual({ A: ["1"] });
});

test("a quote that is never closed spoils its own attribute only", () => {
  expect(read('[ A = "x; B = 2; ]')).toEqual({ A: ['"x'], B: ["2"] });
});

test("a list or section that is never closed keeps what it has", () => {
  expect(read('A = 1; L = { "x", "y"')).toEqual({ A: ["1"], L: ["x", "y"] });
  expect(read("A = 1; R = [ X = 1; Y = { a, b")).toEqual({ A: ["1"], "R.X": ["1"], "R.Y": ["a", "b"] });
});

test("a section ends its statement, with a semicolon or without", () => {
  expect(read("R = [ X = 1; ]\nB = 2; S = [ Y = 1 ] junk; C = 3;")).toEqual({ "R.X": ["1"], B: ["2"], "S.Y": ["1"], C: ["3"] });
});

test("brackets inside a section do not close it", () => {
  expect(read("S = [ [ Y = 1; ]; Z = [ A = { ] } ]; X = a[0]; ]; B = 2;")).toEqual({ "S.Z.A": ["]"], "S.X": ["a[0]"], B: ["2"] });
});

test("names that mean something to JavaScript are names", () => {
  expect(parseJdl("__proto__ = 1; constructor = [ toString = 2; ];")).toEqual([
    { name: "__proto__", values: ["1"] },
    { name: "constructor.toString", values: ["2"] },
  ]);
});

test("a section below the fourth level, or with a long path, is one value", () => {
  expect(read("a=[b=[c=[d=[e=[f=1;];];];];];g=1;")).toEqual({ "a.b.c.d.e": ["[f=1;]"], g: ["1"] });
  const long = "n".repeat(64);
  expect(read(`${long}=[f=1;];g=1;`)).toEqual({ [long]: ["[f=1;]"], g: ["1"] });
});

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,9}$/);
const text = fc.string({ unit: "binary", maxLength: 20 }).map((value) => value.replaceAll('"', ""));

test("any texts and lists of texts are read back as they were written", () => {
  const attributes = fc.uniqueArray(fc.record({ name, values: fc.array(text, { minLength: 2, maxLength: 4 }) }), { selector: (attribute) => attribute.name });
  fc.assert(
    fc.property(attributes, fc.boolean(), (written, isSection) => {
      const body = written.map(({ name, values }) => `${name} = { ${values.map((value) => `"${value}"`).join(", ")} };`).join("\n");
      const prefix = isSection && written.length > 0 ? "R." : "";
      const expected = written.map(({ name, values }) => ({ name: prefix + name, values }));
      expect(parseJdl(prefix === "" ? `[${body}]` : `[ R = [${body}] ]`)).toEqual(expected);
    }),
  );
});

const anything = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.constantFrom("[", "]", "{", "}", '"', ";", "=", ",", " ", "\n", "a", "b", "R", ".", "\\"), { maxLength: 200 }).map((parts) => parts.join("")),
);

test("no text makes the parser throw, and no name comes twice", () => {
  fc.assert(
    fc.property(anything, (jdl) => {
      read(jdl);
    }),
    { numRuns: 2_000 },
  );
});

test("the values are never longer than the text, and a name is longer only by the path of its section", () => {
  fc.assert(
    fc.property(anything, (jdl) => {
      const attributes = parseJdl(jdl);
      const values = attributes.flatMap((attribute) => attribute.values).join("").length;
      const names = attributes.map((attribute) => attribute.name).join("").length;
      expect(values).toBeLessThanOrEqual(jdl.length);
      expect(names).toBeLessThanOrEqual(jdl.length + 64 * attributes.length);
    }),
    { numRuns: 2_000 },
  );
});

test("a long path is not repeated for every attribute of its section", () => {
  const body = Array.from({ length: 20_000 }, (_, index) => `a${index}=;`).join("");
  const size = JSON.stringify(parseJdl(`${"n".repeat(100_000)}=[${body}];`)).length;
  expect(size).toBeLessThan(1_000_000);
});

// A quadratic parser needs hours for these; here each takes well below a second.
test.each(["[", "{", "]", '"', "=", ";", " ", "a=[", "a={", 'a="', "a={\"", "a,", "a=;", "a=[b=1;];", "a={b,b};", "[=", "a=[b=[c=[d=["])(
  "16 MiB of %j are read in linear time",
  (part) => {
    expect(parseJdl(part.repeat((16 * 1024 * 1024) / part.length)).length).toBeLessThanOrEqual(1);
  },
  10_000,
);
