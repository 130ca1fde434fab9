import DataLoader from "dataloader";
import { sql } from "kysely";
import type { OpenDatabase } from "../database.ts";
import type { SourceContext } from "../source-context.ts";

const MAX_BATCH = 1000;

/**
 * TaskQueueDB.tq_Jobs: which job waits in which queue. Only numbers, and no scope of its own: whoever asks holds the queue
 * or the job, and reads the other one by its own policy.
 */
export class TaskQueueJobSource {
  readonly #queues: DataLoader<number, number | null>;
  readonly #counts: DataLoader<number, number>;
  readonly #jobs: DataLoader<number, number[]>;

  constructor({ databases }: SourceContext) {
    const open = () => databases.open("TaskQueueDB");
    this.#queues = loaded(open, async (database, jobIds) => {
      const rows = await database.rows(sql<{ JobId: number; TQId: number }>`select JobId, TQId from tq_Jobs where JobId in (${sql.join(jobIds)})`);
      const queues = new Map(rows.map(({ JobId, TQId }) => [Number(JobId), Number(TQId)]));
      return jobId => queues.get(jobId) ?? null;
    });
    this.#counts = loaded(open, async (database, taskQueueIds) => {
      const rows = await database.rows(sql<{ TQId: number; jobs: number }>`select TQId, count(*) as jobs from tq_Jobs where TQId in (${sql.join(taskQueueIds)}) group by TQId`);
      const counts = new Map(rows.map(({ TQId, jobs }) => [Number(TQId), Number(jobs)]));
      return taskQueueId => counts.get(taskQueueId) ?? 0;
    });
    this.#jobs = loaded(open, async (database, taskQueueIds) => {
      const rows = await database.rows(sql<{ TQId: number; JobId: number }>`select TQId, JobId from tq_Jobs where TQId in (${sql.join(taskQueueIds)})`);
      const jobs = Map.groupBy(rows, ({ TQId }) => Number(TQId));
      return taskQueueId => (jobs.get(taskQueueId) ?? []).map(({ JobId }) => Number(JobId));
    });
  }

  /** Null where the job waits in none. */
  queueOf(jobId: number): Promise<number | null> {
    return this.#queues.load(jobId);
  }

  countOf(taskQueueId: number): Promise<number> {
    return this.#counts.load(taskQueueId);
  }

  jobsOf(taskQueueIds: readonly number[]): Promise<number[][]> {
    return Promise.all(taskQueueIds.map(taskQueueId => this.#jobs.load(taskQueueId)));
  }
}

/** `read` answers for many keys at once, and gives what it found for each. */
function loaded<A>(open: () => Promise<OpenDatabase>, read: (database: OpenDatabase, keys: readonly number[]) => Promise<(key: number) => A>): DataLoader<number, A> {
  return new DataLoader(async keys => keys.map(await read(await open(), keys)), { maxBatchSize: MAX_BATCH });
}
