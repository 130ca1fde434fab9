import type { Row } from "../helpers/test-grid.ts";

export interface Change { readonly source: "Log" | "History"; readonly recordId: number; readonly previousStatus: string | null; readonly until: string | null }

const text = (row: Row, ...columns: string[]) => JSON.stringify(columns.map(column => row[column]));
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

interface Entry { readonly row: Row; readonly source: "Log" | "History" }
const inOrder = (a: Entry, b: Entry) => compare(`${a.row["DateEffective"]}`, `${b.row["DateEffective"]}`) || compare(a.source, b.source) || Number(a.row["ID"]) - Number(b.row["ID"]);

/** The changes in a log and a history, said a second time as plainly as possible (dirac/resources.md 3.1). */
export function changesOf(log: readonly Row[], history: readonly Row[]): Change[] {
  const change = (row: Row) => text(row, "Name", "StatusType", "DateEffective", "Status", "TokenOwner");
  const moved = history.filter(row => !log.some(one => change(one) === change(row))).map((row): Entry => ({ row, source: "History" }));
  const isLast = ({ row }: Entry) => history.every(one => text(one, "Name", "StatusType") !== text(row, "Name", "StatusType") || Number(one["ID"]) <= Number(row["ID"]));
  const recent = byElement([...log.map((row): Entry => ({ row, source: "Log" })), ...moved.filter(isLast)]);
  const logged = recent.flatMap(rows => rows.filter(({ row, source }, index) => source === "Log" && (index === 0 || text(rows[index - 1]!.row, "Status", "TokenOwner") !== text(row, "Status", "TokenOwner"))));
  return byElement([...moved, ...logged]).flatMap(changes => changes.map(({ row, source }, index): Change => ({
    source, recordId: Number(row["ID"]), previousStatus: index === 0 ? null : String(changes[index - 1]!.row["Status"]),
    until: index + 1 === changes.length ? null : `${String(changes[index + 1]!.row["DateEffective"]).replace(" ", "T")}Z`,
  })));
}

/** The rows of each element, status type and VO, in order. */
const byElement = (rows: readonly Entry[]): Entry[][] => [...Map.groupBy(rows, ({ row }) => text(row, "Name", "StatusType", "VO")).values()].map(ofElement => ofElement.toSorted(inOrder));
