import type { Random } from "./random.ts";
import { addressOf, type DemoStorageElement } from "./storage-elements.ts";
import { HOUR, MINUTE, SECOND } from "./time.ts";
import type { DemoFtsJob, DemoTransfer, DemoTransferOperation } from "./transfer.ts";
import { SELDOM, type Leg } from "./transfer-errors.ts";
import type { Fate, Way } from "./transfer-troubles.ts";

/** MaxAttemptsPerFile of this grid's FTS3Agent. */
export const MAX_ATTEMPTS = 24;

/** What becomes of a file that is submitted at that time. */
export type FateAt = (way: Way, at: number) => Fate | undefined;

/** DIRAC submits what is not at its end to FTS, again and again, from the making of the operation until now. */
export function moveByFts(operation: DemoTransferOperation, fateAt: FateAt, now: number, random: Random): void {
  for (const target of operation.targets) {
    let due = operation.createdAt + random.between(4, 20) * MINUTE, pending = operation.files.filter(file => file.target === target);
    while (pending.length > 0 && due <= now) {
      const ended = submit(operation, target, pending, fateAt, due, now, random);
      if (ended === undefined) break;
      // the agent passes by every hour or so
      [pending, due] = [pending.filter(({ status }) => status === "Failed"), ended + random.between(0.6, 1.8) * HOUR];
      if (isAbandoned(operation, pending, random) && due <= now) return void (operation.canceledAt = due);
    }
  }
}

/** Somebody who waits in vain cancels the request: nothing more is submitted. */
function isAbandoned({ targets, files }: DemoTransferOperation, pending: readonly DemoTransfer[], random: Random): boolean {
  return targets.length === 1 && pending.length === files.length && pending.every(({ attempt }) => attempt > 2) && random.chance(0.04);
}

/** One FTS job; tells when the last of its files ended. Nothing where DIRAC may not submit. */
function submit({ createdAt, replicas, jobs }: DemoTransferOperation, target: DemoStorageElement, files: readonly DemoTransfer[], fateAt: FateAt, at: number, now: number, random: Random): number | undefined {
  const source = random.pick(replicas), ways = new Map(files.map(file => [file, { source, target, leg: legOf(file, source) }])), fates = new Map([...ways].map(([file, way]) => [file, fateAt(way, at)]));
  if ([...fates.values()].some(fate => fate?.kind === "held")) return undefined;
  const server = /\.(jp|kr|tw|au|in)$/.test(target.site.domain) ? "https://fts3.kek.example.org:8446" : "https://fts3.cnaf.example.org:8446";
  const job: DemoFtsJob = { guid: random.guid(), server, submittedAt: at, files: files.length, done: 0, status: "Submitted", error: null, monitoredAt: at };
  jobs.push(job);
  // tapes are asked for together, and come one by one
  const recall = source.tape ? random.logNormal(2.5 * HOUR, 0.8) : 0;
  let ended = Math.max(at, createdAt);
  for (const file of files) {
    const fate = fates.get(file), staged = at + recall * random.between(0.6, 1.4), end = staged + random.logNormal(14 * MINUTE, 0.9) + file.size / (target.tape ? 40e3 : 120e3);
    file.attempt++;
    if (fate?.kind === "stays" || end > now) fly(file, job, fate?.kind === "stays" ? fate.status : stateAt(now, at, staged, random), random, now);
    else {
      land(file, fate, ways.get(file)!.leg, random, end);
      job.done++;
      ended = Math.max(ended, end);
    }
  }
  close(job, files, ended, random, now);
  return ended;
}

const legOf = ({ lfn, target }: DemoTransfer, source: DemoStorageElement): Leg => ({ from: addressOf(source, lfn, "davs"), to: addressOf(target, lfn, "davs"), source: source.host, target: target.host });

function stateAt(now: number, submitted: number, staged: number, random: Random): string {
  if (now - submitted < 3 * MINUTE) return "Submitted";
  return now < staged ? "Staging" : random.pick(["Active", "Active", "Ready"]);
}

/** While FTS has it, its error is FTS's reason: none. */
function fly(file: DemoTransfer, { guid }: DemoFtsJob, status: string, random: Random, now: number): void {
  Object.assign(file, { status, guid, error: null, updatedAt: now - random.between(1, 9) * MINUTE });
}

function land(file: DemoTransfer, fate: Fate | undefined, leg: Leg, random: Random, end: number): void {
  const isFailure = fate?.kind === "fails", isLost = fate?.kind === "lost" || (isFailure && file.attempt >= MAX_ATTEMPTS);
  // FTS tries three times by itself, and a reason of before may stay
  const error = fate !== undefined && "error" in fate ? fate.error : random.chance(0.008) ? random.pick(SELDOM)(leg, random) : null;
  Object.assign(file, { status: isLost ? "Defunct" : isFailure ? "Failed" : "Finished", error, guid: null, updatedAt: end });
}

/** Of a job that goes on: that of its files that are furthest. */
const FURTHEST = ["Active", "Ready", "Staging", "Archiving", "Submitted"];

function close(job: DemoFtsJob, files: readonly DemoTransfer[], ended: number, random: Random, now: number): void {
  const isFlying = job.done < job.files, failed = files.filter(({ status }) => status === "Failed" || status === "Defunct");
  // a few agents died: nobody asks FTS any more
  job.monitoredAt = isFlying ? now - (random.chance(0.2) ? random.between(7, 11) * HOUR : random.between(1, 9) * MINUTE) : ended + 2 * MINUTE;
  if (job.monitoredAt < job.submittedAt) job.monitoredAt = job.submittedAt + 30 * SECOND;
  if (job.monitoredAt > now) job.monitoredAt = now;
  job.status = isFlying ? FURTHEST.find(state => files.some(({ status, guid }) => guid === job.guid && status === state))! : failed.length === 0 ? "Finished" : failed.length < job.files ? "Finisheddirty" : "Failed";
  if (!isFlying && failed.length > 0) job.error = "One or more files failed. Please have a look at the details for more information";
}
