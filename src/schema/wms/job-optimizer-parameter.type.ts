import { OptimizerParameters } from "../../generated/job-db.ts";
import { columnsOf, Table } from "../common/table.ts";

const column = columnsOf(OptimizerParameters);

@Table(OptimizerParameters, { node: false, description: "What an optimizer left about a job before it was matched." })
export class JobOptimizerParameter {
  @column("JobID", { description: "The job." })
  jobId!: number;

  @column("Name", { description: "`OptimizerChain` (a comma list), or the name of an optimizer." })
  name!: string;

  @column("Value", { description: "Value as stored: text, or DIRAC's own encoding of a structure." })
  value!: string;
}
