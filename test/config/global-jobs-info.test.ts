import { describe, expect, it } from "vitest";
import { Configuration } from "../../src/config/configuration.ts";
import type { Generation } from "../../src/config/generation.ts";
import { Registry } from "../../src/config/registry.ts";

/** A configuration that declares the option at these places below Operations. */
function declared(places: Record<string, string>, dirac = "Setup = Main"): Registry {
  const opened = new Set<string>();
  const lines = Object.entries(places).map(([place, value]) => {
    const levels = [...place.split("/"), "Services", "JobMonitoring"];
    const open = levels.map((_, depth) => ["Operations", ...levels.slice(0, depth + 1)].join("/")).filter((path) => !opened.has(path));
    for (const path of open) opened.add(path);
    return `${open.map((path) => `${path}{}\n`).join("")}${["Operations", ...levels].join("/")}/GlobalJobsInfo = ${value}\n`;
  });
  return new Registry(Configuration.fromText(`DIRAC\n{\n${dirac}\n}\nOperations{}\n${lines.join("")}`));
}
const both: readonly Generation[] = ["8.0", "9.1"];

describe("GlobalJobsInfo", () => {
  it("is true where nothing is declared", () => {
    for (const generation of [...both, undefined]) expect(declared({}).globalJobsInfo("belle", generation)).toBe(true);
  });
  it("is what Defaults say for every VO, also for the empty and the unknown one", () => {
    for (const generation of [...both, undefined]) {
      for (const vo of ["belle", "", "unknown", "Defaults/Services"]) expect(declared({ Defaults: "False" }).globalJobsInfo(vo, generation)).toBe(false);
    }
  });
  it("is false when it is declared empty", () => {
    expect(declared({ Defaults: "" }).globalJobsInfo("belle", "9.1")).toBe(false);
  });
  it("of one VO does not touch another", () => {
    const registry = declared({ "ctao/Main": "no", ctao: "no" });
    for (const generation of [...both, undefined]) {
      expect([registry.globalJobsInfo("ctao", generation), registry.globalJobsInfo("belle", generation)]).toEqual([false, true]);
    }
  });
  it("is in 8.0 taken from the VO's setup, the VO's defaults, the setup, the defaults", () => {
    const places = { "belle/Main": "yes", "belle/Defaults": "no", Main: "yes", Defaults: "no" };
    const entries = Object.entries(places);
    expect(entries.map((_, skip) => declared(Object.fromEntries(entries.slice(skip))).globalJobsInfo("belle", "8.0"))).toEqual([true, false, true, false]);
    expect(declared({ "belle/Other": "no", belle: "no" }).globalJobsInfo("belle", "8.0")).toBe(true);
  });
  it("is in 9.1 taken from the VO, then from the defaults, whatever 8.0 left behind", () => {
    expect(declared({ belle: "yes", Defaults: "no" }).globalJobsInfo("belle", "9.1")).toBe(true);
    expect(declared({ "belle/Main": "yes", "belle/Defaults": "yes", Main: "yes", Defaults: "no" }).globalJobsInfo("belle", "9.1")).toBe(false);
  });
  it("is taken from the places of 9.1, then from those of 8.0, when no generation is given", () => {
    expect(declared({ belle: "no", "belle/Main": "yes" }).globalJobsInfo("belle")).toBe(false);
    expect(declared({ "belle/Main": "no", Defaults: "yes" }).globalJobsInfo("belle")).toBe(false);
  });
  it("is not looked for where a slash in the name of a VO would lead", () => {
    expect(declared({ "ctao/Main": "no" }).globalJobsInfo("ctao/Main", "9.1")).toBe(true);
  });
  it("ignores setups where there is no setup", () => {
    expect(declared({ belle: "yes", "belle/Defaults": "no", Defaults: "yes" }, "").globalJobsInfo("belle", "8.0")).toBe(false);
  });
  it("needs the yes of the VO and of the installation's VO", () => {
    const dirac = "VirtualOrganization = only";
    expect(declared({ only: "no" }, dirac).globalJobsInfo("belle", "9.1")).toBe(false);
    expect(declared({ belle: "no" }, dirac).globalJobsInfo("belle", "9.1")).toBe(false);
    expect(declared({ ctao: "no" }, dirac).globalJobsInfo("belle", "9.1")).toBe(true);
  });
});
