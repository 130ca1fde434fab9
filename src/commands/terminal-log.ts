import { pino, type Logger } from "pino";

/** Structured lines on standard error; standard output holds only what a command answers. */
export function terminalLog(): Logger {
  return pino({ level: "warn", base: null }, pino.destination({ dest: 2, sync: true }));
}
