import { ratio, type Measured } from "./rounds.ts";

/** A line of the table: a case, and what it is compared with. */
export interface Line {
  readonly name: string;
  readonly of: Measured;
  readonly to: Measured;
  /** The largest ratio that the targets of the project allow. */
  readonly target: Target;
}

export interface Target {
  readonly cpu?: number;
  readonly p50?: number;
  /** Of the case itself, where the project names a time. */
  readonly cpuMs?: number;
}

export const compared = (name: string, of: Measured, to: Measured, target: Target): Line => ({ name, of, to, target });

const HEAD = ["case", "CPU ms", "CPU ratio", "p50 ms", "p50 ratio", "p99 ms", "target", "met"];

export function asMarkdown(lines: readonly Line[]): string {
  return markdownTable([HEAD, ...lines.map(({ name, of, to, target }) => {
    const cpu = ratio(of, to, "cpu"), p50 = ratio(of, to, "p50");
    const wanted = [target.cpuMs !== undefined && `CPU ≤ ${target.cpuMs} ms`, target.cpu !== undefined && `CPU ≤ ${target.cpu}`, target.p50 !== undefined && `p50 ≤ ${target.p50}`].filter(Boolean).join(", ");
    const isMet = (target.cpu === undefined || cpu <= target.cpu) && (target.p50 === undefined || p50 <= target.p50) && (target.cpuMs === undefined || of.cpu <= target.cpuMs);
    const pair = (what: "cpu" | "p50" | "p99") => `${of[what].toFixed(2)} : ${to[what].toFixed(2)}`;
    return [name, pair("cpu"), cpu.toFixed(2), pair("p50"), p50.toFixed(2), pair("p99"), wanted, wanted === "" ? "" : isMet ? "yes" : "**no**"];
  })]);
}

export function markdownTable([head, ...rows]: readonly (readonly string[])[]): string {
  return [head!, head!.map(() => "---"), ...rows].map(cells => `| ${cells.join(" | ")} |\n`).join("");
}
