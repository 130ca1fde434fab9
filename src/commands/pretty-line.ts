const LEVELS: Readonly<Record<number, string>> = { 10: "trace", 20: "debug", 30: "info", 40: "warn", 50: "error", 60: "fatal" };

/** A line of the log as a person reads it: time, level, words, and what else there is. */
export function prettyLine(line: string): string {
  const { level, time, msg, err, ...rest } = JSON.parse(line) as { level: number; time: number; msg?: string; err?: { message?: string; stack?: string; cause?: { message?: string } } } & Record<string, unknown>;
  const more = Object.entries(rest).map(([name, value]) => ` ${name}=${typeof value === "string" ? value : JSON.stringify(value)}`).join("");
  const reason = err === undefined ? "" : `: ${err.message}${err.cause?.message === undefined ? "" : ` (${err.cause.message})`}`;
  return `${new Date(time).toISOString().slice(11, 19)} ${LEVELS[level] ?? level} ${msg ?? ""}${reason}${more}\n${err?.stack === undefined ? "" : `${err.stack}\n`}`;
}
