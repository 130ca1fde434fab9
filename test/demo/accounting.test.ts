import { describe, expect, test } from "vitest";
import { bucketTable, keyTable, queueTable } from "../../demo/accounting/accounting-tables.ts";
import { ACCOUNTING_TYPES, accountingType, TYPE_NAMES, type AccountingTypeName } from "../../demo/accounting/accounting-types.ts";
import { Simulator } from "../../demo/simulator.ts";
import { SITES } from "../../demo/sites.ts";
import { STORAGE_ELEMENTS } from "../../demo/storage-elements.ts";
import { facts, GENERATIONS } from "../../dirac/facts.ts";
import { makeGrid, NOW, rows as rowsOf } from "./demo-grids.ts";

const NOW_S = NOW.getTime() / 1000, DAY = 86_400;

describe.each(GENERATIONS)("the demo's accounting of %s", generation => {
  const grid = makeGrid(generation), rows = (sql: string) => rowsOf(grid, "AccountingDB", sql);
  const table = (type: AccountingTypeName) => bucketTable(generation, type), keys = (type: AccountingTypeName, key: string) => keyTable(generation, type, key);
  /** One figure: `sum(Jobs) from …`. */
  const number = (sql: string) => Number(rows(`select ${sql.replace(" from ", " as n from ")}`)[0]!["n"] ?? 0);
  /** The buckets of a type with one of its keys in words. */
  const by = (type: AccountingTypeName, key: string) => `${table(type)} as b join ${keys(type, key)} as k on k.id = b.${key}`;

  test("the catalog describes the tables that there are, and the ladders as DIRAC stores them", () => {
    const catalog = rows("select * from ac_catalog_Types");
    expect(catalog).toHaveLength(TYPE_NAMES.length);
    for (const { name, keyFields, valueFields } of catalog) {
      const columns = Object.keys(facts[generation]["AccountingDB"]![`ac_bucket_${name}`]!.columns);
      expect([...String(keyFields).split(","), ...String(valueFields).split(",")]).toEqual(columns.slice(0, -3));
    }
    expect(catalog.find(({ name }) => String(name).endsWith("Job"))!["bucketsLength"]).toBe("lti691200ei3600eeti3024000ei14400eeti15552000ei86400eeti31536000ei172800eeti51840000ei604800eee");
  });

  test("every number of a key is explained, but for a lost one", () => {
    for (const type of TYPE_NAMES) {
      for (const key of accountingType(type).keys) {
        const lost = rows(`select distinct ${key} as id from ${table(type)} where ${key} not in (select id from ${keys(type, key)})`);
        expect.soft(lost, `${type}.${key}`).toHaveLength(type === "Job" && key === "JobGroup" ? 1 : 0);
      }
    }
  });

  test("half a year of buckets has the lengths of its ages, at their multiples, but for one; none begins after now, and the last one goes on", () => {
    for (const type of TYPE_NAMES) {
      const late = type === "StorageOccupancy" && generation === "9.1";
      const { ladder } = accountingType(type), found = rows(`select startTime, bucketLength from ${table(type)}`).map(row => ({ start: Number(row["startTime"]), length: Number(row["bucketLength"]) }));
      expect.soft(found.filter(({ start, length }) => start % length !== 0), type).toHaveLength(type === "Job" ? 1 : 0);
      expect.soft(new Set(found.map(({ length }) => length)).size, type).toBeGreaterThanOrEqual(late ? 2 : 3);
      expect.soft(Math.min(...found.map(({ start }) => start)), type).toBeLessThan(NOW_S - 178 * DAY);
      expect.soft(found.filter(({ start }) => start > NOW_S), type).toEqual([]);
      // an age is counted from the begin of the bucket that goes on
      for (const [age, length] of ladder) expect.soft(found.filter(one => one.length < length && one.start + one.length < NOW_S - (NOW_S % length) - age), `${type}: ${length} s`).toHaveLength(0);
    }
    for (const type of ["WMSHistory", "Network"] as const) expect(number(`max(startTime) from ${table(type)}`)).toBe(NOW_S);
    expect(number(`count(*) from ${table("Job")} where entriesInBucket <> round(entriesInBucket)`)).toBeGreaterThan(100);
  });

  test("the keys are those of the demo's sites, groups and storage elements; both VOs have their share", () => {
    const known = new Set([...SITES.map(({ name }) => name), "Unknown", "ANY", "Multiple"]);
    for (const type of ["Job", "Pilot", "PilotSubmission", "StorageOccupancy", "WMSHistory"] as const) expect.soft(rows(`select value from ${keys(type, "Site")}`).filter(({ value }) => !known.has(String(value))), type).toEqual([]);
    expect(number(`count(*) from ${by("Pilot", "Site")} where value = 'Unknown'`)).toBeGreaterThan(0);
    expect(number(`count(*) from ${by("DataOperation", "Protocol")} where value = ''`)).toBeGreaterThan(0);
    expect(rows(`select value from ${keys("Pilot", "User")}`)).toEqual([{ value: "unknown" }]);
    for (const vo of ["belle", "ctao"]) {
      for (const type of ["Job", "WMSHistory"] as const) expect.soft(number(`sum(b.entriesInBucket) from ${by(type, "UserGroup")} where value like '${vo}\\_%' escape '\\'`)).toBeGreaterThan(100);
      expect(number(`sum(b.entriesInBucket) from ${by("Pilot", "UserGroup")} where value = '${generation === "8.0" ? `${vo}_pilot` : vo}'`)).toBeGreaterThan(50);
    }
    const groups = new Set(rowsOf(grid, "JobDB", "select distinct JobGroup from Jobs where AccountedFlag = 'True'").map(row => row["JobGroup"])), recent = rows(`select distinct value from ${by("Job", "JobGroup")} where b.startTime > ${NOW_S - 20 * DAY}`);
    expect(recent.length).toBeGreaterThan(10);
    expect(recent.filter(({ value }) => !groups.has(value!))).toEqual([]);
    const elements = new Set(STORAGE_ELEMENTS.map(({ name }) => name));
    expect(rows(`select value from ${keys("DataOperation", "Destination")}`).filter(({ value }) => !elements.has(String(value)))).toEqual([]);
  });

  test("the last week is that of the demo's jobs", () => {
    const jobs = rowsOf(grid, "JobDB", `select count(*) as n, count(distinct Site) as sites from Jobs where AccountedFlag = 'True' and EndExecTime > '2026-11-18'`)[0]!;
    const entries = number(`sum(entriesInBucket) from ${table("Job")} where startTime >= ${NOW_S - 6.55 * DAY}`), sites = number(`count(distinct Site) from ${table("Job")} where startTime >= ${NOW_S - 6.55 * DAY}`);
    expect(entries / Number(jobs["n"])).toBeGreaterThan(0.85);
    expect(entries / Number(jobs["n"])).toBeLessThan(1.15);
    expect(sites / Number(jobs["sites"])).toBeGreaterThan(0.85);
    expect(number(`count(*) from ${queueTable(generation, "Job")} where taken = 0`)).toBe(5);
  });

  test("one site is slow, one was down for a week, a campaign fills a month, and weekends are quiet", () => {
    const efficiency = (site: string) => number(`sum(CPUTime) / sum(ExecTime) from ${by("Job", "Site")} where value = '${site}'`);
    expect(efficiency("LCG.Frascati.it")).toBeLessThan(0.5);
    expect(efficiency("LCG.KEK.jp")).toBeGreaterThan(0.7);
    const days = (site: string, from: number, to: number) => number(`sum(entriesInBucket) from ${by("Job", "Site")} where value = '${site}' and startTime >= ${NOW_S - from * DAY} and startTime < ${NOW_S - to * DAY}`);
    expect(days("LCG.CNAF.it", 64.5, 60)).toBe(0);
    expect(days("LCG.CNAF.it", 59, 40)).toBeGreaterThan(0);
    const all = (from: number, to: number) => number(`sum(entriesInBucket) from ${table("Job")} where startTime >= ${NOW_S - from * DAY} and startTime < ${NOW_S - to * DAY}`);
    expect(all(105, 90)).toBeGreaterThan(1.4 * all(150, 135));
    const users = (weekend: boolean) => number(`sum(b.entriesInBucket) from ${by("Job", "UserGroup")} where value like '%\\_user' escape '\\' and startTime < ${NOW_S - 40 * DAY} and (strftime('%w', startTime, 'unixepoch') in ('0', '6')) = ${weekend ? 1 : 0}`);
    expect(users(false) / 5).toBeGreaterThan(1.3 * users(true) / 2);
  });

  test("gauges count their snapshots: a quarter of an hour each, some combinations being absent from some", () => {
    const wms = rows(`select startTime, bucketLength, max(entriesInBucket) as snapshots, min(entriesInBucket) as fewest from ${table("WMSHistory")} where startTime > ${NOW_S - 30 * DAY} and startTime + bucketLength <= ${NOW_S} and bucketLength > 900 group by 1, 2`);
    // where two lengths meet they share the snapshots
    expect(wms.filter(({ bucketLength, snapshots }) => snapshots !== Number(bucketLength) / 900).length).toBeLessThanOrEqual(2);
    expect(wms.filter(({ fewest, snapshots }) => Number(fewest) < Number(snapshots)).length).toBeGreaterThan(20);
    const running = number(`sum(Jobs / entriesInBucket) from ${by("WMSHistory", "Status")} where value = 'Running' and startTime = ${NOW_S}`), really = Number(rowsOf(grid, "JobDB", "select count(*) as n from Jobs where Status = 'Running'")[0]!["n"]);
    expect(running).toBeGreaterThan(0.6 * really);
    expect(running).toBeLessThan(1.4 * really);
  });

  test("space is what the storage elements have: used and free are total, and the last is what the resource status system knows", () => {
    const space = `${table("StorageOccupancy")} as b join ${keys("StorageOccupancy", "SpaceType")} as t on t.id = b.SpaceType join ${keys("StorageOccupancy", "StorageElement")} as e on e.id = b.StorageElement`;
    for (const row of rows(`select startTime, e.value, sum(case t.value when 'Total' then Space else -Space end) as rest, max(Space) as total from ${space} group by 1, 2`)) expect(Math.abs(Number(row["rest"]) / Number(row["total"]))).toBeLessThan(1e-9);
    const last = number(`max(startTime) from ${table("StorageOccupancy")}`);
    if (generation === "9.1") return expect(last).toBeLessThan(NOW_S - 60 * DAY);
    const free = rows(`select e.value as name, Space / entriesInBucket / 1048576 as free from ${space} where t.value = 'Free' and startTime = ${last}`);
    expect(free.length).toBeGreaterThan(8);
    for (const { name, free: megabytes } of free) {
      const known = Number(rowsOf(grid, "ResourceManagementDB", "select Free from SpaceTokenOccupancyCache where Token = ?", String(name))[0]!["Free"]);
      expect(Number(megabytes)).toBeCloseTo(known, -1);
    }
    const used = (from: number) => number(`sum(Space / entriesInBucket) from ${space} where t.value = 'Used' and e.value = 'KEK-DISK-SE' and startTime = (select min(startTime) from ${table("StorageOccupancy")} where startTime > ${NOW_S - from * DAY})`);
    expect(used(1)).toBeGreaterThan(1.5 * used(175));
  });

  test("when jobs end the simulator books them, their outputs and their pilots", () => {
    const live = makeGrid(generation, { jobs: 400, seed: 3 });
    let now = NOW.getTime();
    const simulator = new Simulator(live, { rate: 5, clock: () => new Date(now), seed: 5 });
    const count = (type: AccountingTypeName) => Number(rowsOf(live, "AccountingDB", `select sum(entriesInBucket) as n from ${table(type)}`)[0]!["n"]);
    const flags = () => new Map(rowsOf(live, "JobDB", "select JobID, AccountedFlag, Owner from Jobs").map(row => [row["JobID"], row]));
    let before = { jobs: count("Job"), flags: flags() }, booked = 0;
    const pilots = count("Pilot");
    for (let steps = 0; steps < 400; steps++) {
      now += 700;
      simulator.step();
      const after = { jobs: count("Job"), flags: flags() };
      const fresh = [...after.flags.values()].filter(row => row["AccountedFlag"] === "True" && before.flags.get(row["JobID"]!)?.["AccountedFlag"] === "False");
      if (fresh.length > 0) expect(after.jobs - before.jobs).toBeCloseTo(fresh.length, 6);
      booked += fresh.length;
      before = after;
    }
    expect(booked).toBeGreaterThan(10);
    expect(count("Pilot") - pilots).toBeGreaterThan(10);
    expect(Math.max(...rowsOf(live, "AccountingDB", `select startTime from ${table("Job")}`).map(row => Number(row["startTime"])))).toBe(Math.floor(now / 3_600_000) * 3600);
    for (const key of ACCOUNTING_TYPES.Pilot.keys) expect(rowsOf(live, "AccountingDB", `select ${key} from ${table("Pilot")} where ${key} not in (select id from ${keys("Pilot", key)})`)).toEqual([]);
  });
});
