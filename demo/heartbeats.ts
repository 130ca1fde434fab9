import type { DemoJob } from "./job.ts";
import type { Run } from "./life/run.ts";
import { SECOND } from "./time.ts";

/** What the Watchdog measures, every half hour: memory and processor time grow, the disk fills. */
export function heartbeatValues({ row, spec }: DemoJob, run: Run, at: number): Map<string, string> {
  const seconds = Math.max(60, (at - run.startedAt) / SECOND);
  // no need of chance: the numbers of one job form a curve of their own
  const individual = (row.JobID % 97) / 97;
  const wobble = Math.sin(seconds / 4000 + row.JobID);
  const memory = 520 + 1900 * individual + 140 * Math.log2(1 + seconds / 1800) + 30 * wobble;
  return new Map([
    ["AvailableDiskSpace", (92_000 - 60_000 * individual - seconds / 9).toFixed(1)],
    ["CPUConsumed", String(Math.floor(seconds * spec.processors * (0.62 + 0.35 * individual)))],
    ["LoadAverage", (6 + 22 * individual + 5 * wobble).toFixed(3)],
    ["MemoryUsed", memory.toFixed(3)],
    ["Vsize", (memory * 2100).toFixed(1)],
    ["WallClockTime", (seconds * spec.processors).toFixed(1)],
  ]);
}
