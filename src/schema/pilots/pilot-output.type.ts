import { PilotOutput as Outputs } from "../../generated/pilot-agents-db.ts";
import { columnsOf, Table } from "../common/table.ts";

const column = columnsOf(Outputs);

@Table(Outputs, { node: false, description: "What a pilot wrote, as far as DIRAC stored it: of the few pilots at which somebody looked." })
export class PilotOutput {
  @column("PilotID", { description: "The pilot." })
  pilotId!: number;

  @column("StdOutput", { description: "Standard output: the pilot's own log, and that of its job agent." })
  stdOutput!: string | null;

  @column("StdError", { description: "Standard error." })
  stdError!: string | null;
}
