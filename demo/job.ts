import type { JobSpec } from "./job-spec.ts";
import type { Run } from "./life/run.ts";
import type { Stage } from "./life/stage.ts";
import type { Pilot } from "./pilots.ts";

/** The columns of JobDB.Jobs that change and that both generations have; times are milliseconds. */
export interface JobRow {
  readonly JobID: number;
  Site: string;
  Status: string;
  MinorStatus: string;
  ApplicationStatus: string;
  SubmissionTime: number;
  RescheduleTime: number | null;
  LastUpdateTime: number;
  StartExecTime: number | null;
  HeartBeatTime: number | null;
  EndExecTime: number | null;
  RescheduleCounter: number;
  AccountedFlag: "True" | "False" | "Failed";
}

/** A job with what the demo must remember of it beside its row. */
export interface DemoJob {
  readonly row: JobRow;
  readonly spec: JobSpec;
  stage: Stage;
  /** When its next step is due. */
  due: number;
  /** The newest time in its log: an older report changes the log only. */
  logged: number;
  /** JobScheduling has decided: the description names sites and tags, and the sites that hold the input. */
  scheduled: boolean;
  candidateSites: readonly string[];
  parameters: Map<string, string>;
  run: Run | undefined;
  pilot: Pilot | undefined;
  /** The state in which it is meant to be now, and since when. */
  readonly rest: Rest | undefined;
}

export interface Rest { readonly stage: Stage; readonly at: number }

export function newJob(id: number, spec: JobSpec, at: number, bulk: boolean, rest: Rest | undefined): DemoJob {
  return {
    row: {
      JobID: id,
      Site: requestedSite(spec),
      Status: bulk ? "Submitting" : "Received",
      MinorStatus: bulk ? "Bulk transaction confirmation" : "Job accepted",
      ApplicationStatus: "Unknown",
      SubmissionTime: at,
      RescheduleTime: null,
      LastUpdateTime: at,
      StartExecTime: null,
      HeartBeatTime: null,
      EndExecTime: null,
      RescheduleCounter: 0,
      AccountedFlag: "False",
    },
    spec,
    stage: bulk ? "submitting" : "accepted",
    due: at,
    logged: at,
    scheduled: false,
    candidateSites: [],
    parameters: new Map(),
    run: undefined,
    pilot: undefined,
    rest,
  };
}

/** Until JobScheduling has looked at it, Jobs.Site holds what was requested. */
export function requestedSite({ sites }: JobSpec): string {
  if (sites.length > 1) return "Multiple";
  return sites[0] ?? "ANY";
}
