import { sql } from "kysely";
import type { StoredColumn } from "../catalog.ts";
import type { OpenDatabase } from "../database.ts";
import type { Sql } from "../query/dialect.ts";
import { resourceStatusGeneration } from "./resource-generation.ts";

/** The families of tables; `Site` has SiteStatus, SiteLog and SiteHistory. */
export type ElementKind = "Site" | "Resource" | "Node";

/** The changes of these elements only. */
export interface Narrowing { readonly element: ElementKind; readonly names: readonly string[] }

const SHARED = ["ID", "Name", "StatusType", "VO", "Status", "Reason", "DateEffective", "TokenOwner", "TokenExpiration", "ElementType", "LastCheckTime"];
const shared = sql.join(SHARED.map(name => sql.ref(name)));
const [ID, Name, StatusType, VO, Status, DateEffective, TokenOwner, Source] = ["ID", "Name", "StatusType", "VO", "Status", "DateEffective", "TokenOwner", "Source"].map(name => sql.ref(name)) as [Sql, Sql, Sql, Sql, Sql, Sql, Sql, Sql];

/** The logs and histories as one table of changes. */
export function statusChanges({ catalog, dialect }: OpenDatabase, narrowing?: Narrowing): { readonly from: Sql; readonly columns: ReadonlyMap<string, StoredColumn> } {
  const kinds: readonly ElementKind[] = narrowing !== undefined ? [narrowing.element] : resourceStatusGeneration(catalog) === "8.0" ? ["Site", "Resource", "Node"] : ["Site", "Resource"];
  // names that the collation holds for equal are different elements
  const exact = (text: Sql) => dialect.exact(text);
  const wanted = narrowing === undefined ? sql`1 = 1` : sql`${exact(Name)} in (${sql.join(narrowing.names.map(name => dialect.exactOperand(name)))})`;
  const members = kinds.flatMap(kind => {
    const { history, log } = rowsOf(kind, wanted, exact);
    return [history, log].map(rows => sql`select ${sql.lit(kind)} as ${sql.ref("Element")}, ${Source}, ${shared} from (${rows}) as ${sql.ref(`${kind}Changes`)}`);
  });
  const stored = [...catalog.get("SiteHistory")?.columns ?? []].filter(([name]) => SHARED.includes(name));
  const told = ["Element", "Source"].map((name): [string, StoredColumn] => [name, { name, type: "varchar", nullable: false }]);
  return { from: sql`(${sql.join(members, sql` union all `)}) as ${sql.ref("StatusChanges")}`, columns: new Map([...stored, ...told]) };
}

/**
 * DIRAC writes a log row at every evaluation, and every five minutes moves those that change status or owner into the
 * history, which may hold millions of rows without an index: nothing here compares them with each other. A history row that
 * stands in the log still is left out; the log knows its VO. A log row that repeats status and owner of the row before it,
 * in the log or as the last in the history, is no change.
 */
function rowsOf(kind: ElementKind, wanted: Sql, exact: (text: Sql) => Sql): { history: Sql; log: Sql } {
  const [log, history] = [sql.table(`${kind}Log`), sql.table(`${kind}History`)];
  const of = (alias: string, column: string) => sql.ref(`${alias}.${column}`);
  const same = (column: string) => sql`${exact(of("l", column))} = ${exact(of("h", column))}`;
  const standsInLog = sql`(
    ${DateEffective} >= (select min(${DateEffective}) from ${log})
    and exists (select 1 from ${log} as l where ${of("l", "DateEffective")} = ${of("h", "DateEffective")} and ${sql.join(["Name", "StatusType", "Status", "TokenOwner"].map(same), sql` and `)}))`;
  const moved = sql`select 'History' as ${Source}, ${shared} from ${history} as h where ${wanted} and ${standsInLog} is not true`;
  const last = sql`select max(${ID}) from ${history} where ${wanted} and ${Name} in (select ${Name} from ${log}) group by ${exact(Name)}, ${exact(StatusType)}`;
  const before = (column: Sql) => sql`lag(${column}) over (partition by ${exact(Name)}, ${exact(StatusType)}, ${exact(VO)} order by ${DateEffective}, ${Source}, ${ID})`;
  const followed = sql`
    select recent.*, ${before(Status)} as ${sql.ref("StatusBefore")}, ${before(TokenOwner)} as ${sql.ref("OwnerBefore")}
    from (select 'Log' as ${Source}, ${shared} from ${log} where ${wanted} union all ${moved} and ${ID} in (${last})) as recent`;
  return {
    history: moved,
    log: sql`select * from (${followed}) as followed where ${Source} = 'Log' and (${Status} = ${sql.ref("StatusBefore")} and ${TokenOwner} = ${sql.ref("OwnerBefore")}) is not true`,
  };
}
