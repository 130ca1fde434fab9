import type { DemoJob } from "./job.ts";
import { abortReason, lossReason } from "./pilot-reasons.ts";
import { submitPilot, type Pilot, type PilotRow } from "./pilots.ts";
import type { Random } from "./random.ts";
import { isBanned } from "./site-choice.ts";
import { siteNamed, SITES, type DemoSite } from "./sites.ts";
import { DAY, HOUR, MINUTE, SECOND } from "./time.ts";

export interface PilotMatch { readonly pilot: PilotRow; readonly jobId: number; readonly at: number }

/** The pilots of the past month: those that took jobs, those that found none, those that failed. */
export class PilotFleet {
  readonly rows: PilotRow[] = [];
  readonly matches: PilotMatch[] = [];
  /** The last pilot of a computing element that is free again. */
  readonly #free = new Map<string, PilotRow>();
  readonly #busy = new Map<number, PilotRow>();
  readonly #random: Random;
  readonly #reasons: Random;

  /** Reasons have numbers of their own: what happens does not depend on how it is told. */
  constructor(random: Random, reasons: Random) {
    this.#random = random;
    this.#reasons = reasons;
  }

  take(job: DemoJob, at: number): Pilot {
    const { site, computingElement } = job.run!;
    const key = `${job.spec.vo} ${computingElement}`;
    const waiting = this.#free.get(key);
    const pilot = waiting && waiting.updatedAt <= at && at < waiting.updatedAt + 20 * MINUTE && at < waiting.submittedAt + 2 * DAY
      ? waiting : this.#start(job, at);
    this.#free.delete(key);
    Object.assign(pilot, { status: "Running", currentJob: job.row.JobID, updatedAt: at, benchmark: site.power });
    this.#busy.set(job.row.JobID, pilot);
    this.matches.push({ pilot, jobId: job.row.JobID, at });
    return pilot;
  }

  release(job: DemoJob, at: number): void {
    const pilot = this.#busy.get(job.row.JobID);
    if (!pilot) return;
    this.#busy.delete(job.row.JobID);
    const lost = job.row.MinorStatus === "Job stalled: pilot not running";
    pilot.status = lost ? "Failed" : "Done";
    pilot.reason = lost ? lossReason(siteNamed(pilot.site)!, pilot.computingElement, this.#random.integer(1, 240), this.#reasons) : this.#random.chance(0.4) ? `Report from job ${job.row.JobID}` : "Not given";
    pilot.updatedAt = at;
    if (!lost && job.run) this.#free.set(`${job.spec.vo} ${job.run.computingElement}`, pilot);
  }

  #start(job: DemoJob, at: number): PilotRow {
    const { site, computingElement } = job.run!;
    const pilot = submitPilot(job.spec.vo, site, computingElement, at - this.#random.logNormal(25 * MINUTE, 0.9), this.#random);
    this.rows.push(pilot);
    return pilot;
  }

  /** Beside the pilots with jobs: empty ones, aborted ones (kept for a week), and those that wait now. */
  addIdlers(now: number): void {
    const random = this.#random;
    const count = Math.round(this.rows.length * 0.2);
    for (let index = 0; index < count; index++) {
      const site = random.weighted(SITES, ({ weight }) => weight);
      const waits = index % 8 === 0;
      const age = waits ? random.between(1 * MINUTE, 5 * HOUR) : random.between(6 * HOUR, 29 * DAY);
      if (isBanned(site, now - age, now)) continue;
      const computingElement = random.pick(site.computingElements), pilot = submitPilot(random.pick(site.vos), site, computingElement, now - age, random);
      const { status, reason } = waits ? { status: random.pick(["Submitted", "Waiting", "Waiting"]), reason: "Not given" } : this.#idle(age, site, computingElement);
      const life = waits ? Math.min(age, 90 * SECOND) : random.between(5 * MINUTE, 5 * HOUR);
      Object.assign(pilot, { status, reason, updatedAt: now - age + life, benchmark: status === "Done" ? site.power : 0 });
      this.rows.push(pilot);
    }
  }

  #idle(age: number, site: DemoSite, computingElement: string): { status: string; reason: string } {
    if (age < 7 * DAY && this.#random.chance(0.5)) return { status: "Aborted", reason: abortReason(site, computingElement, this.#reasons) };
    return { status: this.#random.chance(0.9) ? "Done" : "Deleted", reason: "Not given" };
  }
}
