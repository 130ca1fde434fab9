import { afterEach, describe, expect, it } from "vitest";
import { as, data } from "../helpers/ask.ts";
import { REGISTRY } from "../helpers/registry.ts";
import { GRIDS, testGrid, type EngineName, type TestGrid } from "../helpers/test-grid.ts";
import type { Generation } from "../../dirac/facts.ts";
import { LADDER, seconds } from "./book.ts";

const WINDOW = `from: "2026-11-20", to: "2026-11-20T12:00:00Z"`;
const START = seconds("2026-11-20T06:00:00Z");

describe.each(GRIDS)("types that the database declares, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  afterEach(() => grid.drop());

  const begin = async (configuration = REGISTRY, names = ["AccountingDB"]) => (grid = await testGrid(engine as EngineName, generation as Generation, { names, configuration }));
  /** Makes a type as DIRAC does, with one row that says `amount`. */
  const make = async (name: string, keys: Readonly<Record<string, string>>, amount: number, database = "AccountingDB") => {
    const quoted = (table: string) => `\`${table}\``, names = Object.keys(keys);
    if (database === "AccountingDB") await grid.insert(database, "ac_catalog_Types", [{ name, keyFields: names.join(), valueFields: "Amount", bucketsLength: LADDER }]);
    await grid.run(database, `create table ${quoted(`ac_bucket_${name}`)} (${names.map(key => `${quoted(key)} int not null`).join()}, Amount decimal(30,10) not null, entriesInBucket decimal(30,10) not null, startTime int not null, bucketLength int not null)`);
    for (const [key, value] of Object.entries(keys)) {
      await grid.run(database, `create table ${quoted(`ac_key_${name}_${key}`)} (id int primary key, value varchar(64) not null)`);
      await grid.run(database, `insert into ${quoted(`ac_key_${name}_${key}`)} values (1, '${value}')`);
    }
    await grid.run(database, `insert into ${quoted(`ac_bucket_${name}`)} values (${names.map(() => 1).join()}, ${amount}, 1, ${START}, 3600)`);
  };
  const amount = async (args: string, setup = "") => {
    const { data: found, errors } = await as(grid, "admin@belle_admin", ["belle_admin"])(`{ accounting${setup} { report(${args}, ${WINDOW}) { totals(of: ["Amount"]) { value unit } type { name tableName known } } } }`);
    return errors.length > 0 ? errors[0]!.message : found.accounting.report;
  };

  it("reports a type of an extension without any code for it, also for who sees a part of it", async () => {
    await begin();
    await make("TapeRecall", { Library: "KEK", UserGroup: "belle_user" }, 42);
    expect(await amount(`type: "TapeRecall"`)).toEqual({ totals: [{ value: 42, unit: "NONE" }], type: { name: "TapeRecall", tableName: "TapeRecall", known: false } });
    const query = `{ accounting { report(type: "TapeRecall", ${WINDOW}, by: ["Library", "VO"]) { groups(of: ["Amount", "Entries"]) { buckets { key { field value } figures { value } } } } } }`;
    expect(await data(as(grid, "alice@belle_user")(query))).toEqual({ accounting: { report: { groups: { buckets: [{ key: [{ field: "Library", value: "KEK" }, { field: "VO", value: "belle" }], figures: [{ value: 42 }, { value: 1 }] }] } } } });
    expect(await data(as(grid, "alice@ctao_user")(query))).toEqual({ accounting: { report: { groups: { buckets: [] } } } });
  });

  it("finds the tables of the setup that is named, else of the installation's own, else those without, else the only ones", async () => {
    await begin(`DIRAC\n{\n  Setup = Grid-Certification\n}\n${REGISTRY}`);
    // no configuration knows this setup, but DIRAC's own types are called by it
    await make("Grid-Production_Network", { Site: "b" }, 9);
    await make("Grid-Production_Tape", { Site: "a" }, 1);
    expect(await amount(`type: "Tape"`)).toMatchObject({ totals: [{ value: 1 }], type: { name: "Tape", tableName: "Grid-Production_Tape" } });
  });

  it("asks for the setup where there are several", async () => {
    await begin(`DIRAC\n{\n  Setup = Other\n  Setups\n  {\n    Grid-Production\n    {\n      Accounting = Production\n    }\n    Grid_Test\n    {\n      Accounting = Test\n    }\n  }\n}\n${REGISTRY}`);
    await make("Grid-Production_Tape", { Site: "a" }, 1);
    await make("Grid_Test_Tape", { Site: "a" }, 2);
    expect(await amount(`type: "Tape"`)).toBe("setup: Tape is there for several setups; name one: Grid-Production, Grid_Test");
    expect(await amount(`type: "Tape"`, `(setup: "Grid_Test")`)).toMatchObject({ totals: [{ value: 2 }], type: { name: "Tape", tableName: "Grid_Test_Tape" } });
    expect(await amount(`type: "Tape"`, `(setup: "Grid-Production")`)).toMatchObject({ totals: [{ value: 1 }] });
  });

  it("prefers the tables that 9.1 made beside the old ones", async () => {
    await begin();
    for (const [name, value] of [["Grid-Production_Network", 9], ["Grid-Production_Tape", 1], ["Tape", 4]] as const) await make(name, { Site: "a" }, value);
    expect(await amount(`type: "Tape"`)).toMatchObject({ totals: [{ value: 4 }], type: { tableName: "Tape" } });
    expect(await amount(`type: "Tape"`, `(setup: "Grid-Production")`)).toMatchObject({ totals: [{ value: 1 }] });
  });

  it("reads a type from the database that the configuration names for it, however full the other one is", async () => {
    await begin(`Systems\n{\n  Accounting\n  {\n    Databases\n    {\n      MultiDB\n      {\n        Tape = Accounting/JobLoggingDB\n      }\n    }\n  }\n}\n${REGISTRY}`, ["AccountingDB", "JobLoggingDB"]);
    await grid.run("JobLoggingDB", "create table ac_catalog_Types (name varchar(64), keyFields varchar(255), valueFields varchar(255), bucketsLength varchar(255))");
    await grid.run("JobLoggingDB", `insert into ac_catalog_Types values ('Tape', 'Site', 'Amount', '${LADDER}')`);
    await make("Tape", { Site: "a" }, 1);
    await make("Tape", { Site: "a" }, 2, "JobLoggingDB");
    expect(await amount(`type: "Tape"`)).toMatchObject({ totals: [{ value: 2 }] });
    expect((await data(as(grid, "admin@belle_admin", ["belle_admin"])("{ accounting { types { name } } }"))).accounting.types).toEqual([{ name: "Tape" }]);
  });

  it("leaves out what the catalog names and the database lacks", async () => {
    await begin();
    await grid.insert("AccountingDB", "ac_catalog_Types", [{ name: "Ghost", keyFields: "Site", valueFields: "Amount", bucketsLength: LADDER }]);
    expect(await amount(`type: "Ghost"`)).toMatch(/^type: "Ghost" is no accounting type of this installation/);
  });

  it("says that the database is away, and costs nothing else", async () => {
    await begin(REGISTRY, ["JobDB"]);
    const { data: found, errors } = await as(grid, "alice@belle_user")(`{ accounting { job(${WINDOW}) { from totals { value } } } viewer { name } }`);
    expect(found).toEqual({ accounting: { job: { from: "2026-11-20T00:00:00Z", totals: null } }, viewer: { name: "alice" } });
    expect(errors[0]!.extensions).toMatchObject({ code: "BACKEND_UNAVAILABLE", backend: "AccountingDB" });
  });
});
