import type DataLoader from "dataloader";
import { EVERYTHING } from "../../schema/common/condition.ts";
import { describe, type EntityClass, type TableDescription } from "../../schema/common/table-registry.ts";
import type { Job } from "../../schema/wms/job.type.ts";
import type { OpenDatabase } from "../database.ts";
import { isKept } from "../kept-table.ts";
import { bindTable } from "../query/bound-table.ts";
import { manyByKey } from "../query/loaders.ts";
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
    const { catalog } = await this.#open();
    return isKept(this.#description.facts, catalog, jobDbGeneration(catalog)) ? this.#rows.load(job.jobId) : null;
  }

  #open(): Promise<OpenDatabase> {
    return this.context.databases.open("JobDB");
  }
}
