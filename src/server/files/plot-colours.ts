import { createHash } from "node:crypto";

/** What everybody has a colour in mind for. */
const MEANT: Readonly<Record<string, string>> = {
  Done: "#2e9e4f", Completed: "#8bc34a", Finished: "#2e9e4f", Successful: "#2e9e4f", Succeeded: "#2e9e4f", Failed: "#d32f2f", Aborted: "#b71c1c", Killed: "#7b1fa2", Running: "#1976d2", Waiting: "#f9a825",
  Matched: "#00acc1", Stalled: "#ef6c00", Free: "#8bc34a", Used: "#ef6c00", Total: "#1976d2",
};

export const OTHER = "#b0b4ba";
export const LOST = "#5f6368";

/** The colour of a name: the same wherever it appears, so that a site is found again from one plot to the next. */
export function colourOf(name: string): string {
  const meant = MEANT[name];
  if (meant !== undefined) return meant;
  const [hue, shade] = createHash("sha256").update(name).digest();
  return `hsl(${Math.round((hue! / 256) * 360)}, ${[62, 74, 48][shade! % 3]}%, ${[44, 58, 36][(shade! >> 2) % 3]}%)`;
}
