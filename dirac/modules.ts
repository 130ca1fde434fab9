import { facts, GENERATIONS, type ColumnFacts, type Generation, type TableFacts } from "./facts.ts";

/** Hold credentials: no row types for them. */
const LEFT_OUT = new Set(["ProxyDB", "TokenDB", "AuthDB"]);

/** Texts that are lists, joined by commas: no type says so. */
const COMMA_LISTS = new Set(["FTS3DB.Operations.sourceSEs", "ReqDB.Operation.SourceSE", "ReqDB.Operation.TargetSE", "ReqDB.Operation.Catalog"]);

/** File name → text of each generated module: one per DIRAC database. */
export function databaseModules(): Map<string, string> {
  const databases = new Set(GENERATIONS.flatMap(generation => Object.keys(facts[generation])));
  const kept = [...databases].filter(database => !LEFT_OUT.has(database)).sort();
  return new Map(kept.map(database => [`${kebab(database)}.ts`, databaseModule(database)]));
}

const HEAD = "// Generated from dirac/v8.0.json and dirac/v9.1.json by `npm run generate`; do not edit.\n";

function databaseModule(database: string): string {
  if (database === "AccountingDB") return accountingModule(database);
  const tables = [...new Set(GENERATIONS.flatMap(generation => Object.keys(facts[generation][database] ?? {})))].sort();
  const rows = `\n/** The rows of ${database}, for Kysely: the columns of both generations. */\nexport interface ${database} {\n`
    + tables.map(table => `  ${property(table)}: {\n${columnsOf(database, table).map(rowLine).join("")}  };\n`).join("") + "}\n";
  return HEAD + rows + tables.map(table => tableConstant(database, table)).join("");
}

const CATALOG = "ac_catalog_Types", BUCKETS = /^ac_bucket_(?:.*_)?(\w+)$/;

/** AccountingDB describes its own tables, and their names can hold a setup's: what is known of it are the catalog and DIRAC's own types. */
function accountingModule(database: string): string {
  const types = new Map(GENERATIONS.flatMap(generation => Object.entries(facts[generation][database]!)).flatMap(([table, { columns }]) => {
    const [, type] = BUCKETS.exec(table) ?? [];
    return type === undefined ? [] : [[type, columns] as const];
  }));
  const named = (columns: Record<string, ColumnFacts>, type: RegExp) => list(Object.keys(columns).filter(name => !["entriesInBucket", "startTime", "bucketLength"].includes(name) && type.test(columns[name]!.type)));
  const lines = [...types].sort(([a], [b]) => (a < b ? -1 : 1)).map(([type, columns]) => `  ${type}: { keys: ${named(columns, /^int/)}, values: ${named(columns, /^decimal/)} },\n`);
  return `${HEAD}\n/** The accounting types of DIRAC itself: their keys and the values that are summed, in the order of their definition. */\nexport const ACCOUNTING_TYPES = {\n${lines.join("")}} as const;\n${tableConstant(database, CATALOG)}`;
}

interface MergedColumn { name: string; kind: Kind; nullable: boolean; generations: Generation[]; indexed: boolean; endless: boolean }

/** A column as both generations know it; the newer one names its type. */
function columnsOf(database: string, table: string): MergedColumn[] {
  const versions = GENERATIONS.map(generation => [generation, facts[generation][database]?.[table]] as const);
  const names = [...new Set(versions.flatMap(([, version]) => Object.keys(version?.columns ?? {})))];
  return names.map(name => {
    const holders = versions.filter((version): version is readonly [Generation, TableFacts] => version[1]?.columns[name] !== undefined);
    return {
      name,
      kind: COMMA_LISTS.has(`${database}.${table}.${name}`) ? "list" : kindOf(holders.at(-1)![1].columns[name]!),
      nullable: holders.some(([, version]) => version.columns[name]!.nullable === true),
      generations: holders.map(([generation]) => generation),
      indexed: holders.every(([, version]) => Object.values(version.keys ?? {}).some(key => key.columns[0] === name)),
      endless: holders.some(([, version]) => version.columns[name]!.default?.includes("9999-12-31")),
    };
  });
}

function rowLine({ name, kind, nullable, generations }: MergedColumn): string {
  const absent = generations.length < GENERATIONS.length;
  const type = ["integer", "float"].includes(kind) ? "number" : "string";
  return `    ${property(name)}: ${type}${nullable || absent ? " | null" : ""};${absent ? ` // ${generations.join()} only` : ""}\n`;
}

function tableConstant(database: string, table: string): string {
  const versions = GENERATIONS.map(generation => facts[generation][database]?.[table]).filter(version => version !== undefined);
  const key = versions.at(-1)!.keys?.["PRIMARY"]?.columns ?? [];
  const columns = columnsOf(database, table).map(({ name, kind, nullable, generations, indexed, endless }) =>
    `    ${property(name)}: { kind: "${kind}", nullable: ${nullable}, indexed: ${indexed}, generations: ${list(generations)}${endless ? ", endless: true" : ""} },\n`);
  return `\nexport const ${identifier(table)} = {\n  database: "${database}",\n  table: "${table}",\n  key: ${list(key)},\n`
    + `  columns: {\n${columns.join("")}  },\n} as const;\n`;
}

/** The kinds of values that the gateway tells apart. */
type Kind = "text" | "integer" | "float" | "time" | "flag" | "list";

function kindOf({ type }: ColumnFacts): Kind {
  if (type === "enum('True','False')") return "flag";
  if (/^(datetime|timestamp)/.test(type)) return "time";
  if (/^(tiny|small|medium|big)?int/.test(type)) return "integer";
  if (/^(decimal|float|double)/.test(type)) return "float";
  return "text";
}

const list = (items: readonly string[]) => `[${items.map(item => JSON.stringify(item)).join(", ")}]`;
const property = (name: string) => (/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name));
const identifier = (table: string) => table.replace(/\W/g, "_");
const kebab = (name: string) => name.replace(/([a-z\d])([A-Z])/g, "$1-$2").toLowerCase();
