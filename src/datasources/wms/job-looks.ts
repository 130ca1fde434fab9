import { sql } from "kysely";
import type { JobLoggingDB } from "../../generated/job-logging-db.ts";
import type { Job } from "../../schema/wms/job.type.ts";
import type { Digest } from "../live/feed-state.ts";
import type { Databases } from "../databases.ts";
import type { BoundTable } from "../query/bound-table.ts";
import type { Sql } from "../query/dialect.ts";
import type { RawRow } from "../query/rows.ts";

/** Where a walk by (LastUpdateTime, JobID) stands. */
export interface UpdatePosition { readonly time: string; readonly key: number }

export type LogRow = JobLoggingDB["LoggingInfo"];

/** A whole row and its digest. */
export type DigestedRow = RawRow & { readonly digest: number | string };

type DigestRow = { readonly key: number | string; readonly digest: number | string };

/** Rows of one statement; more is said in several, so that none of them takes long. */
export const PAGE = 5000;
/** Records of a log are long. */
const LOG_PAGE = 500;

/**
 * The statements by which the feed looks at JobDB and JobLoggingDB. Each is served by an index and reads a bounded number
 * of rows; those that only compare read a row's digest, which the server computes.
 */
export class JobLooks {
  readonly #digest: Sql;
  readonly #jobs: Sql;

  constructor(private readonly databases: Databases, private readonly table: BoundTable<Job>, private readonly fields: readonly string[]) {
    this.#digest = table.database.dialect.digest(fields.map(field => this.#column(field)));
    this.#jobs = table.from;
  }

  /** A page of the jobs that were updated since a time, by the index on LastUpdateTime, and where the next page begins. */
  async updatedSince(from: UpdatePosition): Promise<{ readonly page: readonly Digest[]; readonly next: UpdatePosition | undefined; readonly last: string | undefined }> {
    const time = this.#column("lastUpdateTime"), key = this.#column("jobId");
    const rows = await this.#ask<DigestRow & { time: string }>(sql`
      select ${key} as ${sql.ref("key")}, ${time} as ${sql.ref("time")}, ${this.#digest} as digest from ${this.#jobs}
      where ${time} >= ${from.time} and (${time} > ${from.time} or ${key} > ${from.key})
      order by ${time}, ${key} limit ${sql.lit(PAGE)}`);
    const last = rows.at(-1);
    return { page: rows.map(digestOf), last: last?.time, next: last === undefined || rows.length < PAGE ? undefined : { time: last.time, key: Number(last.key) } };
  }

  /** The next page of each of these statuses, by the index on Status: after these keys. */
  async ofStatuses(after: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, readonly Digest[]>> {
    const { dialect } = this.table.database, status = this.#column("status"), key = this.#column("jobId"), stored = this.table.columns.get("status")!.stored!;
    const each = Math.ceil(PAGE / after.size), index = [...this.table.database.catalog.get("Jobs")?.indexes ?? []].find(([, columns]) => columns.join() === "Status")?.[0];
    // left to itself MariaDB walks the primary key in search of what few jobs are
    const byStatus = index === undefined ? sql`` : dialect.byIndex(index);
    // the index finds by the column's collation, which may hold two words for one: the exact word decides
    const parts = [...after].map(([word, from]) => sql`select * from (
      select ${status} as status, ${key} as ${sql.ref("key")}, ${this.#digest} as digest from ${this.#jobs}${byStatus}
      where ${status} = ${dialect.storedOperand(word, stored)} and ${key} > ${from} and ${dialect.exact(status)} = ${dialect.exactOperand(word)} order by ${key} limit ${sql.lit(each)}) as part`);
    const rows = await this.#ask<DigestRow & { status: string }>(sql`${sql.join(parts, sql` union all `)}`);
    const found = Map.groupBy(rows, row => row.status);
    return new Map([...after.keys()].map(word => [word, (found.get(word) ?? []).map(digestOf).sort(([a], [b]) => a - b)]));
  }

  /** How many rows of a status a page of `ofStatuses` holds when there are more. */
  static full(statuses: number): number {
    return Math.ceil(PAGE / statuses);
  }

  /** The next page of all jobs. */
  async after(key: number): Promise<{ readonly page: readonly Digest[]; readonly isLast: boolean }> {
    const column = this.#column("jobId");
    const rows = await this.#ask<DigestRow>(sql`select ${column} as ${sql.ref("key")}, ${this.#digest} as digest from ${this.#jobs} where ${column} > ${key} order by ${column} limit ${sql.lit(PAGE)}`);
    return { page: rows.map(digestOf), isLast: rows.length < PAGE };
  }

  /** The next jobs as they are, whole. */
  rowsAfter(key: number, count: number): Promise<DigestedRow[]> {
    const column = this.#column("jobId");
    return this.#ask(sql`select ${this.#select()} from ${this.#jobs} where ${column} > ${key} order by ${column} limit ${sql.lit(count)}`);
  }

  rows(keys: readonly number[]): Promise<DigestedRow[]> {
    return this.#ask(sql`select ${this.#select()} from ${this.#jobs} where ${this.#column("jobId")} in (${sql.join(keys)})`);
  }

  /** The last record of each job's log: one step of the primary key for each job. */
  async lastRecords(keys: readonly number[]): Promise<Digest[]> {
    if (keys.length === 0) return [];
    const log = await this.databases.open("JobLoggingDB");
    const rows = await log.rows(sql<DigestRow>`select JobID as ${sql.ref("key")}, max(SeqNum) as digest from LoggingInfo where JobID in (${sql.join(keys)}) group by JobID`);
    return rows.map(digestOf);
  }

  /** The same for a range of jobs: the index gives the last record of each without reading the others. */
  async lastRecordsBetween(after: number, last: number): Promise<Digest[]> {
    const log = await this.databases.open("JobLoggingDB");
    const rows = await log.rows(sql<DigestRow>`select JobID as ${sql.ref("key")}, max(SeqNum) as digest from LoggingInfo where JobID > ${after} and JobID <= ${last} group by JobID`);
    return rows.map(digestOf);
  }

  /** The whole logs of these jobs: a record means something only behind those before it. */
  async logs(keys: readonly number[]): Promise<Map<number, LogRow[]>> {
    const log = await this.databases.open("JobLoggingDB"), found: LogRow[] = [];
    for (let start = 0; start < keys.length; start += LOG_PAGE) {
      found.push(...await log.rows(sql<LogRow>`
        select JobID, SeqNum, Status, MinorStatus, ApplicationStatus, StatusTime, StatusTimeOrder, StatusSource
        from LoggingInfo where JobID in (${sql.join(keys.slice(start, start + LOG_PAGE))})`));
    }
    return Map.groupBy(found, row => Number(row.JobID));
  }

  #select(): Sql {
    return sql`${sql.join(this.fields.map(field => sql`${this.#column(field)} as ${sql.ref(field)}`))}, ${this.#digest} as digest`;
  }

  /** What is stored, personal columns too: the feed keeps it, and the policy decides who reads it. */
  #column(field: string): Sql {
    return sql.ref(this.table.description.columns.get(field)!.column);
  }

  #ask<Row>(query: Sql): Promise<Row[]> {
    return this.table.database.rows(query as Sql<Row>);
  }
}

const digestOf = ({ key, digest }: DigestRow): Digest => [Number(key), Number(digest)];
