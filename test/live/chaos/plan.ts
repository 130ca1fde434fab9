import type { Random } from "../../../demo/random.ts";
import { DB_CLOCK, type Dirac } from "./dirac.ts";
import { GHOST, OWNERSHIPS, type Ownership } from "./viewers.ts";

/** Something that is done at a time, in milliseconds after the beginning, by one of the writers; each does one thing at a time. */
export interface Step { readonly at: number; readonly writer: number; readonly what: string; readonly run: (dirac: Dirac) => Promise<void> }

export interface Sizes { readonly writers: number; readonly steps: number; readonly lasts: number; readonly bulk: number }

/** Before the run. Those in reserve are for the stages, which must know what they find. */
export const OLD = 300, RESERVE = 300, BULK_GROUP = "00009999", LAST_JOB = 99_999;
/** What a transaction stays open at most where that matters. */
export const LONGEST = 800;
const FIRST_BULK = 10_000, FIRST_NEW = 40_000;

const SITES = ["LCG.KEK.jp", "LCG.DESY.de", "LCG.CNAF.it", "ANY"];
const REPORTS = [["Checking", "JobScheduling", "idem"], ["Waiting", "Pilot Agent Submission", "idem"], ["Matched", "Assigned", "Unknown"], ["Running", "Job Initialization", "idem"], ["Running", "Application", "step 2"], ["Completing", "Uploading Outputs", "idem"], ["Done", "Execution Complete", "idem"], ["Failed", "Application Finished With Errors", "exit 1"], ["Stalled", "Watchdog identified this job as stalled", "idem"]] as const;

/** What DIRAC does in one run, by its seed alone; how the writers' statements fall between each other is left to chance. */
export class Plan {
  readonly #ownerships = new Map<number, Ownership[]>();
  readonly #live: number[] = [];
  #reserve: number[] = [];
  #nextJob = FIRST_NEW;
  #nextSource = 0;
  #nextWriter: number;

  constructor(private readonly random: Random, readonly sizes: Sizes) {
    this.#nextWriter = sizes.writers;
  }

  /** Everybody to whom a job ever belonged. */
  ownersOf(jobId: number): readonly Ownership[] {
    return this.#ownerships.get(jobId) ?? [];
  }

  /** The rows of Jobs before the run, as the columns of 9.1 have them. */
  before(): Record<string, unknown>[] {
    const row = (jobId: number, status: string, { vo, owner, ownerGroup }: Ownership, more: Record<string, unknown> = {}) => {
      this.#owned(jobId, { vo, owner, ownerGroup });
      return { JobID: jobId, JobType: "User", JobGroup: "00000000", Site: "ANY", Owner: owner, OwnerGroup: ownerGroup, VO: vo, SubmissionTime: "2026-11-19 08:00:00", LastUpdateTime: "2026-11-20 09:00:00", Status: status, MinorStatus: "as before", ApplicationStatus: "Unknown", VerifiedFlag: "True", ...more };
    };
    const old = Array.from({ length: OLD }, (_, index) => row(index + 1, this.random.pick(REPORTS)[0], this.random.pick(OWNERSHIPS), { JobGroup: `0000000${this.random.integer(0, 2)}`, Site: this.random.pick(SITES) }));
    this.#live.push(...old.map(({ JobID }) => JobID));
    const kept = Array.from({ length: RESERVE }, (_, index) => row(OLD + 1 + index, ["Waiting", "Matched", "Running", "Done", "Killed", "Submitting", "Stalled"][index % 7]!, OWNERSHIPS[index % OWNERSHIPS.length]!));
    this.#reserve = kept.map(({ JobID }) => JobID);
    const bulk = Array.from({ length: this.sizes.bulk }, (_, index) => row(FIRST_BULK + index, "Done", OWNERSHIPS[1], { JobGroup: BULK_GROUP }));
    return [...old, ...kept, ...bulk, row(LAST_JOB, "Done", OWNERSHIPS[1])];
  }

  /** Everything at once. */
  storm(steps: number, lasts: number): Step[] {
    const kinds = [[8, () => this.#submission()], [14, () => this.#report()], [6, () => this.#diracx()], [8, () => this.#heartbeat()], [6, () => this.#attribute()], [4, () => this.#kill()], [4, () => this.#reschedule()], [3, () => this.#removal()], [5, () => this.#lateRecord()], [4, () => this.#handOver()], [3, () => this.#account()], [3, () => this.#flicker()]] as const;
    const times = Array.from({ length: steps }, () => this.random.integer(0, lasts)).sort((a, b) => a - b);
    return times.flatMap(at => this.#at(at, ...this.random.weighted(kinds, ([weight]) => weight)[1]()));
  }

  /** One statement; each row of a large one is told to everybody whom it concerns: those that few ask for. */
  bulk(): Run {
    const status = this.random.pick(this.sizes.bulk > 5000 ? ["Failed", "Deleted"] : ["Failed", "Killed", "Deleted", "Running"]);
    return dirac => dirac.bulk(BULK_GROUP, { Status: status, MinorStatus: "in bulk" });
  }

  /** What moves a time, by several clocks, and commits when it likes. */
  updates(): Step[] {
    const one = () => this.#taken(1, () => true)[0]!, kinds = [() => this.#submission(), () => this.#report(one()), () => this.#kill(one()), () => this.#reschedule(one())];
    return [...Array.from({ length: 20 }, () => this.#at(this.random.integer(0, 1200), ...this.random.pick(kinds)())), ...Array.from({ length: 4 }, () => this.#at(this.random.integer(0, 600), ...this.#diracxOf([one(), one()], this.random.integer(LONGEST / 2, LONGEST))))].flat();
  }

  /** What moves none, of jobs that are active, or become so. */
  silent(): Step[] {
    const of = (...kinds: number[]) => this.#taken(1, index => kinds.includes(index % 7))[0]!;
    return [
      ...Array.from({ length: 8 }, () => this.#heartbeat(of(1, 2, 4, 6))), ...Array.from({ length: 4 }, () => this.#confirmation(of(5))), ...Array.from({ length: 5 }, () => this.#attribute(of(0, 1, 2, 6))), ...Array.from({ length: 3 }, () => this.#handOver(of(0, 1, 2), "silently")),
    ].flatMap(work => this.#at(this.random.integer(0, 800), ...work));
  }

  /** What only a look at everything finds. */
  traceless(): Step[] {
    const over = () => this.#taken(1, index => index % 7 === 3)[0]!;
    return [
      ...Array.from({ length: 10 }, () => this.#removal()), ...Array.from({ length: 4 }, () => this.#account(over())), ...Array.from({ length: 3 }, () => this.#handOver(over(), "silently")), ...Array.from({ length: 6 }, () => this.#lateRecord(over())),
    ].flatMap(work => this.#at(this.random.integer(0, 800), ...work));
  }

  /** Jobs that run for a moment only. */
  flickering(count: number): number[] {
    return this.#taken(count, index => index % 7 === 0 || index % 7 === 1);
  }

  #submission(): Work {
    const jobId = this.#nextJob++, ownership = this.random.pick(OWNERSHIPS), isBulk = this.random.chance(0.3), source = this.#source("JobManager"), group = `0000000${this.random.integer(0, 2)}`;
    this.#owned(jobId, ownership);
    this.#live.push(jobId);
    return ["submission", dirac => dirac.submit(jobId, ownership, { JobGroup: group, ...(isBulk && { Status: "Submitting", MinorStatus: "Bulk transaction confirmation" }) }, source), ...(isBulk ? [(dirac: Dirac) => dirac.confirm(jobId)] : [])];
  }

  #report(jobId = this.#any()): Work {
    const source = this.#source(this.random.pick(["JobWrapper", "Matcher", "StalledJobAgent"])), report = this.random.pick(REPORTS), order = this.random.chance(0.3) ? "log first" : "log last", wait = this.random.chance(0.2) ? this.random.integer(50, 500) : 0;
    return ["report", dirac => dirac.report(jobId, report, source, order, wait)];
  }

  #diracx(): Work {
    return this.#diracxOf([...new Set(Array.from({ length: this.random.integer(1, 5) }, () => this.#any()))], this.random.chance(0.3) ? this.random.integer(500, 3500) : this.random.integer(0, 100));
  }

  /** Each in a transaction, so on a connection, of its own. */
  #diracxOf(jobIds: readonly number[], openFor: number): Work {
    const [status, minor] = this.random.pick(REPORTS), source = this.#source("DiracX");
    return ["DiracX", { alone: true, run: dirac => dirac.diracx(jobIds, { Status: status, MinorStatus: minor }, source, openFor) }];
  }

  #heartbeat(jobId = this.#any()): Work {
    return ["heartbeat", dirac => dirac.heartbeat(jobId)];
  }

  #confirmation(jobId: number): Work {
    return ["confirmation", dirac => dirac.confirm(jobId)];
  }

  #attribute(jobId = this.#any()): Work {
    const values = this.random.pick([{ Site: this.random.pick(SITES) }, { Status: this.random.pick(REPORTS)[0] }, { ApplicationStatus: `events ${this.random.integer(1, 9999)}` }]);
    return ["attribute", dirac => dirac.set(jobId, values)];
  }

  #kill(jobId = this.#any()): Work {
    const isDelete = this.random.chance(0.4);
    return [isDelete ? "delete" : "kill", dirac => (isDelete ? dirac.delete(jobId) : dirac.kill(jobId))];
  }

  #reschedule(jobId = this.#any()): Work {
    const source = this.#source("JobManager");
    return ["reschedule", dirac => dirac.reschedule(jobId, source)];
  }

  /** Some numbers are given again, to somebody else; some leave a ghost. DIRAC removes what is old only. */
  #removal(): Work {
    const place = this.#live.findIndex(jobId => jobId <= OLD);
    if (place === -1) return this.#heartbeat();
    const [jobId] = this.#live.splice(place, 1) as [number];
    if (this.random.chance(0.2)) {
      const late = this.#source("JobWrapper");
      this.#owned(jobId, GHOST);
      return ["removal with a late report", dirac => dirac.remove(jobId, late)];
    }
    if (this.random.chance(0.3)) {
      const ownership = this.random.pick(OWNERSHIPS), source = this.#source("JobManager");
      this.#owned(jobId, ownership);
      return ["removal", dirac => dirac.remove(jobId), dirac => dirac.submit(jobId, ownership, {}, source)];
    }
    return ["removal", dirac => dirac.remove(jobId)];
  }

  #lateRecord(jobId = this.#any()): Work {
    const source = this.#source("JobWrapper"), ago = this.random.integer(1000, 7_200_000);
    return ["late record", dirac => dirac.logged(jobId, ["Running", "Application", "late"], source, ago)];
  }

  #handOver(jobId = this.#any(), how: "silently" | "as an update" = this.random.pick(["silently", "as an update"])): Work {
    const ownership = this.random.pick(OWNERSHIPS);
    this.#owned(jobId, ownership);
    return ["hand-over", dirac => dirac.handOver(jobId, ownership, how === "silently" ? {} : { LastUpdateTime: DB_CLOCK })];
  }

  #account(jobId = this.#any()): Work {
    return ["accounting", dirac => dirac.set(jobId, { AccountedFlag: "True" })];
  }

  #flicker(): Work {
    const jobId = this.#any(), first = this.#source("Job"), second = this.#source("Job");
    return ["flicker", dirac => dirac.report(jobId, ["Running", "Application", "idem"], first, "log last"), dirac => dirac.report(jobId, ["Done", "Execution Complete", "idem"], second, "log last")];
  }

  /** One piece of work, and what follows it after a moment. */
  #at(at: number, what: string, ...runs: (Run | Alone)[]): Step[] {
    const writer = this.random.integer(0, this.sizes.writers - 1);
    let time = at;
    return runs.map(run => {
      const step = typeof run === "function" ? { at: time, writer, what, run } : { at: time, writer: this.#nextWriter++, what, run: run.run };
      time += this.random.integer(50, 400);
      return step;
    });
  }

  #any(): number {
    return this.random.pick(this.#live);
  }

  #taken(count: number, which: (index: number) => boolean): number[] {
    const taken = this.#reserve.filter(jobId => which(jobId - OLD - 1)).slice(0, count);
    if (taken.length < count) throw new Error("the plan needs a larger reserve");
    this.#reserve = this.#reserve.filter(jobId => !taken.includes(jobId));
    return taken;
  }

  #source(name: string): string {
    return `${name}#${++this.#nextSource}`;
  }

  #owned(jobId: number, ownership: Ownership): void {
    this.#ownerships.set(jobId, [...(this.#ownerships.get(jobId) ?? []), ownership]);
  }
}

type Run = (dirac: Dirac) => Promise<void>;
interface Alone { readonly alone: true; readonly run: Run }
type Work = readonly [what: string, ...runs: (Run | Alone)[]];
