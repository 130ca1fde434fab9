import type DataLoader from "dataloader";
import { EVERYTHING } from "../../schema/common/condition.ts";
import { describe, type EntityClass, type TableDescription } from "../../schema/common/table-registry.ts";
import type { Job } from "../../schema/wms/job.type.ts";
import { bindTable } from "../query/bound-table.ts";
import { manyByKey } from "../query/loaders.ts";
import type { OpenDatabase } from "../database.ts";
import type { SourceContext } from "../source-context.ts";
import { jobDbGeneration } from "./job-generation.ts";

/**
 * A table of JobDB whose rows belong to a job. It has no scope of its own: rows are given out for a `Job` only, and whoever
 * holds one has read it through `visibleJobRows`.
 */
export class JobTableSource<T extends { jobId: number }> {
  readonly #description: TableDescription<T>;
  readonly #rows: DataLoader<number, T[]>;

  constructor(type: EntityClass<T>, private readonly context: SourceContext) {
    this.#description = describe(type);
    this.#rows = manyByKey<number, T>(async () => ({ table: bindTable(this.#description, await this.#open()), scope: EVERYTHING }), "jobId");
  }

  /** The job's rows; null where this generation of DIRAC does not keep them in JobDB. */
  async of(job: Job): Promise<T[] | null> {
    return isKeptIn(await this.#open(), this.#description) ? this.#rows.load(job.jobId) : null;
  }

  #open(): Promise<OpenDatabase> {
    return this.context.databases.open("JobDB");
  }
}

/** A database upgraded to 9.1 still has the tables that 9.1 no longer writes nor reads: their rows are stale. */
function isKeptIn({ catalog }: OpenDatabase, { facts }: TableDescription): boolean {
  const generation = jobDbGeneration(catalog);
  return catalog.has(facts.table) && Object.values(facts.columns).some(({ generations }) => generations.includes(generation));
}
