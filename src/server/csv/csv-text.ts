import { valueAt } from "./value-at.ts";
import type { Column } from "./columns.ts";

/** What spreadsheets take for the beginning of a formula, or skip before one; the wide ones where Japanese is written. */
const FORMULA = /^[=+\-@\t\r\n\0＝＋－＠]/;
const QUOTED = /[",\r\n]/;

/** A table as RFC 4180 has it: a line with the names of the columns, then the rows. */
export function csvText(columns: readonly Column[], rows: readonly unknown[]): string {
  const lines = [columns.map(column => column.join(".")), ...rows.map(row => columns.map(column => cell(valueAt(row, column))))];
  // an empty line would be no row
  return lines.map(cells => `${cells.join(",") || '""'}\r\n`).join("");
}

function cell(value: unknown): string {
  const text = textOf(value, "; "), safe = typeof value !== "number" && FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A list in one cell: its elements with the separator between them, the values of an element with blanks. */
function textOf(value: unknown, separator: string): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  const inner = Object.values(value).map(one => textOf(one, Array.isArray(value) ? ", " : separator));
  return Array.isArray(value) ? inner.join(separator) : inner.filter(text => text !== "").join(" ");
}
