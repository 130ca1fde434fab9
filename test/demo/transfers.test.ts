import { describe, expect, test } from "vitest";
import { GENERATIONS } from "../../dirac/facts.ts";
import { GROUPS } from "../../demo/registry.ts";
import { STORAGE_ELEMENTS } from "../../demo/storage-elements.ts";
import { makeGrid, NOW_TEXT, rows } from "./demo-grids.ts";

describe.each(GENERATIONS)("the demo's transfers of %s", generation => {
  const grid = makeGrid(generation, { jobs: 40 }), ask = (sql: string) => rows(grid, "FTS3DB", sql);
  const count = (from: string) => Number(ask(`select count(*) as n from ${from}`)[0]!["n"]);

  test("are some thousand over two weeks, most of them finished, some lost, some retried, some stuck, some not begun, some canceled", () => {
    expect(count("Files")).toBeGreaterThan(2000);
    expect(count("Files where status = 'Finished' and lastUpdate < '2026-11-12'")).toBeGreaterThan(50);
    expect(count("Files where status = 'Finished'")).toBeGreaterThan(0.9 * count("Files"));
    expect(count("Files where status = 'Defunct' and error is not null")).toBeGreaterThan(5);
    expect(count("Files where status = 'Failed' and attempt > 1 and error is not null")).toBeGreaterThan(20);
    expect(count("Jobs where status in ('Submitted', 'Ready', 'Active', 'Archiving') and submitTime < '2026-11-23 13:00:00' and lastMonitor > '2026-11-24'")).toBeGreaterThan(0);
    expect(count("Files join Operations using (operationID) where Files.status = 'New' and creationTime < '2026-11-24'")).toBeGreaterThan(0);
    expect(count("Operations where status = 'Canceled'")).toBeGreaterThan(0);
  });

  test("hold together as DIRAC's do", () => {
    expect(count("Files where operationID not in (select operationID from Operations)")).toBe(0);
    expect(count("Files where status in ('New', 'Finished', 'Defunct', 'Failed') and ftsGUID is not null")).toBe(0);
    expect(count("Files as f where ftsGUID is not null and not exists (select 1 from Jobs as j where j.operationID = f.operationID and j.ftsGUID = f.ftsGUID and j.status not in ('Finished', 'Failed', 'Finisheddirty', 'Canceled'))")).toBe(0);
    expect(count("Operations as o where (status in ('Active', 'Canceled')) <> exists (select 1 from Files as f where f.operationID = o.operationID and f.status not in ('Finished', 'Defunct'))")).toBe(0);
    for (const [table, columns] of Object.entries({ Files: ["lastUpdate"], Jobs: ["submitTime", "lastUpdate", "lastMonitor"], Operations: ["creationTime", "lastUpdate"] })) {
      for (const column of columns) expect(count(`${table} where ${column} > '${NOW_TEXT}'`), `${table}.${column}`).toBe(0);
    }
  });

  test("are of owners and storage elements that the configuration knows, of the same VO", () => {
    for (const { username, userGroup, targetSE } of ask("select distinct username, userGroup, targetSE from Files join Operations using (operationID)")) {
      const group = GROUPS.find(({ name }) => name === userGroup)!;
      expect(group.users).toContain(username);
      expect(STORAGE_ELEMENTS.find(({ name }) => name === targetSE)?.site.vos).toContain(group.vo);
    }
  });

  test("staging takes hours: files from tape wait for it, and all of them come from a tape", () => {
    const staging = ask("select o.sourceSEs, j.status, j.submitTime from Files as f join Operations as o using (operationID) join Jobs as j using (operationID, ftsGUID) where f.status = 'Staging'");
    expect(staging.length).toBeGreaterThan(8);
    expect(new Set(staging.map(({ sourceSEs }) => STORAGE_ELEMENTS.find(({ name }) => name === sourceSEs)?.tape))).toEqual(new Set([true]));
    expect(staging.every(({ status }) => status === "Staging" || status === "Active" || status === "Ready")).toBe(true);
    expect(staging.filter(({ submitTime }) => String(submitTime) < "2026-11-24 10:00:00").length).toBeGreaterThan(3);
  });
});
