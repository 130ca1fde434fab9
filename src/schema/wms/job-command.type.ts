import { JobCommands } from "../../generated/job-db.ts";
import { columnsOf, Table } from "../common/table.ts";

const column = columnsOf(JobCommands);

@Table(JobCommands, { node: false, description: "An order for a running job, handed out at its next heartbeat." })
export class JobCommand {
  @column("JobID", { description: "The job." })
  jobId!: number;

  @column("Command", { description: "Only `Kill` is in use." })
  command!: string;

  @column("Arguments", { description: "Arguments of the command." })
  arguments!: string;

  @column("Status", { description: "`Received` until the job fetches it, then `Sent`." })
  status!: string;

  @column("ReceptionTime", { description: "When the order was given." })
  receptionTime!: string | null;

  @column("ExecutionTime", { description: "Never filled by DIRAC." })
  executionTime!: string | null;
}
