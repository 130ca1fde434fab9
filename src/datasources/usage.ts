import { ROW, STATEMENT } from "../schema/common/points.ts";

/** A statement that has ended. */
export interface EndedStatement {
  readonly database: string;
  /** When it was sent, by `performance.now()`, and how long it took, in milliseconds. */
  readonly sent: number;
  readonly ms: number;
  readonly rows: number;
  /** `ok`, `CANCELLED`, or the code of its error. */
  readonly outcome: string;
}

/** So many statements are told one by one; an operation with more tells enough by their sum. */
const KEPT = 200;

/** What one operation has used of the databases. */
export class Usage {
  statements = 0;
  rows = 0;
  /** Together; statements run side by side. */
  databaseMs = 0;
  /** In points: of each statement its time, but not less than a statement costs, and its rows. */
  points = 0;
  /** What it was charged, in points; null for what is answered without a price, as messages of subscriptions are. */
  cost: number | null = null;
  /** One by one, where somebody wants to know. */
  readonly each: EndedStatement[] | undefined;

  constructor(keepsEach: boolean) {
    this.each = keepsEach ? [] : undefined;
  }

  add(statement: EndedStatement): void {
    this.statements++;
    this.rows += statement.rows;
    this.databaseMs += statement.ms;
    this.points += Math.max(STATEMENT, statement.ms) + statement.rows * ROW;
    if (this.each !== undefined && this.each.length < KEPT) this.each.push(statement);
  }
}
