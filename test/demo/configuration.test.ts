import { describe, expect, test } from "vitest";
import { GENERATIONS } from "../../dirac/facts.ts";
import { SITES } from "../../demo/sites.ts";
import { makeGrid, rows } from "./demo-grids.ts";

/** DIRAC's grammar, as far as the demo needs it: a line opens a section, closes one, or is an option. */
function parse(text: string): Map<string, string> {
  const options = new Map<string, string>();
  const path: string[] = [];
  let pending = "";
  for (const line of text.split("\n").map(line => line.trim())) {
    const equals = line.indexOf("=");
    if (line === "{") path.push(pending);
    else if (line === "}") path.pop();
    else if (equals < 0) pending = line;
    else options.set([...path, line.slice(0, equals).trim()].join("/"), line.slice(equals + 1).trim());
  }
  expect(path).toEqual([]);
  return options;
}

describe.each(GENERATIONS)("the configuration of %s", generation => {
  const grid = makeGrid(generation, { jobs: 600 });
  const options = parse(grid.configurationText);
  const list = (path: string) => (options.get(path) ?? "").split(", ");

  test("its registry knows the personas and every owner of a job", () => {
    for (const { user, group } of grid.personas) expect(list(`Registry/Groups/${group}/Users`)).toContain(user);
    for (const { Owner, OwnerGroup } of rows(grid, "JobDB", "select distinct Owner, OwnerGroup from Jobs")) {
      expect(list(`Registry/Groups/${OwnerGroup}/Users`)).toContain(Owner);
      expect(options.get(`Registry/Users/${Owner}/DN`)).toMatch(/^\//);
    }
  });

  test("the personas are as different as their titles say", () => {
    const of = (id: string) => grid.personas.find(persona => persona.id === id)!;
    expect(grid.personas.map(({ id }) => id)).toEqual(["user", "colleague", "production-manager", "administrator", "other-vo"]);
    expect(of("colleague").group).toBe(of("user").group);
    expect(options.get(`Registry/Groups/${of("user").group}/VO`)).toBe("belle");
    expect(options.get(`Registry/Groups/${of("other-vo").group}/VO`)).toBe("ctao");
    expect(list(`Registry/Groups/${of("production-manager").group}/Properties`)).toEqual(expect.arrayContaining(["JobSharing", "ProductionManagement"]));
    expect(list(`Registry/Groups/${of("administrator").group}/Properties`)).toEqual(expect.arrayContaining(["JobAdministrator", "Operator"]));
  });

  test("only CTAO hides jobs from its own people", () => {
    const hidden = generation === "8.0" ? "Operations/ctao/Defaults/Services/JobMonitoring/GlobalJobsInfo" : "Operations/ctao/Services/JobMonitoring/GlobalJobsInfo";
    expect(options.get(hidden)).toBe("False");
    expect(options.get("Operations/Defaults/Services/JobMonitoring/GlobalJobsInfo")).toBe("True");
  });

  test("it has some fifty sites, and each job that ran was at one of them that serves its VO", () => {
    expect(SITES.length).toBeGreaterThanOrEqual(45);
    for (const { Site, OwnerGroup } of rows(grid, "JobDB", "select distinct Site, OwnerGroup from Jobs where StartExecTime is not null and Status in ('Running', 'Done', 'Failed')")) {
      expect(list(`Resources/Sites/${String(Site).split(".")[0]}/${Site}/VO`)).toContain(String(OwnerGroup).split("_")[0]);
    }
  });

  test("every storage element of a site is described", () => {
    for (const [path, value] of options) {
      if (!/^Resources\/Sites\/.*\/SE$/.test(path)) continue;
      for (const name of value.split(", ")) expect(options.get(`Resources/StorageElements/${name}/BackendType`)).toBeTypeOf("string");
    }
  });
});
