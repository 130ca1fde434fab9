import { badInput } from "../../errors.ts";

/** A time as the databases write it: `YYYY-MM-DD HH:MM:SS`, UTC, with a fraction only where there is one. */
export type StoredTime = string;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})$/i;
const DURATION = /^([+-]?)P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const EXPECTED = 'an instant with zone ("2026-11-20T12:00:00Z"), a date ("2026-11-20") or a duration relative to now ("-PT6H") is needed';

/**
 * Reads a time as clients write it: an instant with zone, a date (UTC midnight), or an ISO 8601 duration relative to
 * `now` (milliseconds since 1970). Anything else is a mistake in `argument`.
 */
export function parseInstant(text: string, now: number, argument: string): StoredTime {
  const time = dateTime(text) ?? relativeTime(text, now);
  if (time === undefined || Number.isNaN(time.ms)) throw badInput(argument, `${JSON.stringify(text.slice(0, 40))} is no time: ${EXPECTED}`);
  const year = new Date(time.ms).getUTCFullYear();
  // NaN where a duration leads beyond what Date can hold
  if (!(year >= 1 && year <= 9999)) throw badInput(argument, `${JSON.stringify(text.slice(0, 40))} is outside the years 1 to 9999`);
  return storedTime(time.ms, time.fraction);
}

/** Reads an ISO 8601 duration such as `PT2S`, in milliseconds. */
export function parseDuration(text: string, argument: string, least: number, most: number): number {
  const ms = relativeTime(text, 0)?.ms;
  if (ms === undefined || !(ms >= least && ms <= most)) throw badInput(argument, `${JSON.stringify(text.slice(0, 40))} is no duration from PT${least / 1000}S to PT${most / 1000}S`);
  return ms;
}

/** Milliseconds since 1970 → the databases' form; `fraction` holds the digits after the second. */
export function storedTime(ms: number, fraction = ""): StoredTime {
  const digits = fraction.slice(0, 6).replace(/0+$/, "");
  return new Date(ms).toISOString().slice(0, 19).replace("T", " ") + (digits && `.${digits}`);
}

function dateTime(text: string): { ms: number; fraction: string } | undefined {
  const date = DATE.test(text) ? text : undefined;
  const [, day = date, hour = "00", minute = "00", second = "00", fraction = "", zone = "Z"] = INSTANT.exec(text) ?? [];
  if (day === undefined) return undefined;
  const [year, month, dayOfMonth] = day.split("-").map(Number) as [number, number, number];
  // Date.parse lets 31 February and 24:00 roll over into the next day
  const rolls = dayOfMonth > new Date(Date.UTC(year, month, 0)).getUTCDate() || Number(hour) > 23;
  return { ms: rolls ? Number.NaN : Date.parse(`${day}T${hour}:${minute}:${second}${zone.toUpperCase()}`), fraction };
}

function relativeTime(text: string, now: number): { ms: number; fraction: string } | undefined {
  const match = DURATION.exec(text);
  if (match === null) return undefined;
  const sign = match[1] === "-" ? -1 : 1;
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(2).map(part => sign * Number(part ?? 0)) as [number, number, number, number, number, number, number];
  const time = new Date(now);
  const dayOfMonth = time.getUTCDate();
  time.setUTCDate(1);
  time.setUTCMonth(time.getUTCMonth() + 12 * years + months);
  // a month before 31 March is the last of February, not 3 March
  time.setUTCDate(Math.min(dayOfMonth, new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + 1, 0)).getUTCDate()));
  return { ms: time.getTime() + ((weeks * 7 + days) * 24 * 3600 + hours * 3600 + minutes * 60 + seconds) * 1000, fraction: "" };
}
