import { describe, expect, it } from "vitest";
import { printCfg, type Cfg } from "../../demo/cfg.ts";
import { ConfigurationLayers } from "../../src/config/configuration-layers.ts";
import { Configuration } from "../../src/config/configuration.ts";
import { readDiracx } from "../../src/config/diracx-document.ts";
import { layered } from "../../src/config/diracx-layer.ts";
import { readMembers } from "../../src/config/members.ts";
import { aDiracxConfiguration, aDiracxGroup, aDiracxUser, aDiracxVo, DIRACX_CONFIGURATION } from "../helpers/test-diracx.ts";

const over = (files: Cfg, registry: object, operations: object = {}) => layered(Configuration.fromText(printCfg(files)), readDiracx(aDiracxConfiguration(registry, operations)));
const alice = (more: object = {}) => ({ s: aDiracxUser("alice", more) });
const vo = (name: string, users: object, groups: object = { [`${name}_user`]: aDiracxGroup(Object.keys(users)) }) => ({ [name]: aDiracxVo(name, users, groups) });
const GROUPS_LEFT = "groups of DiracX are left out, because another VO has a group of the same name: ", USERS_LEFT = "users of DiracX are left out, because somebody else has the same name: ";

describe("files over DiracX", () => {
  it("win option by option, and DiracX completes them", () => {
    const { configuration, remarks } = over(
      { Registry: { Groups: { belle_user: { Users: "bob", VO: "belle", JobShare: "5" } }, VO: { belle: { DefaultGroup: "other" } } }, Operations: { belle: { JobScheduling: { A: "files" } } } },
      { belle: aDiracxVo("belle", alice(), { belle_user: aDiracxGroup(["s"], { VOMSRole: "/belle" }), belle_new: aDiracxGroup(["s"]) }, { VOMSName: "vo.belle" }) }, { belle: { JobScheduling: { A: "diracx", B: "diracx" } } },
    );
    const told = (path: string) => configuration.option(path);
    expect([told("/Registry/Groups/belle_user/Users"), told("/Registry/Groups/belle_user/JobShare"), told("/Registry/Groups/belle_user/VOMSRole")]).toEqual(["bob", "5", "/belle"]);
    expect([told("/Registry/VO/belle/DefaultGroup"), told("/Registry/VO/belle/VOMSName"), told("/Operations/belle/JobScheduling/A"), told("/Operations/belle/JobScheduling/B")]).toEqual(["other", "vo.belle", "files", "diracx"]);
    expect(configuration.sections("/Registry/Groups")).toEqual(["belle_user", "belle_new"]);
    expect(remarks).toEqual([]);
  });

  it("keep an option that is a section in DiracX, and a section that is an option there", () => {
    const { configuration } = over({ Operations: { belle: { A: "option", B: { x: "1" } } } }, vo("belle", {}), { belle: { A: { y: "2" }, B: "option" } });
    expect([configuration.options("/Operations/belle"), configuration.sections("/Operations/belle"), configuration.options("/Operations/belle/B")]).toEqual([["A"], ["B"], ["x"]]);
  });

  it("win for all VOs: DiracX has merged its own defaults into each VO", () => {
    const files = (place: Cfg): Cfg => ({ DIRAC: { Setup: "Test" }, Operations: place }), said = { A: { B: "files" } };
    for (const place of [{ Defaults: said }, { Test: said }, { belle: { Defaults: said } }, { belle: { Test: said } }]) {
      const { configuration } = over(files(place), vo("belle", {}), { belle: { A: { B: "diracx", C: "diracx" }, D: 1 } });
      expect([configuration.option("/Operations/belle/A/B"), configuration.option("/Operations/belle/A/C"), configuration.option("/Operations/belle/D")]).toEqual([undefined, "diracx", "1"]);
    }
  });

  it("name the identity provider of a VO, where its address alone is known to DiracX", () => {
    const { configuration } = over({ Resources: { IdProviders: { other: { issuer: "https://idp.example" }, iam: { issuer: "https://idp.example/belle" } } } }, { ...vo("belle", {}), ...vo("ctao", {}) });
    expect([configuration.option("/Registry/VO/belle/IdProvider"), configuration.option("/Registry/VO/ctao/IdProvider")]).toEqual(["iam", "https://idp.example/ctao"]);
  });
});

describe("groups of the same name", () => {
  const two = { ...vo("belle", alice({ Email: "a@x" }), { prod: aDiracxGroup(["s"], { JobShare: 1 }) }), ...vo("ctao", { z: aDiracxUser("zoe") }, { prod: aDiracxGroup(["z"], { JobShare: 2 }) }) };
  it.each<[string, Cfg, string | undefined, string, string | undefined, string[]]>([
    ["of two VOs of DiracX are the first one's", {}, "belle", "alice", "1", [`${GROUPS_LEFT}ctao:prod`]],
    ["are the files', completed by the same VO of DiracX", { prod: { VO: "ctao" } }, "ctao", "zoe", "2", [`${GROUPS_LEFT}belle:prod`]],
    ["are the files', though no VO of DiracX is theirs", { prod: { VO: "juno", Users: "x" } }, "juno", "x", undefined, [`${GROUPS_LEFT}belle:prod, ctao:prod`]],
    ["are the files', though they name no VO", { prod: { Users: "x" } }, undefined, "x", undefined, [`${GROUPS_LEFT}belle:prod, ctao:prod`]],
  ])("%s", (_, groups, ofVo, users, share, remarks) => {
    const found = over({ Registry: { Groups: groups } }, two), path = "/Registry/Groups/prod";
    expect([found.configuration.option(`${path}/VO`), found.configuration.option(`${path}/Users`), found.configuration.option(`${path}/JobShare`)]).toEqual([ofVo, users, share]);
    expect(found.remarks).toEqual(remarks);
  });

  it("without a VO of their own are those of the installation's", () => {
    const { configuration, remarks } = over({ DIRAC: { VirtualOrganization: "belle" }, Registry: { Groups: { belle_user: { Properties: "NormalUser" } } } }, vo("belle", alice()));
    expect([configuration.option("/Registry/Groups/belle_user/Users"), remarks]).toEqual(["alice", []]);
  });

  it("are told in one sentence, however many they are", () => {
    const all = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`g${index}`, aDiracxGroup([])]));
    expect(over({}, { ...vo("belle", {}, all), ...vo("ctao", {}, all) }).remarks).toEqual([`${GROUPS_LEFT}${Array.from({ length: 10 }, (_, index) => `ctao:g${index}`).join(", ")} and 15 more`]);
  });
});

describe("users of the same name", () => {
  const BELLE = { DNs: ["/CN=a", "/CN=b"], Email: "a@belle" };
  const rows = (files: Cfg, registry: object) => {
    const { configuration, remarks } = over(files, registry);
    return { users: readMembers(configuration, "9.1").users.filter(({ name }) => name === "alice").map(({ vo, dns, email }) => [vo, dns.join(), email]), remarks };
  };
  const ofFiles = (user: Cfg, more: Cfg = {}): Cfg => ({ Registry: { Users: { alice: user }, Groups: { lhcb_user: { VO: "lhcb", Users: "alice" }, ...more } } });
  it.each<[string, Cfg, object, object, unknown[], string[]]>([
    ["in two VOs are one person who has the same e-mail address", {}, BELLE, { Email: "a@belle", DNs: ["/CN=secret"] }, [["belle", "/CN=a,/CN=b", "a@belle"], ["ctao", "/CN=a,/CN=b", "a@belle"]], []],
    ["in two VOs are one person who has the same certificate", {}, BELLE, { Email: "a@ctao", DNs: ["/CN=b"] }, [["belle", "/CN=a,/CN=b", "a@belle"], ["ctao", "/CN=a,/CN=b", "a@belle"]], []],
    ["in two VOs are the first one's when they have nothing in common", {}, BELLE, { Email: "a@ctao", DNs: ["/CN=c"] }, [["belle", "/CN=a,/CN=b", "a@belle"]], [`${USERS_LEFT}ctao:alice`]],
    ["in two VOs are the first one's when nothing is known of the other", {}, BELLE, {}, [["belle", "/CN=a,/CN=b", "a@belle"]], [`${USERS_LEFT}ctao:alice`]],
    ["in two VOs are shown without what only the second VO knows", {}, {}, { Email: "a@ctao" }, [["belle", "", null], ["ctao", "", null]], []],
    ["are the files', and nobody else's who has nothing in common", ofFiles({ Email: "a@lhcb" }), BELLE, {}, [["lhcb", "", "a@lhcb"]], [`${USERS_LEFT}belle:alice, ctao:alice`]],
    ["are the files' where they share something, and the files alone say what is known", ofFiles({ DN: "/CN=b" }), BELLE, {}, [["lhcb", "/CN=b", null], ["belle", "/CN=b", null]], [`${USERS_LEFT}ctao:alice`]],
    ["are the files' in a VO where the files have them", ofFiles({ Email: "a@lhcb" }, { c: { VO: "ctao", Users: "alice" } }), BELLE, { Email: "a@ctao" }, [["lhcb", "", "a@lhcb"], ["ctao", "", "a@lhcb"]], [`${USERS_LEFT}belle:alice`]],
    ["are the files' of whom nothing is known", ofFiles({}), BELLE, { Email: "a@ctao" }, [["lhcb", "", null], ["belle", "", null], ["ctao", "", null]], []],
    ["whom the files only list in a group of another VO are shown by name alone", { Registry: { Groups: { lhcb_user: { VO: "lhcb", Users: "alice" } } } }, BELLE, BELLE, [["lhcb", "", null], ["belle", "", null], ["ctao", "", null]], []],
    ["whom the files only list in groups of their VOs are shown whole", { Registry: { Groups: { c: { VO: "ctao", Users: "alice" } } } }, BELLE, BELLE, [["ctao", "/CN=a,/CN=b", "a@belle"], ["belle", "/CN=a,/CN=b", "a@belle"]], []],
  ])("%s", (_, files, belle, ctao, users, remarks) => {
    expect(rows(files, { ...vo("belle", alice(belle)), ...vo("ctao", alice(ctao)) })).toEqual({ users, remarks });
  });

  it("are no members of the groups whose user they are not", () => {
    const { configuration } = over({}, { ...vo("belle", alice(BELLE)), ...vo("ctao", { ...alice({ Email: "a@ctao" }), d: aDiracxUser("dave") }) });
    expect([configuration.option("/Registry/Groups/belle_user/Users"), configuration.option("/Registry/Groups/ctao_user/Users")]).toEqual(["alice", "dave"]);
  });

  it("are suspended where any of their VOs says so", () => {
    const { configuration } = over({}, { ...vo("belle", alice({ Email: "a@x", Suspended: ["belle"] })), ...vo("ctao", alice({ Email: "a@x", Suspended: ["ctao", "belle"] })) });
    expect(configuration.option("/Registry/Users/alice/Suspended")).toBe("belle, ctao");
  });
});

describe("the layers", () => {
  const files = (...sections: string[]) => Configuration.fromText(printCfg(Object.fromEntries(sections.map(name => [name, {}]))));
  function listening() {
    const seen: Configuration[] = [], remarks: string[] = [];
    const layers = new ConfigurationLayers(files("First"), { changed: configuration => void seen.push(configuration), remark: remark => void remarks.push(remark) });
    return { layers, remarks, sections: () => seen.map(configuration => configuration.sections("/")) };
  }
  const document = readDiracx(DIRACX_CONFIGURATION);

  it("stay when the other one changes", () => {
    const { layers, sections } = listening();
    layers.takeFiles(files("Second"));
    layers.takeDiracx(document);
    layers.takeFiles(files("Third"));
    expect(sections()).toEqual([["Second"], ["Second", "Registry", "Operations"], ["Third", "Registry", "Operations"]]);
  });

  it("are told each remark once, also when files change", () => {
    const { layers, remarks } = listening(), twice = (name: string) => readDiracx(aDiracxConfiguration({ ...vo("belle", {}, { [name]: aDiracxGroup([]) }), ...vo("ctao", {}, { [name]: aDiracxGroup([]) }) }));
    layers.takeDiracx(twice("prod"));
    layers.takeDiracx(twice("prod"));
    layers.takeFiles(files("Second"));
    layers.takeDiracx(twice("user"));
    expect(remarks).toEqual([`${GROUPS_LEFT}ctao:prod`, `${GROUPS_LEFT}ctao:user`]);
  });

  it("are what they were when the whole cannot be taken", () => {
    let fails = false;
    const seen: string[][] = [], layers = new ConfigurationLayers(files("First"), { changed: configuration => {
      if (fails) throw new Error("the disk is full");
      seen.push(configuration.sections("/"));
    }, remark: () => {} });
    fails = true;
    expect(() => layers.takeDiracx(document)).toThrow("the disk is full");
    fails = false;
    layers.takeFiles(files("Second"));
    expect(seen).toEqual([["Second"]]);
  });
});
