import type { DemoUser, VoName } from "./registry.ts";

export const JOB_TYPES = ["User", "MCSimulation", "MCReconstruction", "DataReprocessing", "Merge", "Test"] as const;
export type JobType = (typeof JOB_TYPES)[number];

export const isProduction = (type: JobType) => type !== "User" && type !== "Test";

/** What somebody submits: the content of a job description. */
export interface JobSpec {
  readonly owner: DemoUser;
  readonly ownerGroup: string;
  readonly vo: VoName;
  readonly jobType: JobType;
  readonly jobGroup: string;
  readonly jobName: string;
  readonly executable: string;
  readonly arguments: string;
  readonly priority: number;
  /** Seconds. */
  readonly cpuTime: number;
  readonly processors: number;
  /** MB; none is not said. */
  readonly memory: number | undefined;
  /** Requested sites; none is any. */
  readonly sites: readonly string[];
  readonly bannedSites: readonly string[];
  readonly platform: string | undefined;
  readonly computingElement: string | undefined;
  readonly inputData: readonly string[];
  readonly outputFile: string | undefined;
  readonly inputSandbox: string | undefined;
  /** The reason for which nearly all jobs of this task fail: their author's mistake. */
  readonly mistake: string | undefined;
}
