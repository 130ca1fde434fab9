import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { Configuration } from "../../src/config/configuration.ts";
import { databaseSettings, type DatabaseSettings } from "../../src/config/database-settings.ts";

/** A configuration from nested objects; an empty object is an empty section. */
type Tree = { [name: string]: string | Tree };
function aConfiguration(tree: Tree): Configuration {
  const write = (level: Tree): string =>
    Object.entries(level).map(([name, value]) => (typeof value === "string" ? `${name} = ${value}\n` : `${name}\n{\n${write(value)}}\n`)).join("");
  return Configuration.fromText(write(tree));
}

const common = { Host: "db.example", User: "Dirac", Password: "hunter2" };
const jobDb = { JobDB: { DBName: "JobDB" } };

/** Name, then what the rest of the gateway connects with or why it cannot. */
function summary(settings: readonly DatabaseSettings[]): string[] {
  return settings.map((one) =>
    "problem" in one ? `${one.name}: ${one.problem}` : `${one.name} ${one.user}:${one.password.reveal()}@${one.host}:${one.port}/${one.database}`,
  );
}
const read = (tree: Tree, thisHost = "gateway.example"): string[] => summary(databaseSettings(aConfiguration(tree), thisHost));

describe("where databases are declared", () => {
  it("in 9.1 in the Databases section of their system", () => {
    expect(databaseSettings(aConfiguration({ Systems: { Databases: common, WorkloadManagement: { Databases: jobDb } } }), "x")).toMatchObject([
      { name: "JobDB", system: "WorkloadManagement", host: "db.example", port: 3306, user: "Dirac", database: "JobDB" },
    ]);
  });
  it("in 8.0 in the instance of their system that the setup names", () => {
    expect(
      read({
        DIRAC: { Setup: "Main", Setups: { Main: { WMS: "Prod" }, Other: { WMS: "Test" } } },
        Systems: {
          Databases: common,
          WMS: { Test: { Databases: { JobDB: { DBName: "TestJobDB" }, OldDB: { DBName: "Old" } } }, Prod: { Databases: jobDb } },
        },
      }),
    ).toEqual(["JobDB Dirac:hunter2@db.example:3306/JobDB"]);
  });
  it("first without, then with instance: an upgraded configuration may keep what is dead", () => {
    expect(
      read({
        DIRAC: { Setup: "Main", Setups: { Main: { WMS: "Prod" } } },
        Systems: {
          Databases: common,
          WMS: { Prod: { Databases: { JobDB: { DBName: "Dead" }, OldDB: { DBName: "OldDB" } } }, Databases: jobDb },
        },
      }),
    ).toEqual(["JobDB Dirac:hunter2@db.example:3306/JobDB", "OldDB Dirac:hunter2@db.example:3306/OldDB"]);
  });
  it("without instance only where NoSetup is literally True", () => {
    const tree = (noSetup: string) => ({ DIRAC: { NoSetup: noSetup }, Systems: { Databases: common, WMS: { Prod: { Databases: jobDb } } } });
    expect(read(tree("True"))).toEqual([]);
    expect(read(tree("true"))).toHaveLength(1);
  });
  it("in the only instance where no setup is declared", () => {
    const systems = { Databases: common, WMS: { Prod: { Databases: jobDb }, URLs: { a: "1" } } };
    expect(read({ Systems: systems })).toEqual(["JobDB Dirac:hunter2@db.example:3306/JobDB"]);
    expect(read({ DIRAC: { Setup: "Main" }, Systems: systems })).toEqual(["JobDB Dirac:hunter2@db.example:3306/JobDB"]);
  });
  it("in every system, in order", () => {
    const systems = { Databases: common, B: { Databases: { BDB: { DBName: "b" } } }, A: { Databases: { ADB: { DBName: "a" } } } };
    expect(databaseSettings(aConfiguration({ Systems: systems })).map((one) => `${one.system}/${one.name}`)).toEqual(["B/BDB", "A/ADB"]);
  });
  it("nowhere when there is no Systems section", () => {
    expect(read({})).toEqual([]);
  });
});

describe("an instance that is not certain is a problem, never a guess", () => {
  const two = { Databases: common, WMS: { Prod: { Databases: jobDb }, Test: { Databases: jobDb } } };
  it("when there are several and no setup", () => {
    expect(read({ Systems: two })).toEqual(["JobDB: The configuration has no /DIRAC/Setup, which tells the instance of WMS."]);
  });
  it("when the setup does not map the system", () => {
    const expected = ["JobDB: The configuration has no /DIRAC/Setups/Main/WMS, which tells the instance of WMS."];
    expect(read({ DIRAC: { Setup: "Main" }, Systems: two })).toEqual(expected);
    const one = { Databases: common, WMS: { Prod: { Databases: jobDb } } };
    expect(read({ DIRAC: { Setup: "Main", Setups: { Main: {} } }, Systems: one })).toEqual(expected);
    expect(read({ DIRAC: { Setup: "Main", Setups: { Main: { WMS: "" } } }, Systems: one })).toEqual(expected);
  });
  it("when the setup names an instance that does not exist", () => {
    expect(read({ DIRAC: { Setup: "Main", Setups: { Main: { WMS: "Typo" } } }, Systems: two })).toEqual([
      "JobDB: /DIRAC/Setups/Main/WMS names an instance without section /Systems/WMS/Typo.",
    ]);
  });
});

describe("the parameters of a database", () => {
  const one = (own: Tree, shared: Tree = common, thisHost?: string) => read({ Systems: { Databases: shared, WMS: { Databases: { JobDB: own } } } }, thisHost);

  it("stand in its own section or in the common one", () => {
    expect(one({ DBName: "J", Host: "own.example", User: "me", Password: "pw#{=", Port: "3307" })).toEqual(["JobDB me:pw#{=@own.example:3307/J"]);
    expect(one({ DBName: "J" }, { ...common, Port: "3308" })).toEqual(["JobDB Dirac:hunter2@db.example:3308/J"]);
    expect(one({ DBName: "J", Port: "3307" }, { ...common, Port: "3308" })).toEqual(["JobDB Dirac:hunter2@db.example:3307/J"]);
  });
  it("count as absent when they are empty, but for the password, which may be empty", () => {
    expect(one({ DBName: "J", Host: "", User: "", Password: "", Port: "" })).toEqual(["JobDB Dirac:@db.example:3306/J"]);
  });
  it("are all named when they are missing", () => {
    const place = "/Systems/WMS/Databases/JobDB";
    const nor = (name: string) => `${place}/${name} (nor /Systems/Databases/${name})`;
    expect(one({}, {})).toEqual([
      `JobDB: The configuration has no ${nor("Host")} and no ${nor("User")} and no ${nor("Password")} and no ${place}/DBName.`,
    ]);
  });
  it("need a DBName of their own", () => {
    expect(one({}, { ...common, DBName: "J" })).toEqual(["JobDB: The configuration has no /Systems/WMS/Databases/JobDB/DBName."]);
  });
  it.each(["x", "0", "65536", "33 06", "-1", "3306.5"])("do not accept %j as a port", (Port) => {
    expect(one({ DBName: "J", Port })).toEqual(["JobDB: /Systems/WMS/Databases/JobDB/Port is not a port number."]);
    expect(one({ DBName: "J" }, { ...common, Port })).toEqual(["JobDB: /Systems/Databases/Port is not a port number."]);
  });
  it("say localhost for a server on this machine", () => {
    expect(one({ DBName: "J", Host: "db.Example" }, common, "DB.example")).toEqual(["JobDB Dirac:hunter2@localhost:3306/J"]);
  });
});

it("databases of OpenSearch and the accounting map are left out, unless they have a DBName", () => {
  const names = ["JobParametersDB", "ElasticJobParametersDB", "MonitoringDB", "MultiDB"];
  const sections = (body: Tree) => ({ Systems: { Databases: common, S: { Databases: Object.fromEntries(names.map((name) => [name, body])) } } });
  expect(read(sections({ Host: "opensearch.example" }))).toEqual([]);
  expect(read(sections({ DBName: "x" }))).toHaveLength(4);
});

it("settings show no password when they are logged, whole or with a problem", () => {
  const settings = databaseSettings(
    aConfiguration({ Systems: { Databases: common, WMS: { Databases: { ...jobDb, BadDB: { DBName: "b", Port: "hunter2" }, NoDB: { Password: "hunter2" } } } } }),
  );
  expect(settings).toHaveLength(3);
  const shown = [inspect(settings, { depth: null, showHidden: true }), JSON.stringify(settings), settings.map((one) => Object.values(one).join())];
  expect(shown.join()).not.toContain("hunter2");
  expect(shown.join()).toContain("[secret]");
});
