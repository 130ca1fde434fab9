import { GatewayError } from "../../errors.ts";
import type { Databases } from "../databases.ts";
import type { Look } from "../live/look-often.ts";
import { pause } from "../live/repeat.ts";
import { RowWatch, WHOLE } from "../live/row-watch.ts";
import { steadyNow } from "../live/steady-clock.ts";
import { PAGE } from "../live/table-looks.ts";
import type { WatchParts } from "../live/watch.ts";
import type { BoundTable } from "../query/bound-table.ts";
import { storedTime, type StoredTime } from "../../schema/common/instant.ts";
import type { Job } from "../../schema/wms/job.type.ts";
import { FINAL, JobComparison, knownFrom, type JobFinding } from "./job-comparison.ts";
import { JobLooks, type LogRow, type UpdatePosition } from "./job-looks.ts";

/** Statuses that a job may come back to without a trace in its times, even where no job has them now. */
const ACTIVE = ["Running", "Matched", "Stalled", "Received", "Checking", "Waiting", "Completing"];
/** Where no job was ever updated. */
const NO_TIME: StoredTime = "1000-01-01 00:00:00";
const FIRST_LOOK = 2000;

/**
 * Watches JobDB, which tells nobody of its changes (dirac/wms.md 3). What was updated is found by its time, a second later;
 * what moves no time by comparing the active jobs; what is gone, or was written late, by comparing all.
 */
export class JobWatch extends RowWatch<Job, JobLooks> {
  /** For each wait the jobs whose log is to be looked at again, in order of time. */
  readonly #again: readonly { readonly key: number; readonly due: number }[][];
  readonly #comparison: JobComparison;
  #logIsSlow = false;
  /** When the last update was found, and by how much the clock of JobDB's server is ahead of ours. */
  #updateFoundAt = steadyNow();
  #clockAhead = 0;

  constructor(parts: WatchParts<Job>, private readonly databases: Databases) {
    super(parts, status => FINAL.has(status));
    this.#again = parts.pace.again.map(() => []);
    this.#comparison = new JobComparison(parts.shape, parts.pace, known => this.knownAt(known));
  }

  async begin(): Promise<void> {
    const { state, shape } = this.parts;
    if (state.note("complete") !== undefined) return;
    const started = steadyNow();
    if (state.note("began") === undefined) state.setNote("began", storedTime(await this.#clock()));
    let latest = state.note("updated") ?? NO_TIME;
    for (let last = state.lastKey ?? -1, more = true; more;) {
      if (this.stopped.aborted) throw new GatewayError("BACKEND_UNAVAILABLE", "the gateway is stopping");
      const readAt = steadyNow(), now = await this.now(), rows = await now.rowsAfter(last, FIRST_LOOK), keys = rows.map(row => Number(row["jobId"]));
      const positions = await now.lastRecords(keys).then(found => new Map(found), unlessBug);
      state.remember({ changes: [], gone: [], known: rows.map(row => knownFrom(row, shape, readAt, positions && (positions.get(Number(row["jobId"])) ?? 0))) });
      latest = rows.reduce((time, { lastUpdateTime }) => (String(lastUpdateTime ?? "") > time ? String(lastUpdateTime) : time), latest);
      state.setNote("updated", [latest, state.note("began")!].sort()[0]!);
      last = keys.at(-1) ?? last;
      more = rows.length === FIRST_LOOK;
    }
    state.setNote("complete", "yes");
    this.settle(started);
  }

  protected looks(): Look[] {
    const { pace } = this.parts;
    return [
      { name: "updated jobs", every: pace.updates, look: () => this.#lookAtUpdates() }, { name: "active jobs", every: pace.active, look: () => this.#lookAtActive() },
      { name: "all jobs", every: pace.all, look: () => this.#lookAtAll() }, { name: "logs of jobs", every: pace.all, look: () => this.#lookAtLogs() },
    ];
  }

  protected statementsFor(table: BoundTable<Job>): JobLooks {
    return new JobLooks(this.databases, table, this.parts.shape.fields);
  }

  async #clock(): Promise<number> {
    return (await this.parts.table()).database.clock();
  }

  async #lookAtUpdates(): Promise<void> {
    const { state, pace } = this.parts, clock = storedTime(Date.now() + this.#clockAhead);
    const now = await this.now(), noted = state.note("updated")!, since = noted > clock ? clock : noted;
    // once nothing more can come late, a burst need not be looked at again
    const isQuiet = steadyNow() - this.#updateFoundAt > pace.overlap;
    let latest = since;
    for (let from: UpdatePosition | undefined = { time: later(since, isQuiet ? 1000 : -pace.overlap), key: -1 }; from !== undefined;) {
      const { page, next, last } = await now.updatedSince(from);
      await this.reading.of(state.differing(page));
      if (last !== undefined && last > latest) latest = last;
      from = next;
    }
    if (this.stopped.aborted) return;
    if (latest !== since) this.#updateFoundAt = steadyNow();
    // a time in the future, by another clock, must not hide what comes until then
    if (latest !== noted) state.setNote("updated", latest > clock ? clock : latest);
    await this.#lookAgain(now);
  }

  /** At jobs whose log may have come after them, and at those that were not complete. */
  async #lookAgain(looks: JobLooks): Promise<void> {
    const now = steadyNow(), keys = [...new Set(this.#again.flatMap(waiting => {
      const first = waiting.findIndex(({ due }) => due > now);
      return waiting.splice(0, first === -1 ? waiting.length : first).map(({ key }) => key);
    }))];
    for (let start = 0; start < keys.length; start += WHOLE) {
      // where the log is away the look at all logs finds what came meanwhile
      const last = await looks.lastRecords(keys.slice(start, start + WHOLE)).catch(unlessBug);
      if (last === undefined) break;
      await this.reading.of(this.parts.state.behind(last));
    }
    await this.reading.of(this.#comparison.overdue(now));
  }

  async #lookAtActive(): Promise<void> {
    const started = steadyNow(), { state } = this.parts;
    const now = await this.now();
    let pending = new Map([...new Set([...ACTIVE, ...state.statuses().filter(status => !FINAL.has(status))])].map(status => [status, -1]));
    while (pending.size > 0) {
      const asked = performance.now(), pages = await now.ofStatuses(pending), next = new Map<string, number>();
      for (const [status, page] of pages) {
        const isFull = page.length >= JobLooks.full(pending.size), end = isFull ? page.at(-1)![0] : Number.MAX_SAFE_INTEGER;
        await this.compareWith(page, pending.get(status)!, end, status);
        if (isFull) next.set(status, end);
      }
      pending = next;
      await this.rest(asked);
    }
    if (!this.stopped.aborted) this.activeSince = started;
  }

  async #lookAtAll(): Promise<void> {
    const started = steadyNow(), now = await this.now();
    this.#clockAhead = (await this.#clock()) - Date.now();
    await this.compareAll(started, async () => now);
  }

  async #lookAtLogs(): Promise<void> {
    const { state, pace } = this.parts, now = await this.now();
    let from = -1;
    for (let keys = state.keysAfter(from, PAGE); keys.length > 0 && !this.stopped.aborted; keys = state.keysAfter(from, PAGE)) {
      const asked = performance.now(), last = keys.at(-1)!;
      await this.reading.of(state.behind(await now.lastRecordsBetween(from, last)));
      from = last;
      await this.rest(asked, pace.logShare);
    }
  }

  protected async read(keys: readonly number[]): Promise<void> {
    const { state, found } = this.parts, readAt = steadyNow();
    // the log first: a record that is found was written behind its row, or belongs to a row that is still to come
    const now = await this.now(), logs = await this.#logs(now, keys), raw = await now.rows(keys);
    if (this.stopped.aborted) return;
    const rows = new Map(raw.map(row => [Number(row["jobId"]), row])), known = state.known(keys);
    const finding: JobFinding = { known: [], gone: [], changes: [], again: new Set() };
    for (const key of keys) this.#comparison.compare({ key, known: known.get(key), raw: rows.get(key), log: logs && (logs.get(key) ?? []), seenAt: readAt }, finding);
    found(finding);
    for (const [index, wait] of this.parts.pace.again.entries()) {
      const due = steadyNow() + wait;
      for (const key of finding.again) this.#again[index]!.push({ key, due });
    }
  }

  /** The logs, if they come soon: a JobLoggingDB that is away or slow holds up no change of a job. */
  async #logs(looks: JobLooks, keys: readonly number[]): Promise<Map<number, LogRow[]> | undefined> {
    if (this.#logIsSlow) return undefined;
    this.#logIsSlow = true;
    const reading = looks.logs(keys).catch(unlessBug).finally(() => { this.#logIsSlow = false; });
    return Promise.race([reading, pause(this.parts.pace.logs, this.stopped).then(() => undefined)]);
  }
}

/** Nothing, where a database failed. */
function unlessBug(error: unknown): undefined {
  if (!(error instanceof GatewayError)) throw error;
}

function later(time: StoredTime, ms: number): StoredTime {
  return storedTime(Date.parse(`${time.replace(" ", "T")}Z`) + ms);
}
