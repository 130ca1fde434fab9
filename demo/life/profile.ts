import type { JobType } from "../job-spec.ts";
import { HOUR, MINUTE } from "../time.ts";

/** How long jobs of a type wait and run (medians, and the spread of their logarithm), and how often they fail. */
export interface Profile {
  readonly wait: number;
  readonly waitSpread: number;
  readonly run: number;
  readonly runSpread: number;
  readonly failure: number;
}

export const PROFILES: Readonly<Record<JobType, Profile>> = {
  User: { wait: 22 * MINUTE, waitSpread: 1.2, run: 1.6 * HOUR, runSpread: 1, failure: 0.13 },
  MCSimulation: { wait: 1.6 * HOUR, waitSpread: 0.9, run: 7.5 * HOUR, runSpread: 0.4, failure: 0.065 },
  MCReconstruction: { wait: 1.2 * HOUR, waitSpread: 0.9, run: 4 * HOUR, runSpread: 0.5, failure: 0.075 },
  DataReprocessing: { wait: 1.8 * HOUR, waitSpread: 0.8, run: 5 * HOUR, runSpread: 0.5, failure: 0.095 },
  Merge: { wait: 30 * MINUTE, waitSpread: 0.8, run: 50 * MINUTE, runSpread: 0.5, failure: 0.05 },
  Test: { wait: 6 * MINUTE, waitSpread: 1, run: 4 * MINUTE, runSpread: 0.6, failure: 0.03 },
};
