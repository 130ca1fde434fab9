import { Configuration } from "../config/configuration.ts";
import { databaseSettings, type DatabaseSettings } from "../config/database-settings.ts";
import type { ServeOptions } from "../config/options.ts";
import type { Catalog } from "../datasources/catalog.ts";
import { Database } from "../datasources/database.ts";
import { mysqlEngine } from "../datasources/mysql.engine.ts";
import { findGaps } from "../datasources/catalog-gaps.ts";
import { readDatabases } from "../datasources/read-databases.ts";
import { GatewayError } from "../errors.ts";

const READ = readDatabases();

interface Finding { readonly name: string; readonly reachable: boolean; readonly generation?: string; readonly remarks: string; readonly ok: boolean }

/** Says in a table what `serve` would find. Exit status 1 when JobDB cannot be read. */
export async function check({ diracCfg }: ServeOptions): Promise<void> {
  const settings = databaseSettings(Configuration.fromFiles(diracCfg));
  const absent = [...READ.keys()].filter(name => !settings.some(one => one.name === name)).map((name): Finding => ({ name, reachable: false, remarks: "the configuration does not mention it", ok: false }));
  const findings = [...await Promise.all(settings.map(examine)), ...absent].sort((a, b) => Number(READ.has(b.name)) - Number(READ.has(a.name)));
  const rows = findings.map(({ name, reachable, generation, remarks }) => [name, reachable ? "yes" : "no", generation ?? "-", remarks]);
  process.stdout.write(asTable([["database", "reachable", "generation", "remarks"], ...rows]));
  if (!findings.some(({ name, ok }) => name === "JobDB" && ok)) process.exitCode = 1;
}

async function examine(settings: DatabaseSettings): Promise<Finding> {
  const { name } = settings;
  if ("problem" in settings) return { name, reachable: false, remarks: settings.problem, ok: false };
  const database = new Database(name, mysqlEngine({ ...settings, password: settings.password.reveal() }));
  try {
    return { name, reachable: true, ...compare(name, (await database.open()).catalog) };
  } catch (error) {
    return { name, reachable: false, remarks: reasonOf(error), ok: false };
  } finally {
    await database.close();
  }
}

/** What a server's tables lack of what DIRAC makes. */
function compare(name: string, catalog: Catalog): Omit<Finding, "name" | "reachable"> {
  const database = READ.get(name);
  if (database === undefined) return { remarks: "not read by this version", ok: true };
  const { tables, generation: tell, only, askedBy } = database;
  if (!tables.some(({ table }) => catalog.has(table))) return { remarks: "holds none of DIRAC's tables", ok: false };
  const generation = tell?.(catalog) ?? only, { columns, indexes } = findGaps(catalog, tables, generation ?? "9.1", askedBy);
  const remarks = [columns.length > 0 && `missing: ${columns.join(", ")}`, indexes.length > 0 && `slow without an index: ${indexes.join(", ")}`];
  return { ...(generation && { generation }), remarks: remarks.filter(Boolean).join("; "), ok: name !== "JobDB" || catalog.has("Jobs") };
}

/** The server's own words help an operator, who may see them; the driver never puts the password into them. */
function reasonOf(error: unknown): string {
  if (!(error instanceof GatewayError)) throw error;
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function asTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map(row => row[column]!.length)));
  return rows.map(row => `${row.map((cell, column) => cell.padEnd(widths[column]!)).join("  ").trimEnd()}\n`).join("");
}
