export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** JobLoggingDB counts its StatusTimeOrder from here, in seconds since 1970. */
const LOGGING_EPOCH = 1_270_000_000;

let day = Number.NaN;
let dayText = "";

/** A DATETIME as DIRAC stores it: UTC, no zone, whole seconds, the fraction cut off. */
export function dateTime(at: number): string {
  const days = Math.floor(at / DAY);
  // Date is slow, and hundreds of thousands of rows fall into thirty days
  if (days !== day) [day, dayText] = [days, new Date(days * DAY).toISOString().slice(0, 10)];
  const seconds = Math.floor((at - days * DAY) / SECOND);
  return `${dayText} ${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

export const parseDateTime = (text: string) => Date.parse(`${text.replace(" ", "T")}Z`);
export const statusTimeOrder = (at: number) => (Math.floor(at) - LOGGING_EPOCH * SECOND) / SECOND;
export const parseStatusTimeOrder = (order: number) => Math.round((order + LOGGING_EPOCH) * SECOND);

const TWO = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, "0"));
const two = (number: number) => TWO[number]!;
