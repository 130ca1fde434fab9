import { sql } from "kysely";
import type { Step } from "../../schema/accounting/report.ts";
import { isKnownType } from "../../schema/accounting/accounting-measures.ts";
import type { OpenDatabase } from "../database.ts";
import type { Sql } from "../query/dialect.ts";
import { bucketLadder } from "./bucket-ladder.ts";

/** What ac_catalog_Types says of a type. */
export interface CatalogRow { readonly name: string; readonly keyFields: string; readonly valueFields: string; readonly bucketsLength: string }

/** The tables of one accounting type. Their names, and those of their columns, come from the database: none comes from a client. */
export class AccountingTable {
  readonly keys: readonly string[];
  readonly values: readonly string[];
  readonly ladder: readonly Step[];

  constructor(readonly database: OpenDatabase, readonly name: string, row: CatalogRow) {
    this.tableName = row.name;
    [this.keys, this.values] = [names(row.keyFields), names(row.valueFields)];
    this.ladder = bucketLadder(row.bucketsLength);
  }

  readonly tableName: string;

  /** Whether the tables are there, and as the catalog says: a name in it alone makes no type. */
  get isComplete(): boolean {
    const { catalog } = this.database, columns = catalog.get(`ac_bucket_${this.tableName}`)?.columns;
    return columns !== undefined && [...this.keys, ...this.values, "entriesInBucket", "startTime", "bucketLength"].every(name => columns.has(name)) && this.keys.every(key => catalog.has(`ac_key_${this.tableName}_${key}`));
  }

  get known(): boolean {
    return isKnownType(this.name);
  }

  get buckets(): Sql {
    return sql.id(`ac_bucket_${this.tableName}`);
  }

  get queue(): Sql {
    return sql.id(`ac_in_${this.tableName}`);
  }

  dictionary(key: string): Sql {
    return sql.id(`ac_key_${this.tableName}_${key}`);
  }
}

const names = (list: string) => list.split(",").map(name => name.trim()).filter(name => name !== "");
