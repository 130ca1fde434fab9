import { describe, expect, it } from "vitest";
import { readTree } from "../../src/config/configuration-tree.ts";
import { ConfigurationError } from "../../src/config/configuration-error.ts";
import { Configuration } from "../../src/config/configuration.ts";
import { readDiracx } from "../../src/config/diracx-document.ts";
import { layered } from "../../src/config/diracx-layer.ts";
import { aDiracxConfiguration, aDiracxGroup, aDiracxUser, aDiracxVo } from "../helpers/test-diracx.ts";

const alone = (document: unknown) => layered(Configuration.fromText(""), readDiracx(document));
const users = { s1: aDiracxUser("alice", { DNs: ["/O=X/CN=alice", "/O=DIRAC/CN=s1"], Email: "alice@example.org", Suspended: ["belle"], Quota: 5 }), "https://idp.example/s/2": aDiracxUser("bob") };
const groups = { belle_user: aDiracxGroup(["s1", "https://idp.example/s/2"], { Properties: ["NormalUser", "JobSharing"], VOMSRole: "/belle", Quota: 10 }) };
const belle = (more: object = {}) => aDiracxConfiguration({ belle: aDiracxVo("belle", users, groups, more) });
const operations = (section: unknown) => alone(aDiracxConfiguration({ belle: aDiracxVo("belle", users, groups) }, { belle: section as object }));

describe("what DiracX says", () => {
  it.each<[string, string | undefined]>([
    ["/Registry/Users/alice/DN", "/O=X/CN=alice, /O=DIRAC/CN=s1"], ["/Registry/Users/alice/Email", "alice@example.org"], ["/Registry/Users/alice/Suspended", "belle"],
    ["/Registry/Users/bob/DN", undefined], ["/Registry/Users/bob/Email", undefined], ["/Registry/Users/bob/Suspended", undefined],
    ["/Registry/Groups/belle_user/Users", "alice, bob"], ["/Registry/Groups/belle_user/VO", "belle"], ["/Registry/Groups/belle_user/Properties", "NormalUser, JobSharing"],
    ["/Registry/Groups/belle_user/JobShare", "1000"], ["/Registry/Groups/belle_user/VOMSRole", "/belle"], ["/Registry/Groups/belle_user/AutoAddVOMS", "false"], ["/Registry/Groups/belle_user/Quota", "10"],
    ["/Registry/VO/belle/DefaultGroup", "belle_user"], ["/Registry/VO/belle/VOMSName", undefined], ["/Registry/VO/belle/IdProvider", "https://idp.example/belle"],
  ])("is in DIRAC's tree at %s: %s", (path, value) => {
    expect(alone(belle()).configuration.option(path)).toBe(value);
  });

  it("of a VO in VOMS has its name there", () => {
    expect(alone(belle({ VOMSName: "vo.belle" })).configuration.option("/Registry/VO/belle/VOMSName")).toBe("vo.belle");
  });

  it("is its registry and Operations, and nothing else", () => {
    const { configuration } = alone({ ...belle(), Systems: { Databases: { Password: "x", Host: "h" } }, DIRAC: { NoSetup: true }, WebApp: { a: "b" } });
    expect(configuration.sections("/")).toEqual(["Registry", "Operations"]);
    expect(configuration.sections("/Registry")).toEqual(["Users", "Groups", "VO"]);
    expect(configuration.options("/Registry/VO/belle")).toEqual(["DefaultGroup", "IdProvider"]);
    expect(readTree(configuration).options.map(({ value }) => value)).not.toContain("s1");
  });

  it("names a group's users by their names, each once, and says whose subject is nobody's", () => {
    const { configuration, remarks } = alone(aDiracxConfiguration({ belle: aDiracxVo("belle", users, { g: aDiracxGroup(["s1", "gone", "s1"]), empty: aDiracxGroup([]) }) }));
    expect([configuration.option("/Registry/Groups/g/Users"), configuration.option("/Registry/Groups/empty/Users")]).toEqual(["alice", ""]);
    expect(remarks).toEqual(["groups of DiracX list subjects that are no users of their VO: belle:g"]);
  });
});

describe("JSON of Operations in DIRAC's words", () => {
  it.each<[string, unknown, string | undefined]>([
    ["a text", "x", "x"], ["blanks around a text", "  x ", "x"], ["lines", "a\nb\u2028c\0d", "a b c d"], ["an empty text", "", ""], ["half a character", "a\ud800b", "a b"],
    ["true", true, "true"], ["false", false, "false"], ["a whole number", 86400, "86400"], ["a fraction", 0.5, "0.5"], ["a negative number", -1, "-1"], ["nothing", null, undefined],
    ["a list", ["User", "Test"], "User, Test"], ["a list of all kinds", [1, true, null, "x", ""], "1, true, x"], ["an empty list", [], ""],
    ["what looks like a file of DIRAC", "a = { b }\n}", "a = { b } }"],
  ])("%s", (_, value, text) => {
    const { configuration, remarks } = operations({ A: { B: { Option: value } } });
    expect(configuration.option("/Operations/belle/A/B/Option")).toBe(text);
    expect(configuration.options("/Operations/belle/A/B")).toHaveLength(text === undefined ? 0 : 1);
    expect(remarks).toEqual([]);
  });

  it.each<[string, unknown, string | undefined]>([
    ["a list of lists", ["x", ["y"]], "x"], ["a list of dictionaries", [{ a: 1 }], ""], ["an element with a comma", ["a,b", "c"], "c"], ["a number that is none", JSON.parse("1e999"), undefined],
  ])("%s is left out with a remark", (_, value, text) => {
    const { configuration, remarks } = operations({ A: { Option: value } });
    expect(configuration.option("/Operations/belle/A/Option")).toBe(text);
    expect(remarks).toEqual(["DIRAC's configuration cannot hold all that DiracX says here: Operations/belle/A/Option"]);
  });

  it("keeps dictionaries as sections, empty ones too", () => {
    const { configuration } = operations({ A: { B: {}, C: { D: { E: 1 } } }, Z: null });
    expect(configuration.sections("/Operations/belle")).toEqual(["A"]);
    expect(configuration.sections("/Operations/belle/A")).toEqual(["B", "C"]);
    expect(configuration.option("/Operations/belle/A/C/D/E")).toBe("1");
  });

  it("leaves out what may be a secret, by the name of an option or section or by the looks of a value", () => {
    const { configuration, remarks } = operations({ A: { Password: "p1", client_secret: "p2", LegacyExchangeApiKey: "p3", Url: "https://u:p4@host", Tokens: { x: "p5" }, Keys: ["p6"], plain: "shown" } });
    expect(configuration.options("/Operations/belle/A")).toEqual(["plain"]);
    expect(configuration.sections("/Operations/belle/A")).toEqual([]);
    expect(remarks).toEqual([]);
    expect(alone(belle({ IdP: { URL: "https://u:p4@idp.example" } })).configuration.option("/Registry/VO/belle/IdProvider")).toBeUndefined();
  });
});

const withUser = (user: unknown) => aDiracxConfiguration({ belle: aDiracxVo("belle", { s: user }, {}) });
const withGroup = (name: string, group: unknown) => aDiracxConfiguration({ belle: aDiracxVo("belle", {}, { [name]: group }) });
const NAME = "holds a name that cannot be one in DIRAC's configuration.";

function refusalOf(document: unknown): string {
  try {
    readDiracx(document);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return (error as Error).message;
  }
  throw new Error("it was taken");
}

describe("a configuration that makes no sense", () => {
  it.each<[string, unknown, string]>([
    ["null", null, "the answer is no dictionary."], ["a list", [], "the answer is no dictionary."], ["a text", "x", "the answer is no dictionary."], ["another document", { detail: "Forbidden" }, "Registry is no dictionary."],
    ["no VO", aDiracxConfiguration({}), "Registry holds no VO."], ["a list of VOs", aDiracxConfiguration([]), "Registry is no dictionary."], ["a VO that is none", aDiracxConfiguration({ belle: 1 }), "Registry/belle is no dictionary."],
    ["a VO without users", aDiracxConfiguration({ belle: { Groups: {} } }), "Registry/belle/Users is no dictionary."], ["a VO without groups", aDiracxConfiguration({ belle: { Users: {} } }), "Registry/belle/Groups is no dictionary."],
    ["a user that is none", withUser("alice"), "A user of Registry/belle/Users is no dictionary."], ["a user without name", withUser({}), "A user of Registry/belle/Users has no PreferedUsername."],
    ["a name that is a number", withUser(aDiracxUser("x", { PreferedUsername: 5 })), "A user of Registry/belle/Users has no PreferedUsername."],
    ["DNs that are a text", withUser(aDiracxUser("x", { DNs: "/CN=x" })), "Registry/belle/Users/x/DNs is no list of texts."], ["DNs that are numbers", withUser(aDiracxUser("x", { DNs: [1] })), "Registry/belle/Users/x/DNs is no list of texts."],
    ["an address that is none", withUser(aDiracxUser("x", { Email: ["a"] })), "Registry/belle/Users/x/Email is no text."],
    ["a group that is none", withGroup("g", []), "Registry/belle/Groups/g is no dictionary."], ["a group without users", withGroup("g", { Properties: [] }), "Registry/belle/Groups/g/Users is no list of texts."],
    ["a group without properties", withGroup("g", { Users: [] }), "Registry/belle/Groups/g/Properties is no list of texts."], ["properties that are a text", withGroup("g", { Users: [], Properties: "NormalUser" }), "Registry/belle/Groups/g/Properties is no list of texts."],
    ["an identity provider that is none", belle({ IdP: "https://idp.example" }), "Registry/belle/IdP is no dictionary."], ["Operations that are a list", { ...belle(), Operations: [] }, "Operations is no dictionary."],
    ["Operations of a VO that are a text", { ...belle(), Operations: { belle: "x" } }, "Operations/belle is no dictionary."],
    ...["a/b", "/", "a\nb", "a\0b", " a", "a\t", "", "\u2028", "a\ud800", "__proto__", "x".repeat(201)].flatMap((name): [string, unknown, string][] => [
      [`a VO ${JSON.stringify(name).slice(0, 20)}`, aDiracxConfiguration({ [name]: aDiracxVo("belle", {}, {}) }), `Registry ${NAME}`], [`a user ${JSON.stringify(name).slice(0, 20)}`, withUser(aDiracxUser(name)), `Registry/belle/Users ${NAME}`],
      [`a group ${JSON.stringify(name).slice(0, 20)}`, withGroup(name, aDiracxGroup([])), `Registry/belle/Groups ${NAME}`], [`a section ${JSON.stringify(name).slice(0, 20)}`, { ...belle(), Operations: { belle: { A: { [name]: {} } } } }, `Operations/belle/A ${NAME}`],
    ]),
    ["a user with a comma", withUser(aDiracxUser("alice,admin")), "Registry/belle/Users holds a name with a comma, which DIRAC's lists cannot hold."],
    ["a group with a comma", withGroup("a,b", aDiracxGroup([])), "Registry/belle/Groups holds a name with a comma, which DIRAC's lists cannot hold."],
    ["a VO with a comma", aDiracxConfiguration({ "a,b": aDiracxVo("belle", {}, {}) }), "Registry holds a name with a comma, which DIRAC's lists cannot hold."],
  ])("is refused with the reason: %s", (_, document, reason) => {
    expect(refusalOf(document)).toBe(reason);
  });

  it("is refused when it is endlessly deep or has 100,000 users, before anything follows it", () => {
    const before = performance.now(), levels = 500_000, deep: unknown = JSON.parse(`${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`);
    expect(refusalOf({ ...belle(), Operations: { belle: deep } })).toBe("It is nested more than 20 levels deep.");
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`s${index}`, aDiracxUser(`u${index}`)]));
    expect(refusalOf(aDiracxConfiguration({ belle: aDiracxVo("belle", many, {}) }))).toBe("It holds more than 200000 values.");
    expect(performance.now() - before).toBeLessThan(8000);
  });

  it("is read fast while it is large but sensible, one large group included", () => {
    const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`s${index}`, aDiracxUser(`u${index}`)])), before = performance.now();
    const { configuration } = alone(aDiracxConfiguration({ belle: aDiracxVo("belle", many, { all: aDiracxGroup(Object.keys(many)), other: aDiracxGroup(Object.keys(many)) }) }));
    expect(configuration.list("/Registry/Groups/all/Users")).toHaveLength(20_000);
    expect(performance.now() - before).toBeLessThan(8000);
  });
});
