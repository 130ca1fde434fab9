import * as pilotAgentsDb from "../../generated/pilot-agents-db.ts";
import type { SubsystemDescription } from "../subsystem.ts";
import { pilotAgentsDbGeneration } from "./pilot-generation.ts";

/** Pilots, their output, and which jobs they ran. */
export const PILOTS: SubsystemDescription = {
  name: "pilots",
  databases: [{ name: "PilotAgentsDB", tables: Object.values(pilotAgentsDb), generation: pilotAgentsDbGeneration, without: "there are no pilots, and Job.pilots is null" }],
};
