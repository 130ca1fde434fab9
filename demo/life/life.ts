import type { DemoJob } from "../job.ts";
import { tidyUp, tryAgain } from "./aftermath.ts";
import { finishRequests, store } from "./finishing.ts";
import { checkSanity, choosePath, confirm, resolveInput } from "./optimizing.ts";
import { awake, die, run } from "./running.ts";
import { requestStaging, schedule, stagingDone } from "./scheduling.ts";
import type { Stage } from "./stage.ts";
import { leaveQueue, receiveByAgent, startApplication, startWrapper } from "./starting.ts";
import type { World } from "./world.ts";

/** One step of a life: writes what DIRAC would write at that instant, and sets what comes next and when. */
type Step = (job: DemoJob, at: number, world: World) => void;

const STEPS: Readonly<Record<Stage, Step>> = {
  submitting: confirm,
  accepted: choosePath,
  scouting: choosePath,
  sanity: checkSanity,
  input: resolveInput,
  scheduling: schedule,
  held: schedule,
  staging: requestStaging,
  staged: stagingDone,
  queued: leaveQueue,
  matched: receiveByAgent,
  starting: startWrapper,
  initialised: startApplication,
  running: run,
  uploading: store,
  requested: finishRequests,
  stalled: awake,
  rescheduling: tryAgain,
  dying: die,
  over: tidyUp,
  deleted: (job, at, { tables }) => tables.remove(job, at),
};

export const step: Step = (job, at, world) => STEPS[job.stage](job, at, world);
