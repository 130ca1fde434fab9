import type { JobDB } from "../../generated/job-db.ts";

export type HeartbeatRow = Pick<JobDB["HeartBeatLoggingInfo"], "Name" | "Value" | "HeartBeatTime">;

export interface HeartbeatSeries {
  readonly name: string;
  /** Null when the value has no unit, or when DIRAC does not define the name. */
  readonly unit: string | null;
  readonly points: readonly HeartbeatPoint[];
}

export interface HeartbeatPoint {
  readonly time: string;
  /** Null when the job sent `nan` or a text. */
  readonly value: number | null;
}

/** What DIRAC's watchdog sends. WallClockTime is multiplied by the processors of the job. */
const UNITS: ReadonlyMap<string, string> = new Map([
  ["AvailableDiskSpace", "MB"],
  ["CPUConsumed", "s"],
  ["MemoryUsed", "MB"],
  ["Vsize", "kB"],
  ["WallClockTime", "s"],
]);

/** The heartbeats of one job as one series per name, by name and then by time. A zero date has no place in a series. */
export function heartbeatSeries(rows: readonly HeartbeatRow[]): HeartbeatSeries[] {
  const pointsByName = new Map<string, HeartbeatPoint[]>();
  for (const row of rows) {
    if (row.HeartBeatTime.startsWith("0000-00-00")) continue;
    const points = pointsByName.get(row.Name);
    if (points === undefined) pointsByName.set(row.Name, [pointOf(row)]);
    else points.push(pointOf(row));
  }
  return [...pointsByName]
    .map(([name, points]) => ({ name, unit: UNITS.get(name) ?? null, points: points.sort(byTime) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function pointOf(row: HeartbeatRow): HeartbeatPoint {
  return { time: `${row.HeartBeatTime.replace(" ", "T")}Z`, value: numberOf(row.Value) };
}

function byTime(a: HeartbeatPoint, b: HeartbeatPoint): number {
  if (a.time === b.time) return 0;
  return a.time < b.time ? -1 : 1;
}

/** Only decimal numbers: `Number` alone also reads an empty text as 0 and takes `0x10`, which no Python float is. */
function numberOf(text: string): number | null {
  const trimmed = text.trim();
  if (!/^[-+.\deE]+$/.test(trimmed)) return null;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : null;
}
