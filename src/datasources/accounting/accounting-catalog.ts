import { sql } from "kysely";
import { badInput, GatewayError } from "../../errors.ts";
import { isKnownType } from "../../schema/accounting/accounting-measures.ts";
import type { Databases } from "../databases.ts";
import { accountingSettings, type AccountingSettings } from "./accounting-settings.ts";
import { AccountingTable, type CatalogRow } from "./accounting-table.ts";

const DEFAULT = "AccountingDB";

/** The types that the databases declare, for one operation. */
export class AccountingCatalog {
  #settings: Promise<AccountingSettings> | undefined;
  readonly #tables = new Map<string, Promise<readonly AccountingTable[]>>();

  constructor(private readonly databases: Databases) {}

  /** All of them. */
  async all(): Promise<readonly AccountingTable[]> {
    const { databaseOf } = await this.#known();
    const found = await Promise.all([...new Set([DEFAULT, ...databaseOf.values()])].map(name => this.#tablesOf(name)));
    return found.flat().sort((a, b) => (a.tableName < b.tableName ? -1 : 1));
  }

  /**
   * The tables of a type, by DIRAC's word for it or by the whole name: of the setup that is named, or of the installation's
   * own; else the ones without setup, else the only ones that there are.
   */
  async table(type: string, setup: string | null | undefined): Promise<AccountingTable> {
    const known = await this.#known(), tables = await this.#tablesOf(known.databaseOf.get(type) ?? DEFAULT), named = (name: string) => tables.find(({ tableName }) => tableName === name);
    const wanted = setup ?? known.setup, found = (wanted === "" ? undefined : named(`${wanted}_${type}`)) ?? named(type);
    if (found !== undefined) return found;
    const [only, ...others] = tables.filter(({ name }) => name === type);
    if (only === undefined) throw badInput("type", `${JSON.stringify(type.slice(0, 64))} is no accounting type of this installation; these are: ${[...new Set(tables.map(({ name }) => name))].join(", ") || "none"}`);
    if (others.length > 0) throw badInput("setup", `${type} is there for several setups; name one: ${[only, ...others].map(({ tableName }) => tableName.slice(0, -type.length - 1)).join(", ")}`);
    return only;
  }

  #known(): Promise<AccountingSettings> {
    return this.#settings ??= accountingSettings(this.databases);
  }

  #tablesOf(name: string): Promise<readonly AccountingTable[]> {
    const known = this.#tables.get(name) ?? this.#read(name);
    this.#tables.set(name, known);
    return known;
  }

  /** Every database holds all tables, empty ones for the types that live elsewhere: the configuration tells which count. */
  async #read(name: string): Promise<AccountingTable[]> {
    const [database, { setups, databaseOf }] = await Promise.all([this.databases.open(name), this.#known()]);
    if (!database.catalog.has("ac_catalog_Types")) throw new GatewayError("BACKEND_FAILED", `${name} has no accounting types`, { backend: name });
    const rows = await database.rows(sql<CatalogRow>`select name, ${sql.ref("keyFields")}, ${sql.ref("valueFields")}, ${sql.ref("bucketsLength")} from ${sql.table("ac_catalog_Types")}`);
    const known = [...setups, ...rows.flatMap(({ name: table }) => setupOfKnown(table))];
    return rows.map(row => new AccountingTable(database, typeOf(row.name, known), row)).filter(table => table.isComplete && (databaseOf.get(table.name) ?? DEFAULT) === name);
  }
}

/** What stands before a type of DIRAC's own: a setup that is gone from the configuration still names tables. */
function setupOfKnown(tableName: string): string[] {
  const end = tableName.lastIndexOf("_");
  return end > 0 && isKnownType(tableName.slice(end + 1)) ? [tableName.slice(0, end)] : [];
}

/** `Belle-Production_Job` → `Job`; both names of setups and those of types may hold the sign between them. */
function typeOf(tableName: string, setups: readonly string[]): string {
  const setup = setups.filter(name => tableName.startsWith(`${name}_`)).sort((a, b) => b.length - a.length)[0];
  return setup === undefined ? tableName : tableName.slice(setup.length + 1);
}
