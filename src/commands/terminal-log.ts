import { pino, type Logger } from "pino";
import type { LogLevel } from "../config/option-values.ts";
import { prettyLine } from "./pretty-line.ts";

/** On standard error; standard output holds only what a command answers. Lines of JSON for machines, of words for a person at a terminal. */
export function terminalLog(level: LogLevel = "warn"): Logger {
  const options = { level, base: null, serializers: { err: described } };
  return process.stderr.isTTY ? pino(options, { write: line => void process.stderr.write(prettyLine(line)) }) : pino(options, pino.destination({ dest: 2, sync: true }));
}

/** An error, and what caused it: never the statement that a driver's error holds, nor its values. A failure that is expected needs no stack. */
function described(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack, cause } = error, code = (error as { code?: unknown }).code;
  return { type: name, message, ...(typeof code === "string" && { code }), ...(code === undefined && { stack }), ...(cause instanceof Error && { cause: described(cause) }) };
}
