import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { Configuration } from "../../src/config/configuration.ts";
import { databaseSettings } from "../../src/config/database-settings.ts";
import { Registry } from "../../src/config/registry.ts";

const sample = (name: string): string => fileURLToPath(new URL(`../fixtures/dirac/${name}-grid.cfg`, import.meta.url));

describe.each([
  { name: "v8", generation: "8.0", instance: "Production/" },
  { name: "v9", generation: "9.1", instance: "" },
] as const)("the sample configuration of $generation", ({ name, generation, instance }) => {
  const configuration = Configuration.fromFiles([sample(name)]);
  const registry = new Registry(configuration);

  it("is read to its end", () => {
    expect(configuration.sections("/")).toEqual(["DIRAC", "Registry", "Resources", "Operations", "Systems"]);
    expect(configuration.sections("/Resources/Sites")).toEqual(["LCG", "ARC", "DIRAC", "CLOUD", "OSG", "SSH"]);
    expect(configuration.option("/Resources/Sites/LCG/LCG.KEK.jp/CEs/kek2-ce01.cc.kek.jp/Queues/long/maxCPUTime")).toBe("4320");
    expect(configuration.list("/Operations/Defaults/Transformations/DataManipulation")).toEqual(["Replication", "Removal", "RegisterFiles"]);
  });
  it("knows users who differ by case or accents only", () => {
    expect(registry.user("msmith")?.groups).toEqual(["belle_user", "ctao_user"]);
    expect(registry.user("MSmith")?.groups).toEqual(["belle_user"]);
    expect(registry.user("jose")).not.toEqual(registry.user("josé"));
    expect(registry.user("o'brien")?.defaultGroup).toBe("belle_user");
    expect(registry.user("hideki")?.defaultGroup).toBe("belle_prod");
    expect(registry.user("nogroup")).toEqual({ name: "nogroup", groups: ["empty_group"], defaultGroup: "empty_group", suspendedIn: [] });
  });
  it("shows neither DNs nor mail addresses of users", () => {
    expect(JSON.stringify([registry.users(), registry.groups()])).not.toMatch(/@|CN=/);
  });
  it("gives groups their VO, or none", () => {
    expect(registry.vos()).toEqual(["belle", "ctao"]);
    expect(["belle_user", "ctao_prod", "dirac_admin", "gone"].map((group) => registry.voOfGroup(group, generation))).toEqual(["belle", "ctao", "", ""]);
    expect(registry.group("belle_prod")?.properties).toEqual(["NormalUser", "ProductionManagement", "JobSharing"]);
    expect(registry.group("empty_group")?.properties).toEqual([]);
  });
  it("suspends msmith in ctao", () => {
    expect(["belle_user", "ctao_user"].map((group) => registry.isSuspended("msmith", group, generation))).toEqual([false, true]);
  });
  it("lets the users of belle see all its jobs, those of ctao not", () => {
    for (const which of [generation, undefined]) {
      expect(["belle", "ctao", ""].map((vo) => registry.globalJobsInfo(vo, which))).toEqual([true, false, true]);
    }
  });
  it("finds a database that is declared without server, and the server in the local file", () => {
    const place = `/Systems/DataManagement/${instance}Databases/FileCatalogFkDB`;
    expect(databaseSettings(configuration)).toEqual([
      { name: "FileCatalogFkDB", system: "DataManagement", problem: expect.stringContaining(`has no ${place}/Host (nor /Systems/Databases/Host)`) },
    ]);
    const local = Configuration.fromText("Systems\n{\n  Databases\n  {\n    Host = db.example\n    User = Dirac\n    Password = hunter2\n  }\n}");
    expect(databaseSettings(configuration.with(local))).toMatchObject([{ name: "FileCatalogFkDB", host: "db.example", database: "FileCatalogFkDB" }]);
  });
});
