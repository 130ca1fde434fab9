import { commaList } from "../../config/comma-list.ts";
import type { Kind } from "../../schema/common/table-registry.ts";

type Decode = (stored: unknown) => unknown;

/** Databases older than 8.0 hold some texts as BLOB. */
const text = (stored: unknown) => (stored instanceof Uint8Array ? Buffer.from(stored).toString() : stored ?? null);

/** From what a driver gives to what the graph shows; the only place that knows DIRAC's storage quirks. */
export const DECODE: Readonly<Record<Kind, Decode>> = {
  text,
  // integers above 2^53 and DECIMAL sums arrive as text
  integer: stored => (stored === null || stored === undefined ? null : Number(stored)),
  float: stored => (stored === null || stored === undefined ? null : Number(stored)),
  time: stored => (typeof stored === "string" ? isoTime(stored) : null),
  flag: stored => (stored === null || stored === undefined ? null : stored === "True"),
  list: stored => (stored === null || stored === undefined ? null : commaList(String(text(stored)))),
};

/** `2026-11-20 12:00:00` → `2026-11-20T12:00:00Z`; zero dates, 1000-01-01 and 9999-12-31 stand for "no time". */
export function isoTime(stored: string): string | null {
  if (stored < "1000-01-02" || stored >= "9999-12-31") return null;
  const time = `${stored.slice(0, 10)}T${stored.slice(11)}`;
  return `${time.length > 19 ? time.replace(/\.?0+$/, "") : time}Z`;
}
