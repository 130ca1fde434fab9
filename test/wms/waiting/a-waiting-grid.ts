import { printCfg, type Cfg } from "../../../demo/cfg.ts";
import type { Generation } from "../../../dirac/facts.ts";
import { aJob } from "../../helpers/a-job.ts";
import { aQueuedJob, aTaskQueue, REGISTRY_WITH_DNS } from "../../helpers/a-task-queue.ts";
import { as, type Answer, type Json } from "../../helpers/ask.ts";
import { testGrid, type EngineName, type Row, type TestGrid } from "../../helpers/test-grid.ts";

interface Given {
  /** Beside JobDB and TaskQueueDB; a database that is not there costs the reasons that need it. */
  readonly names?: readonly string[];
  /** Of JobDB and TaskQueueDB. */
  readonly without?: readonly string[];
  /** Sites with the options of their queue `q` on the computing element `ce.<site>`; all are for every VO unless they say otherwise. */
  readonly sites?: Readonly<Record<string, Cfg>>;
  readonly resources?: Cfg;
  /** Of Operations, for all VOs. */
  readonly operations?: Cfg;
}

export async function waitingGrid(engine: EngineName, generation: Generation, { names = [], without = [], sites = {}, resources = {}, operations = {} }: Given = {}): Promise<TestGrid> {
  const sections = Object.entries(sites).map(([name, queue]): [string, Cfg] => [name, { CEs: { [`ce.${name}`]: { CEType: "HTCondorCE", Queues: { q: { maxCPUTime: "4320", SI00: "2500", ...queue } } } } }]);
  const configuration = REGISTRY_WITH_DNS.replace("\nOperations\n{\n", `\nOperations\n{\n${printCfg({ Defaults: operations })}`);
  return testGrid(engine, generation, { names: ["JobDB", "TaskQueueDB", ...names].filter(name => !without.includes(name)), configuration: `${configuration}\n${printCfg({ Resources: { Sites: { LCG: Object.fromEntries(sections) }, ...resources } })}` });
}

interface Wait {
  readonly job?: Row;
  readonly queue?: Row;
  readonly requirements?: Readonly<Partial<Record<"Sites" | "GridCEs" | "BannedSites" | "Platforms" | "JobTypes" | "Tags", readonly string[]>>>;
  readonly minRam?: number;
}

/** A waiting job alone in a task queue of its own; tells its number. */
export async function aWaitingJob(grid: TestGrid, { job = {}, queue = {}, requirements = {}, minRam }: Wait = {}): Promise<number> {
  const row = aJob(job), taskQueue = aTaskQueue({ OwnerGroup: row["OwnerGroup"]!, Owner: row["Owner"]!, ...queue }), id = Number(taskQueue["TQId"]);
  await grid.insert("JobDB", "Jobs", [row]);
  await grid.insert("TaskQueueDB", "tq_TaskQueues", [taskQueue]);
  await grid.insert("TaskQueueDB", "tq_Jobs", [aQueuedJob(id, Number(row["JobID"]))]);
  for (const [kind, values] of Object.entries({ JobTypes: [String(row["JobType"])], ...requirements })) {
    if (values.length > 0) await grid.insert("TaskQueueDB", `tq_TQTo${kind}`, values.map(Value => ({ TQId: id, Value })));
  }
  if (minRam !== undefined && grid.generation === "9.1") await grid.insert("TaskQueueDB", "tq_RAM_requirements", [{ TQId: id, MinRAM: minRam, MaxRAM: 0 }]);
  return Number(row["JobID"]);
}

/** A job that is in no task queue. */
export async function aJobOutside(grid: TestGrid, job: Row): Promise<number> {
  const row = aJob(job);
  await grid.insert("JobDB", "Jobs", [row]);
  return Number(row["JobID"]);
}

export interface Told { readonly code: string; readonly sentence: string; readonly rank: number; readonly certain: boolean; readonly facts: readonly { readonly name: string; readonly value: string; readonly source: string }[] }

export function askReasons(grid: TestGrid, jobId: number, who: `${string}@${string}` = "alice@belle_user"): Promise<Answer> {
  return as(grid, who)("query ($jobId: SafeInt!) { job(jobId: $jobId) { waitingReasons { code sentence rank certain facts { name value source } } } }", { jobId });
}

/** The reasons that could be found out; null where the job has none to give. */
export async function reasons(grid: TestGrid, jobId: number, who?: `${string}@${string}`): Promise<Told[] | null> {
  const { data } = await askReasons(grid, jobId, who);
  return (data.job.waitingReasons as Json[] | null)?.filter(one => one !== null) ?? null;
}

/** One reason of a job; undefined where it is not why. */
export async function reason(grid: TestGrid, code: string, jobId: number, who?: `${string}@${string}`): Promise<Told | undefined> {
  return (await reasons(grid, jobId, who))?.find(one => one.code === code);
}

/** Its facts as `name: value`. */
export const factsOf = (told: Told | undefined) => told?.facts.map(({ name, value }) => `${name}: ${value}`);
