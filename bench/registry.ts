import { printCfg } from "../demo/cfg.ts";
import type { Generation } from "../dirac/facts.ts";
import { ACCOUNTING_DATABASE } from "./accounting-rows.ts";
import type { Server } from "./server.ts";

export interface BenchGroup {
  readonly name: string;
  readonly vo: "belle" | "ctao";
  /** Its share of the jobs. */
  readonly share: number;
  /** How many of the 300 owners submit in it; they are counted on from group to group. */
  readonly owners: number;
}

/** Two VOs with the groups that installations have: in 8.0 the VO of a job follows from its group. */
export const GROUPS: readonly BenchGroup[] = [
  { name: "belle_prod", vo: "belle", share: 52, owners: 4 },
  { name: "belle_user", vo: "belle", share: 14, owners: 180 },
  { name: "belle_skim", vo: "belle", share: 4, owners: 12 },
  { name: "belle_admin", vo: "belle", share: 0.1, owners: 4 },
  { name: "belle_operator", vo: "belle", share: 0, owners: 0 },
  { name: "belle_pilot", vo: "belle", share: 0, owners: 0 },
  { name: "ctao_prod", vo: "ctao", share: 22, owners: 3 },
  { name: "ctao_user", vo: "ctao", share: 7, owners: 90 },
  { name: "ctao_analysis", vo: "ctao", share: 0.9, owners: 7 },
  { name: "ctao_admin", vo: "ctao", share: 0, owners: 0 },
  { name: "ctao_pilot", vo: "ctao", share: 0, owners: 0 },
];

/** Who the gateway of a case is for. */
export interface BenchViewer { readonly who: string; readonly scope: string; readonly options: readonly string[] }

const viewer = (user: string, group: string, scope: string, options: readonly string[] = []): BenchViewer => ({ who: `${user}:${group}`, scope, options });

export const VIEWERS = {
  all: viewer("shifter", "belle_operator", "all VOs", ["--all-vos-group", "belle_operator"]),
  vo: viewer("reader", "belle_user", "own VO"),
  own: viewer("ctao_user042", "ctao_user", "own jobs"),
} as const;

/** What the gateway of a case reads, by the names that the databases have on the server. */
export interface BenchDatabases { readonly generation: Generation; readonly JobDB: string; readonly JobLoggingDB?: string }

/** The configuration of an installation that has these databases; in ctao everybody sees only their own jobs. */
export function configuration(server: Server, { generation, JobDB, JobLoggingDB }: BenchDatabases): string {
  const owners = (group: BenchGroup) => [...ownersOf(group), ...(group.name === "belle_user" ? ["reader"] : []), ...(group.name === "belle_operator" ? ["shifter"] : [])];
  const groups = GROUPS.map(group => [group.name, { Users: owners(group).join(", "), Properties: "NormalUser", VO: group.vo }]);
  const users = ["reader", "shifter", ...GROUPS.flatMap(ownersOf)].map(name => [name, {}]);
  const named = (DBName: string) => ({ DBName, Host: server.host, Port: String(server.port), User: server.user, Password: server.password });
  const jobDb = { JobDB: named(JobDB), ...(JobLoggingDB !== undefined && { JobLoggingDB: named(JobLoggingDB) }) }, accounting = { AccountingDB: named(ACCOUNTING_DATABASE) };
  const ownJobsOnly = { Services: { JobMonitoring: { GlobalJobsInfo: "False" } } };
  return printCfg({
    DIRAC: generation === "8.0" ? { Setup: "Bench", Setups: { Bench: { WorkloadManagement: "Production" } } } : {},
    Registry: { Users: Object.fromEntries(users), Groups: Object.fromEntries(groups), VO: { belle: {}, ctao: {} } },
    Operations: { ctao: generation === "8.0" ? { Defaults: ownJobsOnly } : ownJobsOnly },
    Systems: { WorkloadManagement: generation === "8.0" ? { Production: { Databases: jobDb } } : { Databases: jobDb }, ...(generation === "9.1" && { Accounting: { Databases: accounting } }) },
  });
}

export const ownersOf = ({ name, owners }: BenchGroup): string[] => Array.from({ length: owners }, (_, index) => `${name}${String(index).padStart(3, "0")}`);
