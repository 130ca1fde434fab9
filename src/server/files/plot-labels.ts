import type { Bin, KeyValue } from "../../schema/accounting/report.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY_S = 86_400;
const LONGEST = 30;

/** What the values of a group's key are called together; nothing would be read as a mistake. */
export const groupName = (key: readonly KeyValue[]): string => key.map(({ value }) => (value === null ? "(none)" : value === "" ? "(empty)" : value)).join(", ");

/** The begin of a name that is too long for a legend. */
export const shortened = (name: string): string => (name.length <= LONGEST ? name : `${name.slice(0, LONGEST - 1)}…`);

/** As many digits as people compare. */
export function shownNumber(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 0.001 || size >= 1e15)) return value.toExponential(2);
  return value.toLocaleString("en-US", { maximumFractionDigits: size >= 1000 ? 0 : size >= 10 ? 1 : 3 });
}

/** Bins as the axis names them, by how long they are. */
export function binName({ from, to }: Pick<Bin, "from" | "to">, usual: number): string {
  const [year, month, day] = [from.slice(0, 4), MONTHS[Number(from.slice(5, 7)) - 1]!, String(Number(from.slice(8, 10)))];
  if (usual < DAY_S) return `${day} ${month} ${from.slice(11, 16)}`;
  if (usual < 28 * DAY_S) return `${day} ${month}`;
  return usual < 360 * DAY_S ? `${month} ${year}` : `${year}${to.slice(0, 4) === year ? " …" : ""}`;
}

export const spanOf = (from: string, to: string): string => `${from.slice(0, 16).replace("T", " ")} to ${to.slice(0, 16).replace("T", " ")} UTC`;
