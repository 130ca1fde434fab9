import { InputData } from "../../generated/job-db.ts";
import { columnsOf, Table } from "../common/table.ts";

const column = columnsOf(InputData);

@Table(InputData, { node: false, description: "A file that the job reads." })
export class JobInputFile {
  @column("JobID", { description: "The job." })
  jobId!: number;

  @column("LFN", { description: "Logical file name, without the prefix `LFN:` that submissions may carry." })
  lfn!: string;

  @column("Status", { description: "Not maintained by DIRAC." })
  status!: string;
}
