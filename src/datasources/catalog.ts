/** What a server's tables are really like, as read from it: never concluded from a version string. */
export interface StoredColumn {
  readonly name: string;
  /** The bare type: `varchar`, `int`, `enum`, … */
  readonly type: string;
  readonly nullable: boolean;
  /** Of text on MySQL and MariaDB. */
  readonly charset?: string;
  readonly collation?: string;
}

export interface StoredTable {
  readonly columns: ReadonlyMap<string, StoredColumn>;
  /** The columns of each index, in order; the primary key is `PRIMARY`. */
  readonly indexes: ReadonlyMap<string, readonly string[]>;
}

/** The tables of one database by name. */
export type Catalog = ReadonlyMap<string, StoredTable>;
