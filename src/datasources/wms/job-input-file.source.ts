import type { Job } from "../../schema/wms/job.type.ts";
import { JobInputFile } from "../../schema/wms/job-input-file.type.ts";
import type { SourceContext } from "../source-context.ts";
import { JobTableSource } from "./job-table.source.ts";

/** JobDB.InputData. */
export class JobInputFileSource {
  readonly #rows: JobTableSource<JobInputFile>;

  constructor(context: SourceContext) {
    this.#rows = new JobTableSource(JobInputFile, context);
  }

  async of(job: Job): Promise<JobInputFile[] | null> {
    // fresh objects: the loader hands the same ones to every alias
    return (await this.#rows.of(job))?.map(file => Object.assign(new JobInputFile(), file, { lfn: file.lfn.replace(/^LFN:/i, "") })) ?? null;
  }
}
