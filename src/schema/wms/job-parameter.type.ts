import { JobParameters } from "../../generated/job-db.ts";
import { columnsOf, Table } from "../common/table.ts";

const column = columnsOf(JobParameters);

@Table(JobParameters, { node: false, description: "Something that the job, its pilot or a service reported about the job, such as `TotalCPUTime(s)`." })
export class JobParameter {
  @column("JobID", { description: "The job." })
  jobId!: number;

  @column("Name", { description: "Name, often with its unit." })
  name!: string;

  @column("Value", { description: "Value as text; written by jobs, so not to be trusted." })
  value!: string;
}
