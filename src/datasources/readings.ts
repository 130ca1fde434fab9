import { ROW, STATEMENT } from "../schema/common/points.ts";
import { Databases } from "./databases.ts";
import type { Database, OpenDatabase } from "./database.ts";

/** What an operation has read so far. */
export class Readings {
  statements = 0;
  rows = 0;
  /** In points: of each statement its time, but not less than a statement costs, and its rows. */
  points = 0;

  add(rows: readonly object[], milliseconds: number): void {
    this.statements++;
    this.rows += rows.length;
    this.points += Math.max(STATEMENT, milliseconds) + rows.length * ROW;
  }
}

/** DIRAC's databases as one operation reads them: what it reads is counted. */
export class CountedDatabases extends Databases {
  /** Anew for each that is opened: after a failure its tables are others. */
  readonly #opened = new WeakMap<OpenDatabase, OpenDatabase>();

  constructor(private readonly databases: Databases, private readonly readings: Readings) {
    super(NONE);
  }

  override with(database: Database): Databases {
    return new CountedDatabases(this.databases.with(database), this.readings);
  }

  override open(name: string): Promise<OpenDatabase> {
    return this.databases.open(name).then(database => {
      const known = this.#opened.get(database) ?? this.#counted(database);
      this.#opened.set(database, known);
      return known;
    });
  }

  override place(name: string): string {
    return this.databases.place(name);
  }

  override close(): Promise<void> {
    return this.databases.close();
  }

  #counted(database: OpenDatabase): OpenDatabase {
    const { readings } = this;
    return {
      ...database,
      rows: async query => {
        const begun = performance.now();
        let rows: Awaited<ReturnType<typeof database.rows<object>>> = [];
        try {
          return rows = (await database.rows(query)) as never;
        } finally {
          // what failed was read, too
          readings.add(rows, performance.now() - begun);
        }
      },
    } as OpenDatabase;
  }
}

const NONE: readonly Database[] = [];
