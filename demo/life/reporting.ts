import type { DemoJob } from "../job.ts";
import type { LogRecord } from "../job-tables.ts";
import { report } from "../paths/report.ts";
import { SECOND } from "../time.ts";
import type { World } from "./world.ts";

/** An update, made so many milliseconds before it was sent. */
export interface Update { readonly ago: number; readonly status?: string; readonly minor?: string; readonly application?: string }

export const agentReport = (job: DemoJob, at: number, world: World, updates: readonly Update[]) =>
  send(job, at, world, `JobAgent@${siteOf(job)}`, updates);

export const wrapperReport = (job: DemoJob, at: number, world: World, updates: readonly Update[]) =>
  send(job, at, world, `JobWrapper@${siteOf(job)}`, updates);

/** What the application says of itself. */
export const payloadReport = (job: DemoJob, at: number, world: World, application: string) =>
  send(job, at, world, `Job_${job.row.JobID}`, [{ ago: 150, application }]);

/** Services have the right time. */
export const serviceReport = (job: DemoJob, at: number, { tables }: World, source: string, update: Omit<Update, "ago">) =>
  report(tables, job, at, [{ ...update, at: Math.max(at - 60, job.logged + 1), source }]);

/** The worker node's clock may be wrong. Where it is right, reports come in the order of events however fast the demo runs. */
function send(job: DemoJob, at: number, { tables }: World, source: string, updates: readonly Update[]): void {
  const error = job.run?.site.clockError ?? 0;
  let last = error < 0 ? Number.NEGATIVE_INFINITY : job.logged;
  report(tables, job, at, updates.map(({ ago, status, minor, application }): LogRecord => {
    last = Math.max(at + error * SECOND - ago, last + 1);
    return { at: last, status, minor, application, source };
  }));
}

const siteOf = ({ run, row }: DemoJob) => run?.site.name ?? row.Site;
