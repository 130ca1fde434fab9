import type { DemoGrid } from "./grid.ts";
import { heartbeatValues } from "./heartbeats.ts";
import { newJob, type DemoJob } from "./job.ts";
import { JobPool } from "./job-pool.ts";
import { tryAgain } from "./life/aftermath.ts";
import { step } from "./life/life.ts";
import { planRun } from "./life/planning.ts";
import { stageOf, STAGES, type Stage } from "./life/stage.ts";
import type { World } from "./life/world.ts";
import { LiveSubmissions } from "./live-submissions.ts";
import { peek } from "./parameters.ts";
import { heartbeat } from "./paths/heartbeat.ts";
import { deleteJob, kill } from "./paths/kill.ts";
import { submit } from "./paths/submit.ts";
import { Random } from "./random.ts";
import { SqlTables } from "./sql-tables.ts";
import { Statements } from "./statements.ts";
import { StoredJobs } from "./stored-jobs.ts";
import { dateTime, HOUR, SECOND } from "./time.ts";

export interface SimulatorOptions {
  /** Transitions per second. */
  readonly rate: number;
  readonly clock: () => Date;
  readonly seed: number;
  /** Called with what a step threw; without it the process gets the exception. Either way the simulator stops. */
  readonly onError?: (error: unknown) => void;
}

const TICK = 20;

/** What else happens beside the ordinary life of jobs, per hundred transitions. */
const OCCASIONS = { heartbeat: 24, kill: 0.1, reschedule: 0.15, delete: 0.1, clean: 14 };
type Occasion = keyof typeof OCCASIONS;

/** How many of a hundred jobs pass a stage that most do not. */
const DETOURS: Partial<Record<Stage, number>> = { submitting: 20, scouting: 0.2, input: 45, held: 4, staging: 1, staged: 1, requested: 4, stalled: 1.5, rescheduling: 1, dying: 1.5 };

/** Where the clock stands or transitions are many, the steps of one job still follow each other. */
const after = ({ logged }: DemoJob, at: number) => (logged >= at && logged < at + 5 * SECOND ? logged + 1 : at);

/** Moves the jobs of a demo grid, one transition at a time, writing what DIRAC would write. As many are submitted as end. */
export class Simulator {
  readonly #options: SimulatorOptions;
  readonly #random: Random;
  readonly #tables: SqlTables;
  readonly #world: World;
  readonly #submissions: LiveSubmissions;
  readonly #jobDb: Statements;
  readonly #stored: StoredJobs;
  readonly #pool = new JobPool();
  readonly #known = new Map<number, DemoJob>();
  readonly #usual: ReadonlyMap<Stage, number>;
  readonly #usualSize: number;
  readonly #usualTotal: number;
  readonly #usualDeleted: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(grid: DemoGrid, options: SimulatorOptions) {
    this.#options = options;
    this.#random = new Random(options.seed);
    this.#jobDb = new Statements(grid.databases.get("JobDB")!);
    this.#stored = new StoredJobs(grid);
    this.#tables = new SqlTables(grid, this.#random, () => options.clock().getTime());
    this.#world = { tables: this.#tables, random: this.#random, now: options.clock().getTime() };
    this.#submissions = new LiveSubmissions(this.#random);
    // a job killed long ago will not answer any more
    const sql = "select JobID, Status, MinorStatus, ApplicationStatus, StartExecTime, EndExecTime from Jobs where Status not in ('Done', 'Failed', 'Deleted') and (Status <> 'Killed' or LastUpdateTime > ?)";
    for (const row of this.#jobDb.all(sql, dateTime(this.#world.now - HOUR))) {
      const stage = stageOf(row as unknown as Parameters<typeof stageOf>[0]);
      if (stage !== "over") this.#pool.put(Number(row["JobID"]), stage);
    }
    this.#usual = new Map(STAGES.map(stage => [stage, Math.max(1, this.#pool.count(stage))]));
    this.#usualSize = this.#pool.size;
    this.#usualTotal = this.#count("select count(*) as n from Jobs");
    this.#usualDeleted = this.#count("select count(*) as n from Jobs where Status = 'Deleted'");
  }

  start(): void {
    const period = Math.max(TICK, SECOND / this.#options.rate);
    let owed = 0;
    this.#timer ??= setInterval(() => {
      try {
        for (owed += (period * this.#options.rate) / SECOND; owed >= 1; owed--) this.step();
      } catch (error) {
        this.stop();
        if (!this.#options.onError) throw error;
        this.#options.onError(error);
      }
    }, period).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** One transition, now. */
  step(): void {
    const at = this.#options.clock().getTime();
    if (this.#pool.size < this.#usualSize) return this.#submit(at);
    const chance = this.#random.next() * 100;
    let below = 0;
    for (const occasion of Object.keys(OCCASIONS) as Occasion[]) {
      below += OCCASIONS[occasion];
      if (chance < below) return void (this.#happens(occasion, at) || this.#advance(at));
    }
    this.#advance(at);
  }

  #submit(at: number): void {
    const { spec, bulk } = this.#submissions.next();
    const job = newJob(this.#count("select max(JobID) as n from JobJDLs") + 1, spec, at, bulk, undefined);
    submit(this.#tables, job, at);
    this.#settle(job);
  }

  /** Stages in which jobs gather lose more of them, so that every state keeps its size. */
  #advance(at: number): void {
    const stage = this.#random.weighted(STAGES, stage => (DETOURS[stage] ?? (stage === "running" ? 250 : 100)) * (this.#pool.count(stage) / this.#usual.get(stage)!) ** 2);
    const job = this.#take(stage);
    if (!job) return this.#submit(at);
    step(job, after(job, at), this.#world);
    this.#settle(job);
  }

  /** False when there is nothing to which it could happen. */
  #happens(occasion: Occasion, at: number): boolean {
    if (occasion === "clean") return this.#clean(at);
    const job = this.#candidate(occasion);
    if (!job) return false;
    if (occasion === "heartbeat") {
      job.run ??= planRun(job, undefined, job.row.StartExecTime ?? at, this.#world);
      heartbeat(this.#tables, job, at, heartbeatValues(job, job.run, at), peek(job, job.run, at));
    } else if (occasion === "kill") {
      kill(this.#tables, job, at);
    } else if (occasion === "reschedule") {
      tryAgain(job, after(job, at), this.#world);
    } else {
      deleteJob(this.#tables, job, at);
    }
    this.#settle(job);
    return true;
  }

  #candidate(occasion: Exclude<Occasion, "clean">): DemoJob | undefined {
    if (occasion === "heartbeat") return this.#take("running");
    if (occasion === "kill") return this.#take(this.#random.pick(["queued", "running"] as const));
    const status = occasion === "reschedule" ? "Failed" : this.#random.pick(["Done", "Failed", "Killed"] as const);
    return this.#load(this.#count(`select JobID as n from Jobs where +Status = '${status}' order by LastUpdateTime desc limit 1 offset ${this.#random.integer(0, 40)}`));
  }

  /** The cleaning agent: while there are more jobs than usual, old ones are deleted, then removed. */
  #clean(at: number): boolean {
    if (this.#count("select count(*) as n from Jobs") <= this.#usualTotal) return false;
    const many = this.#count("select count(*) as n from Jobs where Status = 'Deleted'") > this.#usualDeleted;
    // the plus keeps SQLite from sorting all finished jobs: the oldest are first by the index on the time
    const condition = many ? "Status = 'Deleted'" : "+Status in ('Done', 'Failed', 'Killed')";
    const job = this.#load(this.#count(`select JobID as n from Jobs where ${condition} order by LastUpdateTime limit 1`));
    if (!job) return false;
    if (many) this.#tables.remove(job, at);
    else deleteJob(this.#tables, job, at);
    this.#settle(job);
    return true;
  }

  #take(stage: Stage): DemoJob | undefined {
    const id = this.#pool.any(stage, this.#random);
    return id === undefined ? undefined : this.#load(id);
  }

  #load(id: number): DemoJob | undefined {
    const job = this.#stored.load(id, this.#known.get(id));
    if (job) this.#known.set(id, job);
    else this.#forget(id);
    return job;
  }

  #settle(job: DemoJob): void {
    const stage = stageOf(job.row);
    if (stage === "over" || stage === "deleted") return this.#forget(job.row.JobID);
    this.#known.set(job.row.JobID, job);
    this.#pool.put(job.row.JobID, stage);
  }

  #forget(id: number): void {
    this.#pool.remove(id);
    this.#known.delete(id);
  }

  #count(sql: string): number {
    return Number(this.#jobDb.get(sql)?.["n"] ?? 0);
  }
}
