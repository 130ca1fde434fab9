import { AtticJobParameters } from "../../generated/job-db.ts";
import { columnsOf, Table } from "../common/table.ts";

const column = columnsOf(AtticJobParameters);

@Table(AtticJobParameters, { node: false, description: "A parameter as it was when the job was rescheduled." })
export class JobPreviousParameter {
  @column("JobID", { description: "The job." })
  jobId!: number;

  @column("RescheduleCycle", { description: "Which reschedule, counted from 0." })
  rescheduleCycle!: number;

  @column("Name", { description: "Name, often with its unit." })
  name!: string;

  @column("Value", { description: "Value as text; written by jobs, so not to be trusted." })
  value!: string;
}
