import type { Sources } from "../../all-sources.ts";
import type { Job } from "../../../schema/wms/job.type.ts";
import type { Rule } from "./finding.ts";
import { INPUT_NOT_READABLE } from "./input-not-readable.rule.ts";
import { LONG_LINE } from "./long-line.rule.ts";
import { MATCHING_DELAY } from "./matching-delay.rule.ts";
import { NO_CANDIDATE_SITE } from "./no-candidate-site.rule.ts";
import { NO_PILOT } from "./no-pilot.rule.ts";
import { NO_QUEUE_FITS } from "./no-queue-fits.rule.ts";
import { NOT_SUBMITTED } from "./not-submitted.rule.ts";
import { ON_HOLD } from "./on-hold.rule.ts";
import { OPTIMIZER_BACKLOG } from "./optimizer-backlog.rule.ts";
import { PILOTS_FAILING } from "./pilots-failing.rule.ts";
import { RUNNING_LIMIT } from "./running-limit.rule.ts";
import { SCOUTING } from "./scouting.rule.ts";
import { SITES_NOT_USABLE } from "./sites-not-usable.rule.ts";
import { STAGING } from "./staging.rule.ts";
import type { WaitingQueue } from "./waiting-queue.ts";

/** The first that is so ends the search. */
export const RULES_OF_STATES: readonly Rule<[Job, Sources]>[] = [NOT_SUBMITTED, OPTIMIZER_BACKLOG, ON_HOLD, STAGING, SCOUTING];

/** All that are so are told, in this order. */
export const RULES_OF_QUEUES: readonly Rule<[WaitingQueue, Job]>[] = [
  NO_CANDIDATE_SITE, SITES_NOT_USABLE, NO_QUEUE_FITS, INPUT_NOT_READABLE, RUNNING_LIMIT, MATCHING_DELAY, PILOTS_FAILING, NO_PILOT, LONG_LINE,
];
