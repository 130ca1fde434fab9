import { setImmediate as turn } from "node:timers/promises";
import { sql } from "kysely";
import { isSiteName } from "../../config/site-name.ts";
import { commaList } from "../../config/comma-list.ts";
import { GatewayError } from "../../errors.ts";
import { all, type Condition } from "../../schema/common/condition.ts";
import type { FailurePlace } from "../../schema/common/table-registry.ts";
import { requireColumn, type BoundTable } from "../query/bound-table.ts";
import { conditionSql, shownTime } from "../query/condition-sql.ts";
import type { Sql } from "../query/dialect.ts";
import type { Parents } from "../query/parents.ts";
import type { Fingerprints } from "./fingerprint.ts";
import { hasText } from "./fingerprint-filter.ts";

/** Some 20 MB on their way from the database, and a second of this process. */
const MAX_TEXTS = 100_000;
/** Texts that are masked before others get their turn: some 5 ms. */
const SLICE = 500;

/** Rows whose texts have the same pattern. */
export interface Cluster {
  readonly pattern: string;
  count: number;
  first: string | null;
  last: string | null;
  /** A text, one of the last. */
  example: string;
  readonly siteNames: Tally;
  readonly storageElementNames: Tally;
  readonly hosts: Tally;
}

/** Names, and how many rows have them. */
export type Tally = Map<string, number>;
export type Clusters = ReadonlyMap<string, Cluster>;

/** The names that a cluster is asked for. */
export type Names = readonly ("siteNames" | "storageElementNames" | "hosts")[];

interface TextRow {
  readonly parent: string | number | null;
  readonly text: string;
  readonly rows: number;
  readonly first?: string | null;
  readonly last?: string | null;
  readonly [place: `p${number}`]: string | null;
}

/** Clusters each parent's rows by their texts in these fields: a statement for each field. */
export async function readClusters(table: BoundTable, where: Condition, fields: readonly string[], wanted: Names, parents: Parents, fingerprints: Fingerprints): Promise<Clusters[]> {
  const kinds = (["siteNames", "storageElementNames"] as const).flatMap(kind => (wanted.includes(kind) ? (table.description.failures[kind] ?? []).map(place => ({ kind, place })) : []));
  const texts = (await Promise.all(fields.map(field => readTexts(table, where, field, kinds.map(({ place }) => place), parents)))).flat();
  const ofParent = new Map<string, Map<string, Cluster>>(), known = new Map<string, { readonly pattern: string; readonly hosts: ReadonlySet<string> }>();
  for (const [index, row] of texts.entries()) {
    if (index % SLICE === SLICE - 1) await turn();
    let masked = known.get(row.text);
    if (masked === undefined) {
      const hosts = new Set<string>();
      known.set(row.text, masked = { pattern: fingerprints.pattern(row.text, wanted.includes("hosts") ? hosts : undefined), hosts });
    }
    // a text of blanks says nothing
    if (masked.pattern === "") continue;
    const parent = row.parent === null ? "" : String(row.parent), clusters = ofParent.get(parent) ?? new Map<string, Cluster>();
    ofParent.set(parent, clusters);
    const cluster = add(clusters, masked.pattern, row), count = Number(row.rows);
    for (const host of masked.hosts) tally(cluster.hosts, host, count);
    for (const [place, { kind }] of kinds.entries()) for (const name of namesIn(row[`p${place}`], kind)) tally(cluster[kind], name, count);
  }
  return parents.arrange<Clusters>(ofParent, () => new Map());
}

async function readTexts(table: BoundTable, where: Condition, field: string, places: readonly FailurePlace[], parents: Parents): Promise<TextRow[]> {
  const { value, description: { errorUnless } } = requireColumn(table, field, "of"), { exact } = table.database.dialect;
  const seen = table.description.failures.seen, time = seen === undefined ? undefined : table.columns.get(seen)?.value;
  const placed = places.map(place => placeSql(place, table)), name = (index: number) => sql.ref(`p${index}`), parent = parents.key(table);
  const rows = await table.database.rows(sql<TextRow>`
    select ${parent.group} as ${sql.ref("parentKey")}, min(${parent.shown}) as parent, min(${value}) as ${sql.ref("text")}, count(*) as ${sql.ref("rows")}
      ${time === undefined ? sql`` : sql`, min(${shownTime(time)}) as ${sql.ref("first")}, max(${shownTime(time)}) as ${sql.ref("last")}`}
      ${sql.join(placed.map((place, index) => sql`, min(${place}) as ${name(index)}`), sql``)}
    from ${table.from} where ${parents.some(table)} and ${conditionSql(all(where, hasText(field, errorUnless)), table)}
    group by ${sql.join([sql.ref("parentKey"), exact(value), ...placed.map(exact)])} limit ${sql.lit(MAX_TEXTS + 1)}`);
  if (rows.length > MAX_TEXTS) throw new GatewayError("QUERY_TOO_COMPLEX", `failures: there are more than ${MAX_TEXTS} different texts${places.length > 0 ? " and places" : ""}; filter by less, such as a shorter time`, { argument: "of" });
  return rows;
}

function placeSql({ field, where }: FailurePlace, table: BoundTable): Sql {
  const value = table.columns.get(field)?.value ?? sql`null`;
  return where === undefined ? value : sql`case when ${conditionSql(where, table)} then ${value} end`;
}

function add(clusters: Map<string, Cluster>, pattern: string, { text, rows, first = null, last = null }: TextRow): Cluster {
  const known = clusters.get(pattern);
  if (known === undefined) {
    const cluster: Cluster = { pattern, count: Number(rows), first, last, example: text, siteNames: new Map(), storageElementNames: new Map(), hosts: new Map() };
    clusters.set(pattern, cluster);
    return cluster;
  }
  known.count += Number(rows);
  if (first !== null && (known.first === null || first < known.first)) known.first = first;
  if (last !== null && (known.last === null || last > known.last)) [known.last, known.example] = [last, text];
  return known;
}

const tally = (counts: Tally, name: string, count: number) => void counts.set(name, (counts.get(name) ?? 0) + count);

/** A column may hold several, with commas; those of sites hold other words, too. */
function namesIn(value: string | null | undefined, kind: "siteNames" | "storageElementNames"): string[] {
  if (value === null || value === undefined) return [];
  return kind === "siteNames" ? [value].filter(isSiteName) : commaList(value);
}
