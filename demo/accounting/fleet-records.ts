import type { Generation } from "../../dirac/facts.ts";
import type { PilotFleet } from "../pilot-fleet.ts";
import { isFinalPilot } from "../pilot-tables.ts";
import { siteNamed } from "../sites.ts";
import { DAY } from "../time.ts";
import type { AccountingRecord } from "./accounting-record.ts";
import { pilotRecord } from "./pilot-record.ts";
import { submissionRecord } from "./submission-record.ts";

/** Of so many pilots one is booked, for all of them: hours of twenty thousand pilots would be most of the demo's rows. */
const SAMPLE = 6;

/** What was booked of the pilots of the past month: their lives when they had ended, and how they were submitted. */
export function fleetRecords({ rows, matches }: PilotFleet, generation: Generation, now: number): AccountingRecord[] {
  const jobs = new Map<string, number>(), step = rows.length > 2000 ? SAMPLE : 1;
  for (const { pilot } of matches) jobs.set(pilot.reference, (jobs.get(pilot.reference) ?? 0) + 1);
  return rows.flatMap((pilot, index): AccountingRecord[] => {
    if (index % step > 0) return [];
    const { vo, computingElement, gridType, status, submittedAt, updatedAt, reference } = pilot, site = siteNamed(pilot.site)!;
    const submission = submissionRecord(vo, site, computingElement, step, status !== "Deleted", submittedAt);
    // deleted pilots never came to a site
    const ended = { vo, site: status === "Deleted" ? "Unknown" : site.name, computingElement, gridType, status, jobs: step * (jobs.get(reference) ?? 0), from: submittedAt, to: updatedAt, count: step };
    return submittedAt < now - 30 * DAY ? [] : isFinalPilot(status) ? [submission, pilotRecord(ended, generation)] : [submission];
  });
}
