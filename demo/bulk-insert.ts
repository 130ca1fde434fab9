import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";

const ROWS = 20;

/** Many rows of one table: twenty by one statement is a third faster than one by one. */
export class BulkInsert {
  readonly #db: DatabaseSync;
  readonly #table: string;
  readonly #columns: readonly string[];
  readonly #statement: StatementSync;
  #pending: SQLInputValue[] = [];

  constructor(db: DatabaseSync, table: string, columns: readonly string[]) {
    this.#db = db;
    this.#table = table;
    this.#columns = columns;
    this.#statement = this.#prepare(ROWS);
  }

  add(...values: SQLInputValue[]): void {
    for (const value of values) this.#pending.push(value);
    if (this.#pending.length < ROWS * this.#columns.length) return;
    this.#statement.run(...this.#pending);
    this.#pending = [];
  }

  flush(): void {
    if (this.#pending.length > 0) this.#prepare(this.#pending.length / this.#columns.length).run(...this.#pending);
    this.#pending = [];
  }

  #prepare(rows: number): StatementSync {
    const row = `(${this.#columns.map(() => "?").join(", ")})`;
    return this.#db.prepare(`insert into ${this.#table} (${this.#columns.join(", ")}) values ${Array.from({ length: rows }, () => row).join(", ")}`);
  }
}
