import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createConnection } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { facts } from "../../dirac/facts.ts";
import { grantsOf } from "../../src/datasources/grants.ts";
import { readDatabases } from "../../src/datasources/read-databases.ts";
import { diracCfg, run } from "../helpers/command.ts";
import { testGrid, type TestGrid } from "../helpers/test-grid.ts";

const GENERATIONS = ["8.0", "9.1"] as const;
const DATABASES = [...readDatabases()].map(([name, { only }]) => ({ name, only }));

describe("dirac-graphql grants", () => {
  it.each(GENERATIONS)("prints SELECT on tables of the databases that are read, and nothing else (DIRAC %s)", async generation => {
    const { code, stdout, stderr } = await run("grants", "--generation", generation, "--account", "reader@10.0.0.0/255.0.0.0"), [title, ...statements] = stdout.trim().split("\n");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(title).toMatch(/^-- /);
    for (const statement of statements) expect(statement).toMatch(/^GRANT SELECT ON (`\w+`\.`\w+`|`AccountingDB`\.\*) TO 'reader'@'10\.0\.0\.0\/255\.0\.0\.0';$/);
    expect([...new Set(statements.map(statement => statement.split("`")[1]))]).toEqual(DATABASES.filter(({ only }) => only === undefined || only === generation).map(({ name }) => name));
    expect(stdout).not.toMatch(/ProxyDB|TokenDB|AuthDB|UserProfileDB|ResourceStatusCache/);
  });

  it("knows the tables of a generation", async () => {
    const [of80, of91] = await Promise.all(GENERATIONS.map(async generation => (await run("grants", "--generation", generation)).stdout));
    for (const table of ["`JobDB`.`JobParameters`", "`ResourceStatusDB`.`NodeStatus`", "`VirtualMachineDB`.`vm_Instances`"]) {
      expect(of80).toContain(`GRANT SELECT ON ${table} TO 'dirac_graphql'@'%';`);
      expect(of91).not.toContain(table);
    }
    expect(of91).toContain("`TaskQueueDB`.`tq_RAM_requirements`");
    expect(of80).not.toContain("tq_RAM_requirements");
  });

  it("names databases as a configuration does, and leaves out those that it does not mention", async () => {
    const cfg = diracCfg({ JobLoggingDB: { host: "db.example.org", port: 3306, user: "Dirac", password: "do-not-print", database: "belle_logging" } });
    expect(await run("grants", "--generation", "9.1", "--dirac-cfg", cfg)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^-- .*\nGRANT SELECT ON `belle_logging`\.`LoggingInfo` TO 'dirac_graphql'@'%';\n$/) });
  });

  it("gives the whole of a database that holds types of accounting", async () => {
    const cfg = join(mkdtempSync(join(tmpdir(), "dirac-graphql-cfg-")), "dirac.cfg");
    const database = (name: string) => `${name}\n{\nDBName = ${name}\nHost = db\nUser = u\nPassword = p\n}\n`;
    writeFileSync(cfg, `Systems\n{\nAccounting\n{\nDatabases\n{\n${database("AccountingDB")}${database("TapeDB")}MultiDB\n{\nTape = Accounting/TapeDB\n}\n}\n}\n}\n`);
    const { stdout } = await run("grants", "--generation", "9.1", "--dirac-cfg", cfg);
    expect(stdout.trim().split("\n").slice(1)).toEqual(["GRANT SELECT ON `AccountingDB`.* TO 'dirac_graphql'@'%';", "GRANT SELECT ON `TapeDB`.* TO 'dirac_graphql'@'%';"]);
  });

  it.each(["reader", "reader@", "o'brien@%", "a@b;c", "`x`@%", `${"x".repeat(33)}@%`])("refuses the account %s, and to guess the generation", async account => {
    expect(await run("grants", "--account", account)).toEqual({ code: 1, stdout: "", stderr: "--account must be USER@HOST.\ngrants needs --generation: 8.0 and 9.1 have different tables.\n" });
  });

  it("gives the whole of a database whose tables nobody can name, and of no other with a name like it", () => {
    const accounting = { name: "AccountingDB", tables: [], everyTable: true, without: "" };
    expect(grantsOf(accounting, "Accounting_DB", "8.0", { user: "reader", host: "%" })).toEqual(["GRANT SELECT ON `Accounting\\_DB`.* TO 'reader'@'%';"]);
  });
});

// that the gateway needs no more is what every other test on mysql shows: its gateway has just this account
describe.each(GENERATIONS)("an account with these grants, on mysql with DIRAC %s", generation => {
  const names = DATABASES.filter(({ only }) => only === undefined || only === generation).map(({ name }) => name);
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid("mysql", generation, { names });
  });
  afterAll(() => grid.drop());

  it("reads every table that is granted, and sees no other", async () => {
    for (const name of names) {
      const connection = await createConnection(grid.address(name)), grants = grantsOf(readDatabases().get(name)!, name, generation, { user: "", host: "" });
      const granted = readDatabases().get(name)!.everyTable ? Object.keys(facts[generation][name]!).sort() : grants.map(grant => grant.split("`")[3]!);
      const [tables] = await connection.query("show tables");
      expect((tables as Record<string, string>[]).flatMap(row => Object.values(row)).sort()).toEqual(granted);
      for (const table of granted) await connection.query(`select * from \`${table}\` limit 1`);
      await connection.end();
    }
  });

  it("writes nothing, changes nothing and makes nothing", async () => {
    for (const name of names) {
      const connection = await createConnection(grid.address(name)), [tables] = await connection.query("show tables");
      for (const table of (tables as Record<string, string>[]).flatMap(row => Object.values(row))) {
        const [columns] = await connection.query(`show columns from \`${table}\``), { Field } = (columns as { Field: string }[])[0]!;
        for (const statement of [`insert into \`${table}\` () values ()`, `update \`${table}\` set \`${Field}\` = 1`, `delete from \`${table}\``, `truncate \`${table}\``, `drop table \`${table}\``, `alter table \`${table}\` add x int`, `lock tables \`${table}\` write`, `select \`${Field}\` from \`${table}\` into outfile '/tmp/dirac-graphql-never'`]) {
          await expect(connection.query(statement), statement).rejects.toMatchObject({ code: expect.stringMatching(/^ER_(TABLEACCESS|DBACCESS|ACCESS|SPECIFIC_ACCESS)_DENIED_ERROR$/) });
        }
      }
      await expect(connection.query("create table x (y int)")).rejects.toMatchObject({ code: "ER_TABLEACCESS_DENIED_ERROR" });
      await connection.end();
    }
  });

  it("reaches no other database of the server", async () => {
    const other = await testGrid("mysql", generation), url = new URL(inject("mysqlUrl"));
    try {
      const connection = await createConnection(grid.address("JobDB"));
      await expect(connection.query(`select 1 from ${other.address("JobDB").database}.Jobs`)).rejects.toMatchObject({ code: "ER_TABLEACCESS_DENIED_ERROR" });
      await expect(connection.query("select 1 from mysql.user")).rejects.toMatchObject({ code: "ER_TABLEACCESS_DENIED_ERROR" });
      await connection.end();
      expect(grid.address("JobDB").user).not.toBe(decodeURIComponent(url.username));
    } finally {
      await other.drop();
    }
  });
});
