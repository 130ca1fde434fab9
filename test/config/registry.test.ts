import { describe, expect, it } from "vitest";
import { Configuration } from "../../src/config/configuration.ts";
import { Registry } from "../../src/config/registry.ts";

const aRegistry = (text: string): Registry => new Registry(Configuration.fromText(text));

const USERS = "Registry/Users\n{\n  msmith{}\n  MSmith{}\n  jose{}\n  josé{}\n  alone{}\n  Sub\n  {\n    Suspended = ctao\n    DNProperties{}\n  }\n}\n";
const GROUPS = "Registry/Groups\n{\n  zebra\n  {\n    Users = msmith, josé, Sub\n    Properties = NormalUser, JobSharing\n    VO = belle\n  }\n  ant\n  {\n    Users = MSmith, msmith, Sub\n    VO = ctao\n  }\n  none\n  {\n    Users = MSmith\n    Properties =\n    VO =\n  }\n}\n";
const registry = aRegistry(`Registry{}\n${USERS}${GROUPS}`);

describe("users", () => {
  it("are told apart by case and accents", () => {
    expect(registry.user("msmith")?.groups).toEqual(["zebra", "ant"]);
    expect(registry.user("MSmith")?.groups).toEqual(["ant", "none"]);
    expect(registry.user("jose")?.groups).toEqual([]);
    expect(registry.user("josé")?.groups).toEqual(["zebra"]);
    expect(registry.user("JOSÉ")).toBeUndefined();
    expect(registry.user("jose\u0301")).toBeUndefined();
    expect(registry.user("msmith ")).toBeUndefined();
  });
  it("are not found by a path into their section or by a property of objects", () => {
    expect([registry.user("Sub/DNProperties"), registry.user("/msmith"), registry.user("constructor"), registry.user("")]).toEqual([
      undefined, undefined, undefined, undefined,
    ]);
  });
  it("are listed in order", () => {
    expect(registry.users().map((user) => user.name)).toEqual(["msmith", "MSmith", "jose", "josé", "alone", "Sub"]);
  });
  it("are not those whom only a group mentions", () => {
    expect(aRegistry("Registry\n{\n  Groups\n  {\n    g\n    {\n      Users = ghost\n    }\n  }\n}").user("ghost")).toBeUndefined();
  });
});

describe("the default group", () => {
  const withDefaults = (own: string, common: string) =>
    aRegistry(
      `Registry\n{\n  ${common}\n  Users\n  {\n    u\n    {\n      ${own}\n    }\n  }\n  Groups\n  {\n    user\n    {\n      Users = u\n    }\n    zed\n    {\n      Users = u\n    }\n    abc\n    {\n      Users = u\n    }\n    other{}\n  }\n}`,
    ).user("u")?.defaultGroup;
  it("is the first of the user's own list that he belongs to", () => {
    expect(withDefaults("DefaultGroup = other, zed, abc", "DefaultGroup = abc")).toBe("zed");
  });
  it("is else the first of the common list that he belongs to", () => {
    expect(withDefaults("DefaultGroup = other", "DefaultGroup = other, zed")).toBe("zed");
  });
  it("is the group user when there is no common list", () => {
    expect(withDefaults("", "")).toBe("user");
  });
  it("is else alphabetically the first", () => {
    expect(withDefaults("", "DefaultGroup = other")).toBe("abc");
  });
  it("is absent for a user without group", () => {
    expect(registry.user("alone")).toEqual({ name: "alone", groups: [], suspendedIn: [] });
  });
});

describe("groups", () => {
  it("have their VO, properties and users as declared", () => {
    expect(registry.group("zebra")).toEqual({ name: "zebra", vo: "belle", properties: ["NormalUser", "JobSharing"], users: ["msmith", "josé", "Sub"] });
    expect(registry.group("none")).toEqual({ name: "none", vo: "", properties: [], users: ["MSmith"] });
    expect(registry.group("Zebra")).toBeUndefined();
  });
  it("are listed in order", () => {
    expect(registry.groups().map((group) => group.name)).toEqual(["zebra", "ant", "none"]);
  });
});

describe("VOs", () => {
  it("are the declared ones in order, then those that only groups mention", () => {
    expect(registry.vos()).toEqual(["belle", "ctao"]);
    expect(aRegistry(`Registry\n{\n  VO\n  {\n    hyperk{}\n    ctao{}\n  }\n}\n${GROUPS}`).vos()).toEqual(["hyperk", "ctao", "belle"]);
  });
  it("begin with the VO of the installation", () => {
    expect(aRegistry(`DIRAC\n{\n  VirtualOrganization = only\n}\nRegistry{}\n${GROUPS}`).vos()).toEqual(["only", "belle", "ctao"]);
  });
});

describe("the VO of a group", () => {
  const single = aRegistry(`DIRAC\n{\n  VirtualOrganization = only\n}\nRegistry{}\n${GROUPS}`);
  it("is its own where the installation has none", () => {
    for (const generation of ["8.0", "9.1"] as const) {
      expect(["zebra", "ant", "none", "unknown"].map((group) => registry.voOfGroup(group, generation))).toEqual(["belle", "ctao", "", ""]);
    }
  });
  it("is the installation's in 8.0, whatever the group says", () => {
    expect(["zebra", "none", "unknown"].map((group) => single.voOfGroup(group, "8.0"))).toEqual(["only", "only", "only"]);
  });
  it("is the group's in 9.1, else the installation's", () => {
    expect(["zebra", "none", "unknown"].map((group) => single.voOfGroup(group, "9.1"))).toEqual(["belle", "only", "only"]);
  });
});

it("a suspended user is refused in the groups of that VO only", () => {
  expect(registry.isSuspended("Sub", "ant", "9.1")).toBe(true);
  expect(registry.isSuspended("Sub", "zebra", "9.1")).toBe(false);
  expect(registry.isSuspended("msmith", "ant", "9.1")).toBe(false);
  expect(registry.isSuspended("nobody", "ant", "9.1")).toBe(false);
  const single = aRegistry(`DIRAC\n{\n  VirtualOrganization = ctao\n}\nRegistry{}\n${USERS}${GROUPS}`);
  expect([single.isSuspended("Sub", "zebra", "8.0"), single.isSuspended("Sub", "zebra", "9.1")]).toEqual([true, false]);
});

it("a certificate subject is the user's who has it, of several the first one's, and nobody's by another case", () => {
  const users = aRegistry("Registry\n{\n  Users\n  {\n    zoe {\n      DN = /CN=zoe, /CN=both\n    }\n    adam {\n      DN = /CN=both\n    }\n    none {\n    }\n  }\n}\n").userNamesByDn();
  expect([...users].sort()).toEqual([["/CN=both", "zoe"], ["/CN=zoe", "zoe"]]);
  expect(users.get("/CN=ZOE")).toBeUndefined();
});
