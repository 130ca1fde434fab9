import { expect, test } from "vitest";
import { GENERATIONS } from "../../dirac/facts.ts";
import { OperationsTeam } from "../../demo/operations-team.ts";
import { parseDateTime } from "../../demo/time.ts";
import { makeGrid, NOW_TEXT, rows } from "./demo-grids.ts";

const MINUTE = 60_000;

test.each(GENERATIONS)("in the demo grid of %s downtimes come and go, statuses follow them, and each change is remembered once", generation => {
  const grid = makeGrid(generation);
  let now = parseDateTime(NOW_TEXT);
  const team = new OperationsTeam(grid, () => new Date(now)), seen = new Set<string>(), restless = () => rows(grid, "ResourceStatusDB", "select Status from SiteStatus where Name = 'LCG.Cosenza.it'")[0]!["Status"];
  const announced = () => rows(grid, "ResourceManagementDB", "select count(*) as n from DowntimeCache where Name = 'INFN-COSENZA'")[0]!["n"];
  for (const end = now + 60 * MINUTE; now < end; now += MINUTE) {
    team.look();
    seen.add(String(restless()));
    expect(announced()).toBeGreaterThan(0);
  }
  expect([...seen].sort()).toEqual(["Active", "Banned"]);
  const doubles = rows(grid, "ResourceStatusDB", "select Name, DateEffective, count(*) as n from (select * from SiteHistory union all select * from SiteLog) group by 1, 2 having n > 1");
  expect(doubles).toEqual([]);
  expect(rows(grid, "ResourceStatusDB", "select count(*) as n from SiteHistory where Name = 'LCG.Cosenza.it'")[0]!["n"]).toBeGreaterThan(3);
});
