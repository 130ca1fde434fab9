import { sql } from "kysely";
import type { JobLoggingDB } from "../../generated/job-logging-db.ts";
import type { Job } from "../../schema/wms/job.type.ts";
import type { Databases } from "../databases.ts";
import type { Digest } from "../live/feed-state.ts";
import { digestOf, PAGE, TableLooks, type DigestRow } from "../live/table-looks.ts";
import type { BoundTable } from "../query/bound-table.ts";

/** Where a walk by (LastUpdateTime, JobID) stands. */
export interface UpdatePosition { readonly time: string; readonly key: number }

export type LogRow = JobLoggingDB["LoggingInfo"];

/** Records of a log are long. */
const LOG_PAGE = 500;

/**
 * The statements by which the feed looks at JobDB and JobLoggingDB: more than along the primary key. Each is served by an
 * index and reads a bounded number of rows; those that only compare read a row's digest, which the server computes.
 */
export class JobLooks extends TableLooks<Job> {
  constructor(private readonly databases: Databases, table: BoundTable<Job>, fields: readonly string[]) {
    super(table, fields, []);
  }

  /** A page of the jobs that were updated since a time, by the index on LastUpdateTime, and where the next page begins. */
  async updatedSince(from: UpdatePosition): Promise<{ readonly page: readonly Digest[]; readonly next: UpdatePosition | undefined; readonly last: string | undefined }> {
    const { key, digest } = this, time = this.column("lastUpdateTime");
    const rows = await this.table.database.rows(sql<DigestRow & { time: string }>`
      select ${key} as ${sql.ref("key")}, ${time} as ${sql.ref("time")}, ${digest} as digest from ${this.table.from}
      where ${time} >= ${from.time} and (${time} > ${from.time} or ${key} > ${from.key})
      order by ${time}, ${key} limit ${sql.lit(PAGE)}`);
    const last = rows.at(-1);
    return { page: rows.map(digestOf), last: last?.time, next: last === undefined || rows.length < PAGE ? undefined : { time: last.time, key: Number(last.key) } };
  }

  /** The next page of each of these statuses, by the index on Status: after these keys. */
  async ofStatuses(after: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, readonly Digest[]>> {
    const { key, digest } = this, { dialect } = this.table.database, status = this.column("status"), stored = this.table.columns.get("status")!.stored!;
    const each = Math.ceil(PAGE / after.size), index = [...this.table.database.catalog.get("Jobs")?.indexes ?? []].find(([, columns]) => columns.join() === "Status")?.[0];
    // left to itself MariaDB walks the primary key in search of what few jobs are
    const byStatus = index === undefined ? sql`` : dialect.byIndex(index);
    // the index finds by the column's collation, which may hold two words for one: the exact word decides
    const parts = [...after].map(([word, from]) => sql`select * from (
      select ${status} as status, ${key} as ${sql.ref("key")}, ${digest} as digest from ${this.table.from}${byStatus}
      where ${status} = ${dialect.storedOperand(word, stored)} and ${key} > ${from} and ${dialect.exact(status)} = ${dialect.exactOperand(word)} order by ${key} limit ${sql.lit(each)}) as part`);
    const rows = await this.table.database.rows(sql<DigestRow & { status: string }>`${sql.join(parts, sql` union all `)}`);
    const found = Map.groupBy(rows, row => row.status);
    return new Map([...after.keys()].map(word => [word, (found.get(word) ?? []).map(digestOf).sort(([a], [b]) => a - b)]));
  }

  /** How many rows of a status a page of `ofStatuses` holds when there are more. */
  static full(statuses: number): number {
    return Math.ceil(PAGE / statuses);
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
}
