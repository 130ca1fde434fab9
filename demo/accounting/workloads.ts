import { CAMPAIGNS } from "../campaigns.ts";
import type { JobType } from "../job-spec.ts";
import { GROUPS, USERS, userNamed, type DemoUser, type VoName } from "../registry.ts";

/** What people and productions worked at, in days before now. */
export interface Workload {
  readonly vo: VoName;
  readonly owner: DemoUser;
  readonly group: string;
  readonly jobGroup: string;
  readonly jobType: JobType;
  readonly from: number;
  readonly to: number;
  /** How much of the grid it had. */
  readonly weight: number;
}

const production = (vo: VoName, owner: DemoUser, transformation: number, jobType: JobType, from: number, to: number, weight: number): Workload => ({ vo, owner, group: `${vo}_prod`, jobGroup: String(transformation).padStart(8, "0"), jobType, from, to, weight });

/** The productions before those of the last month; 8890 to 8892 were a campaign before a conference. */
const PRODUCTIONS: readonly Workload[] = [
  production("belle", USERS.mcprod, 8812, "MCSimulation", 400, 136, 13),
  production("belle", USERS.mcprod, 8813, "MCReconstruction", 400, 130, 6),
  production("belle", USERS.mcprod, 8815, "Merge", 400, 126, 2),
  production("belle", USERS.dataprod, 8840, "DataReprocessing", 152, 110, 7),
  production("belle", USERS.mcprod, 8890, "MCSimulation", 114, 84, 32),
  production("belle", USERS.mcprod, 8891, "MCReconstruction", 110, 80, 15),
  production("belle", USERS.mcprod, 8892, "Merge", 102, 78, 4),
  production("belle", USERS.dataprod, 8950, "DataReprocessing", 80, 48, 7),
  production("belle", USERS.mcprod, 8990, "MCSimulation", 80, 44, 12),
  production("belle", USERS.mcprod, 8993, "MCReconstruction", 76, 38, 6),
  production("belle", USERS.mcprod, 9030, "MCSimulation", 48, 28, 13),
  production("belle", USERS.dataprod, 9033, "DataReprocessing", 50, 27, 5),
  production("ctao", USERS.ctasim, 640, "MCSimulation", 400, 118, 9),
  production("ctao", USERS.ctasim, 641, "MCReconstruction", 400, 110, 4),
  production("ctao", USERS.ctasim, 690, "MCSimulation", 118, 56, 10),
  production("ctao", USERS.ctasim, 691, "MCReconstruction", 110, 50, 5),
  production("ctao", USERS.ctasim, 705, "MCSimulation", 58, 28, 10),
];

const ANALYSES: readonly Workload[] = GROUPS.filter(({ name }) => name.endsWith("_user")).flatMap(({ name, vo, users }) => users.map(userNamed).map((owner): Workload =>
  ({ vo, owner, group: name, jobGroup: vo === "belle" ? "tau3mu_v2" : "crab_irf", jobType: "User", from: 400, to: 0, weight: 0.4 * owner.weight })));

/** Those of the demo's own jobs. */
const CURRENT = CAMPAIGNS.map(({ vo, owner, transformation, jobType, from, to, weight }) => production(vo, owner, transformation, jobType, from, to, weight));

const WORKLOADS = [...PRODUCTIONS, ...CURRENT, ...ANALYSES];

/** The weights of a usual day. */
export const USUAL_WEIGHT = 40;

export const workloadsOf = (daysAgo: number): Workload[] => WORKLOADS.filter(({ from, to }) => daysAgo <= from && daysAgo >= to);
