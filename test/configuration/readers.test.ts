import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readComputingElements, usableBy } from "../../src/config/computing-elements.ts";
import { Configuration } from "../../src/config/configuration.ts";
import { readFtsServers } from "../../src/config/fts-servers.ts";
import { GENERATIONS } from "../../src/config/generation.ts";
import { readMembers } from "../../src/config/members.ts";
import { integerOf, numberOf } from "../../src/config/option-numbers.ts";
import { isSiteName } from "../../src/config/site-name.ts";
import { readSites } from "../../src/config/sites.ts";
import { readStorageElements } from "../../src/config/storage-elements.ts";
import { GRID_CFG } from "./grid-cfg.ts";

const small = Configuration.fromText(GRID_CFG);
const named = <T extends { name: string }>(rows: readonly T[], name: string) => rows.find(row => row.name === name)!;

describe("a site", () => {
  it("is known by three dotted parts, and is no group", () => {
    expect(["LCG.KEK.jp", "CLOUD.a-b.cern"].every(isSiteName)).toBe(true);
    expect(["ANY", "Multiple", "Group.North.de", "LCG.KEK", "LCG..jp", "A.B.C.D", ""].some(isSiteName)).toBe(false);
  });

  it("has what its section says, longitude before latitude", () => {
    expect(readSites(small).map(({ name }) => name)).toEqual(["LCG.One.de", "LCG.Two.cern"]);
    expect(readSites(small)[0]).toEqual({
      name: "LCG.One.de", gridType: "LCG", country: "de", gocdbName: "ONE", tier: 1, longitude: 9.88, latitude: 53.57, description: "The first, with a comma", mail: "one@example.org",
      vos: ["belle", "ctao"], storageElementNames: ["ONE-DISK", "ONE-TAPE", "ONE-TMP", "BASED"],
    });
  });

  it("has null for what is not said, or makes no sense", () => {
    expect(readSites(small)[1]).toMatchObject({ gocdbName: "ONE", country: "cern", tier: null, longitude: null, latitude: null, description: null, mail: null, vos: [], storageElementNames: [] });
  });
});

describe("a computing element", () => {
  it.each(GENERATIONS)("inherits from its site, its type and the defaults, in this order, in %s", generation => {
    const { computingElements } = readComputingElements(small, generation);
    expect(computingElements.map(({ siteName, name }) => `${siteName} ${name}`)).toEqual(["LCG.One.de ce1.one.de", "LCG.One.de ce2.one.de", "LCG.Two.cern ce1.one.de"]);
    expect(computingElements[0]).toEqual({
      siteName: "LCG.One.de", name: "ce1.one.de", ceType: "HTCondorCE", architecture: "x86_64", os: "EL9", platform: null, numberOfProcessors: 1, maxRam: 2000, si00: 250,
      tags: ["GPU"], requiredTags: ["GPU"], vos: ["belle"],
    });
    expect(computingElements[1]).toMatchObject({ numberOfProcessors: 8, maxRam: 2000, si00: 300, platform: "x86_64-el9", tags: [], vos: ["belle", "ctao"] });
    expect(computingElements[2]).toMatchObject({ architecture: null, maxRam: 1000, vos: [] });
  });

  it("takes no other section of /Resources/Computing for its type", () => {
    const odd = Configuration.fromText("Resources\n{\nSites\n{\nLCG\n{\nLCG.A.de\n{\nCEs\n{\nce\n{\nCEType = ../Sites\n}\n}\n}\n}\n}\n}");
    expect(readComputingElements(odd, "9.1").computingElements).toMatchObject([{ ceType: "../Sites", si00: null }]);
  });
});

describe("a queue", () => {
  const { queues } = readComputingElements(small, "9.1");

  it("overrides what its computing element has, but unites their tags", () => {
    expect(named(queues, "long")).toEqual({
      siteName: "LCG.One.de", computingElementName: "ce1.one.de", name: "long", ceQueueName: "q-long", ceType: "HTCondorCE", architecture: "x86_64", os: "EL9", platform: null,
      numberOfProcessors: 1, maxRam: 2000, si00: 250, maxCpuTime: 86_400, maxTotalJobs: 100, maxWaitingJobs: 10, tags: ["GPU", "8Processors"], requiredTags: ["GPU"], vos: ["ctao"],
    });
    expect(named(queues, "short")).toMatchObject({ maxCpuTime: 30, maxRam: 4000, tags: ["GPU"], vos: ["belle"] });
    expect(named(queues, "only")).toMatchObject({ maxCpuTime: null, maxTotalJobs: null, ceQueueName: null, vos: ["belle", "ctao"] });
  });

  it("is for the VOs of the first list that is not empty, in 9.1", () => {
    expect(usableBy([["a"], ["b"], ["c"]], "9.1")).toEqual(["a"]);
    expect(usableBy([[], ["b"], ["c"]], "9.1")).toEqual(["b"]);
    expect(usableBy([[], [], []], "9.1")).toEqual([]);
  });

  it("is for the VOs that pass every list, in 8.0, whatever their case", () => {
    expect(usableBy([["a", "B"], [], ["b", "c"]], "8.0")).toEqual(["B"]);
    expect(usableBy([[], [], ["c"]], "8.0")).toEqual(["c"]);
    expect(usableBy([[], [], []], "8.0")).toEqual([]);
    expect(usableBy([["a"], ["b"], []], "8.0")).toBeNull();
    expect(named(readComputingElements(small, "8.0").queues, "long").vos).toBeNull();
  });
});

describe("a storage element", () => {
  const { storageElements, protocols } = readStorageElements(small);
  const protocolsOf = (name: string) => protocols.filter(({ storageElementName }) => storageElementName === name);

  it("is laid over its base, but has status flags of its own only", () => {
    expect(named(storageElements, "ONE-DISK")).toEqual({
      name: "ONE-DISK", isConfigured: true, baseName: "Base", aliasOf: null, backendType: "dCache", seType: "T0D2", isTape: false, isDisk: true, readAccess: null, writeAccess: "InActive", checkAccess: null,
      removeAccess: null, vos: ["belle"], siteNames: ["LCG.One.de"], hosts: ["disk.one.de", "base.example.org"], accessProtocols: [], writeProtocols: [], checksumType: null,
      occupancyPlugin: null, occupancyLfn: null, spaceReservation: null, pledgedSpace: null,
    });
  });

  it("completes the protocols of its base option by option, and adds its own", () => {
    const shared = { storageElementName: "ONE-DISK", access: null, port: null, path: null, spaceToken: null, host: null, protocol: null };
    expect(protocolsOf("ONE-DISK")).toEqual([
      { ...shared, place: 0, name: "https", plugin: "https", protocol: "https", host: "disk.one.de", port: "443", path: "/base" },
      { ...shared, place: 1, name: "root", plugin: "GFAL2_XROOT", host: "base.example.org", spaceToken: "DATA" },
      { ...shared, place: 2, name: "srm", plugin: "srm", protocol: "srm", access: "remoteonly" },
    ]);
  });

  it("is local where the site's list has it, or what it is based on or an alias of; one that only a list names is one, too", () => {
    expect(storageElements.map(({ name, siteNames, isConfigured }) => [name, siteNames.length, isConfigured])).toEqual([["ONE-DISK", 1, true], ["ONE-TMP", 1, true], ["BASED", 1, true], ["FAR", 0, true], ["ONE-TAPE", 1, false]]);
    expect(named(storageElements, "ONE-TMP")).toMatchObject({ aliasOf: "ONE-DISK", isTape: null, isDisk: null, hosts: [] });
    expect(named(storageElements, "FAR")).toMatchObject({ isTape: true, isDisk: false, pledgedSpace: 20.5, accessProtocols: ["root", "https"] });
  });
});

describe("the Registry", () => {
  it("makes a user of each VO of a user, with the groups and the suspension of that VO", () => {
    const { users, groups, virtualOrganizations } = readMembers(small, "9.1");
    expect(users.filter(({ name }) => name === "bob").map(({ vo, groupNames, isSuspended }) => ({ vo, groupNames, isSuspended }))).toEqual([
      { vo: "belle", groupNames: ["belle_user"], isSuspended: false }, { vo: "ctao", groupNames: ["ctao_user"], isSuspended: true }, { vo: "", groupNames: ["no_vo"], isSuspended: false },
    ]);
    expect(users.filter(({ name }) => name === "nobody")).toMatchObject([{ vo: "", groupNames: [], dns: ["/O=Example/CN=nobody", "/O=Example/CN=nobody again"], email: "nobody@example.org" }]);
    expect(named(groups, "belle_user")).toEqual({ name: "belle_user", vo: "belle", properties: ["NormalUser"], userNames: ["alice", "Alice", "bob", "gone"], vomsRole: "/belle", vomsVo: null, identityProviderRole: null, jobShare: 2000 });
    expect(named(groups, "no_vo")).toMatchObject({ vo: null });
    expect(virtualOrganizations).toEqual([
      { name: "belle", vomsName: "belle", adminName: "admin", adminGroupName: null, defaultGroupNames: ["belle_user"], identityProviderName: null, vomsServerHosts: ["voms.example.org"] },
      { name: "ctao", vomsName: null, adminName: null, adminGroupName: null, defaultGroupNames: [], identityProviderName: null, vomsServerHosts: [] },
    ]);
  });

  it("gives the installation's VO precedence in 8.0 only", () => {
    const single = Configuration.fromText(GRID_CFG).with(Configuration.fromText("DIRAC\n{\nVirtualOrganization = ctao\n}"));
    const voOf = (generation: "8.0" | "9.1", group: string) => named(readMembers(single, generation).groups, group).vo;
    expect([voOf("8.0", "belle_user"), voOf("9.1", "belle_user"), voOf("8.0", "no_vo"), voOf("9.1", "no_vo")]).toEqual(["ctao", "belle", "ctao", "ctao"]);
  });
});

describe("numbers", () => {
  it("are numbers or nothing", () => {
    expect(["12", "-3.5", "0", ".5", "12 MB", "", "1e3", "0x10", "∞", undefined].map(numberOf)).toEqual([12, -3.5, 0, 0.5, null, null, null, null, null, null]);
    expect(["12", "1.5", "99999999999999999999"].map(integerOf)).toEqual([12, null, null]);
  });
});

describe.each([["8.0", "v8-grid.cfg"], ["9.1", "v9-grid.cfg"]] as const)("the configuration of a grid of DIRAC %s", (generation, file) => {
  const configuration = Configuration.fromFiles([fileURLToPath(new URL(`../fixtures/dirac/${file}`, import.meta.url))]);

  it("is read whole", () => {
    const { computingElements, queues } = readComputingElements(configuration, generation), { storageElements, protocols } = readStorageElements(configuration);
    expect([readSites(configuration), computingElements, queues, storageElements, protocols].map(rows => rows.length)).toMatchInlineSnapshot(`
      [
        40,
        46,
        153,
        30,
        82,
      ]
    `);
    expect(readFtsServers(configuration).map(({ name }) => name)).toEqual(["FTS-KEK", "FTS-BNL", "FTS-CERN"]);
    expect(named(storageElements, "DESY-DISK-SE")).toMatchObject({ backendType: "dCache", hosts: ["dcache.desy.example", "dcache-base.example"], isDisk: true });
    expect(named(readSites(configuration), "LCG.KEK.jp")).toMatchObject({ tier: 0, latitude: 36.1495, storageElementNames: expect.arrayContaining(["KEK-TMP-SE", "DESY-TMP-SE"]) });
    expect(queues.find(({ name, computingElementName }) => name === "long" && computingElementName === "kek2-ce01.cc.kek.jp")).toMatchObject({ maxCpuTime: 259_200, numberOfProcessors: 8, maxRam: 16_384, vos: ["belle"] });
    expect(queues.filter(({ requiredTags }) => requiredTags.length > 0)).toHaveLength(1);
  });
});
