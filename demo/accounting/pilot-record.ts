import type { Generation } from "../../dirac/facts.ts";
import type { VoName } from "../registry.ts";
import type { RecordOf } from "./accounting-record.ts";

/** What is booked of a pilot that has ended, from its submission to its last sign of life. */
export interface EndedPilot {
  readonly vo: VoName;
  /** "Unknown" if it never got so far. */
  readonly site: string;
  readonly computingElement: string;
  readonly gridType: string;
  readonly status: string;
  readonly jobs: number;
  readonly from: number;
  readonly to: number;
  readonly count?: number;
}

/** DIRAC has not known users of pilots for long; 9.1 writes the VO where the group was. */
export function pilotRecord({ vo, site, computingElement, gridType, status, jobs, from, to, count = 1 }: EndedPilot, generation: Generation): RecordOf<"Pilot"> {
  return {
    type: "Pilot",
    keys: { User: "unknown", UserGroup: generation === "8.0" ? `${vo}_pilot` : vo, Site: site, GridCE: computingElement, GridMiddleware: gridType, GridResourceBroker: "DIRAC", GridStatus: status },
    values: { Jobs: jobs },
    from, to, count,
  };
}
