import { isIPv4, isIPv6 } from "node:net";
import { EXECUTORS, type Executor } from "./executor.ts";
import { GENERATIONS, type Generation } from "./generation.ts";

/** A user of DIRAC in one of his groups, both exactly as in the Registry. */
export interface UserInGroup {
  readonly user: string;
  readonly group: string;
}

/** An account of a database server. */
export interface Account {
  readonly user: string;
  readonly host: string;
}

// Each of these reads one value and answers undefined where the text makes no sense; the sentence is in the option table.

export function wholeNumber(text: string, least: number, most = Number.MAX_SAFE_INTEGER): number | undefined {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}

/** A count per second; parts of one are fine. */
export function rateOf(text: string): number | undefined {
  return /^\d{1,9}(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

export function hostOf(text: string): string | undefined {
  // a URL, a port or a bracketed address is a misunderstanding
  return isIPv6(text) || /^[\w.-]+$/.test(text) ? text : undefined;
}

/** Whether only this machine can reach a server that listens there. Anything else that resolves to it is not trusted. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIPv4(host) && host.startsWith("127."));
}

/** USER:GROUP. Blanks stay: "jdoe " is another user than "jdoe". */
export function userInGroup(text: string): UserInGroup | undefined {
  const [user = "", group = "", ...more] = text.split(":");
  return user.trim() !== "" && group.trim() !== "" && more.length === 0 ? { user, group } : undefined;
}

/** An account of MySQL or MariaDB: a host may be an address, a network or a pattern. What could end a quoted word is no part of either. */
export function accountOf(text: string): Account | undefined {
  const [, user, host] = /^([^@'"`\\\s]{1,32})@([\w.%:/-]{1,255})$/.exec(text) ?? [];
  return user === undefined || host === undefined ? undefined : { user, host };
}

/** An issuer as it stands in tokens, compared as text: nothing is added or taken away. Over plain http its keys could be swapped on the way. */
export function issuerUrl(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname.replace(/^\[|\]$/g, "")));
  return isSafe && url.search === "" && url.hash === "" && url.username === "" ? text : undefined;
}

/** An origin as browsers send it: no path, no default port, lower case. */
export function originOf(text: string): string | undefined {
  return URL.canParse(text) && new URL(text).origin === text ? text : undefined;
}

export const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export function logLevelOf(text: string): LogLevel | undefined {
  return LOG_LEVELS.find(level => level === text);
}

/** A password may stand in it. */
export function redisUrl(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && ["redis:", "rediss:"].includes(url.protocol) && url.hostname !== "" ? text : undefined;
}

export function generationOf(text: string): Generation | undefined {
  return GENERATIONS.find((generation) => generation === text);
}

export function executorOf(text: string): Executor | undefined {
  return EXECUTORS.find((executor) => executor === text);
}

/** An instant must say its zone: DIRAC's times are UTC, an operator's terminal often is not. */
export function instantOf(text: string): Date | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.exec(text);
  // Date rolls 30 February over to March instead of refusing it
  const day = new Date(`${parts?.[1]}T00:00:00Z`);
  const instant = new Date(text);
  const exists = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(parts?.[1] ?? "-");
  return exists && !Number.isNaN(instant.getTime()) ? instant : undefined;
}
