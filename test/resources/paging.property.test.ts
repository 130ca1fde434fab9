import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allSources } from "../../src/datasources/all-sources.ts";
import type { ListArgs } from "../../src/schema/common/list-args.ts";
import { OrderDirection, type OrderInput } from "../../src/schema/common/order-for.ts";
import { aChange, aPolicyResult, aStatus, RESOURCE_DATABASES } from "../helpers/a-status.ts";
import { NOW, viewerNamed } from "../helpers/ask.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";
import type { List } from "../query/job-lists.ts";
import { holds } from "../query/property.ts";
import { walk } from "../query/walk.ts";
import { FILES } from "../helpers/files.ts";

const RUNS = 40;
const NAMES = ["KEK", "kek", "kék", "KEK ", "é", "%", "_", ""], KINDS = ["all", "ReadAccess", "readaccess"], VOS = ["all", "belle", "Belle"];
const TIMES = ["9999-12-31 23:59:59", "9999-12-31 23:59:59", "2026-11-21 09:00:00", "2026-11-20 09:00:00", "1000-01-01 00:00:00"];
/** Tables whose keys have three, four and five parts. */
const TABLES = [
  { list: "resourceStatuses", database: "ResourceStatusDB", table: "ResourceStatus", key: ["Name", "StatusType", "VO"], row: aStatus, fields: ["name", "statusType", "vo", "status", "tokenExpiration", "dateEffective"] },
  { list: "policyResults", database: "ResourceManagementDB", table: "PolicyResult", key: ["PolicyName", "StatusType", "Element", "Name", "VO"], row: aPolicyResult, fields: ["policyName", "statusType", "element", "name", "vo", "status", "dateEffective"] },
  { list: "statusChanges", database: "ResourceStatusDB", table: "SiteHistory", key: ["ID"], row: aChange, fields: ["name", "element", "source", "recordId", "dateEffective", "status", "tokenExpiration"] },
] as const;

describe.each(GRIDS)("on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: RESOURCE_DATABASES });
  });
  afterAll(() => grid.drop());

  const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 });
  const text = (values: readonly string[]) => fc.constantFrom(...values);

  it.each(TABLES)("pages of $list show each row once, in one order, forwards and backwards, for any order", ({ list, database, table, key, row, fields }) => {
    const order = fc.record({ field: fc.constantFrom<string>(...fields), direction: fc.constantFrom(OrderDirection.ASC, OrderDirection.DESC) });
    const anyOrder: fc.Arbitrary<OrderInput[]> = fc.uniqueArray(order, { selector: ({ field }) => field, maxLength: 3 });
    // MariaDB holds keys for equal that SQLite tells apart
    const sameKey = (one: Row) => JSON.stringify(key.map(column => (engine === "mysql" ? String(one[column]).normalize("NFD").replace(/\p{M}/gu, "").trimEnd().toLowerCase() : one[column])));
    const rows = fc.uniqueArray(fc.record({
      ID: fc.integer({ min: 1, max: 60 }), Name: text(NAMES), StatusType: text(KINDS), VO: text(VOS), PolicyName: text(NAMES), Element: text(["Site", "Resource"]),
      DateEffective: text(TIMES.slice(2)), TokenExpiration: text(TIMES), Status: text(["Active", "Banned"]),
    }), { selector: sameKey, maxLength: 25, size: "max" });
    return holds(fc.asyncProperty(rows, anyOrder, sizes, async (made, orderBy, pageSizes) => {
      const whole = row({ ID: 0 }), stored: Row[] = made.map(one => row(Object.fromEntries(Object.entries(one).filter(([column]) => column in whole))));
      await grid.run(database, `delete from ${table}`);
      if (stored.length > 0) await grid.insert(database, table, stored);
      const { databases, feeds, registry } = grid;
      const ask: List<object> = (args?: ListArgs) => allSources({ databases, feeds, registry, viewer: viewerNamed(grid, "admin@belle_admin", ["belle_admin"]), now: NOW, ...FILES })[list].list(args ?? {}, { path: `Query.${list}`, field: `Query.${list}` });
      const all = (await ask({ orderBy, first: 1000 }).page(fields)).edges.map(({ node }) => node as Record<string, unknown>);
      expect(all).toHaveLength(stored.length);
      const identity = (one: object) => JSON.stringify(Object.entries(one).filter(([field]) => fieldsOfKey(list).includes(field)));
      expect(new Set(all.map(identity)).size).toBe(stored.length);
      expect((await walk(ask, { orderBy }, pageSizes, "forward")).map(identity)).toEqual(all.map(identity));
      expect((await walk(ask, { orderBy }, pageSizes, "backward")).map(identity)).toEqual(all.map(identity));
      const [first] = orderBy;
      // what is shown as null is the smallest, whatever is stored
      if (first !== undefined && first.field === "tokenExpiration") {
        const shown = all.map(one => String(one[first.field] ?? "")), sorted = shown.toSorted();
        expect(shown).toEqual(first.direction === OrderDirection.ASC ? sorted : sorted.toReversed());
      }
    }), RUNS);
  });
});

const fieldsOfKey = (list: string) => (list === "statusChanges" ? ["element", "source", "recordId"] : list === "policyResults" ? ["policyName", "statusType", "element", "name", "vo"] : ["name", "statusType", "vo"]);
