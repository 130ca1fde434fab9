import type { Random } from "./random.ts";
import { USERS, type DemoUser, type VoName } from "./registry.ts";
import { STORAGE_ELEMENTS, type DemoStorageElement } from "./storage-elements.ts";
import { DAY, HOUR, MINUTE, SECOND } from "./time.ts";
import { fateOf, hoursBefore, LOST } from "./transfer-troubles.ts";

export interface DemoTransfer {
  readonly lfn: string;
  readonly size: number;
  readonly checksum: string;
  status: string;
  error: string | null;
  attempt: number;
  guid: string | null;
  updatedAt: number;
}

export interface DemoFtsJob { readonly guid: string; readonly server: string; readonly submittedAt: number; readonly files: number; done: number; status: string; error: string | null; monitoredAt: number }

export interface DemoTransferOperation {
  readonly owner: DemoUser;
  readonly group: string;
  readonly source: DemoStorageElement | undefined;
  readonly target: DemoStorageElement;
  readonly activity: string | null;
  readonly createdAt: number;
  readonly files: readonly DemoTransfer[];
  readonly jobs: DemoFtsJob[];
}

/** As long as the demo's FTS remembers, and how many operations that are. */
const MEMORY = 15 * DAY;
const OPERATIONS = 900;
/** MaxAttemptsPerFile of this grid's FTS3Agent. */
const MAX_ATTEMPTS = 24;

const OWNERS: readonly { readonly vo: VoName; readonly owner: DemoUser; readonly group: string; readonly activity: string | null; readonly weight: number }[] = [
  { vo: "belle", owner: USERS.mcprod, group: "belle_prod", activity: "Production Output", weight: 45 },
  { vo: "belle", owner: USERS.dataprod, group: "belle_prod", activity: "Data Consolidation", weight: 20 },
  { vo: "belle", owner: USERS.hideki, group: "belle_user", activity: null, weight: 6 },
  { vo: "belle", owner: USERS.müller, group: "belle_user", activity: null, weight: 4 },
  { vo: "ctao", owner: USERS.ctasim, group: "ctao_prod", activity: "Production Output", weight: 22 },
  { vo: "ctao", owner: USERS.chiara, group: "ctao_user", activity: null, weight: 3 },
];

/** FTS in the last two weeks, the last days busier, oldest first: each operation from its begin to the present. */
export function transferOperations(random: Random, now: number): DemoTransferOperation[] {
  const begins = Array.from({ length: OPERATIONS }, () => now - MEMORY * random.next() ** 1.5).sort((a, b) => a - b);
  return begins.map(createdAt => {
    const operation = newOperation(random, createdAt);
    live(operation, random, now);
    return operation;
  });
}

function newOperation(random: Random, createdAt: number): DemoTransferOperation {
  const { vo, owner, group, activity } = random.weighted(OWNERS, ({ weight }) => weight);
  const elements = STORAGE_ELEMENTS.filter(({ site }) => site.vos.includes(vo)), target = random.weighted(elements, ({ site }) => Math.sqrt(site.weight));
  const source = random.chance(0.4) ? random.pick(elements.filter(({ name, tape }) => name !== target.name && !tape)) : undefined;
  const folder = group.endsWith("_prod") ? `/${vo}/MC/prod${String(random.integer(9041, 9071)).padStart(8, "0")}/sub${String(random.integer(0, 9)).padStart(2, "0")}` : `/${vo}/user/${owner.name[0]}/${owner.name}/ntuples_${random.integer(1, 60)}`;
  const files = Array.from({ length: random.integer(1, 7) }, (): DemoTransfer => ({
    lfn: `${folder}/mdst_${String(random.integer(1, 999_999)).padStart(6, "0")}.root`, size: Math.round(random.logNormal(1.4e9, 0.8)), checksum: random.hex(8), status: "New", error: null, attempt: 0, guid: null, updatedAt: createdAt,
  }));
  return { owner, group, source, target, activity, createdAt, files, jobs: [] };
}

/** Submits what is not at its end, again and again. */
function live({ target, source, createdAt, files, jobs }: DemoTransferOperation, random: Random, now: number): void {
  const server = /\.(jp|kr|tw|au|in)$/.test(target.site.domain) ? "https://fts3.kek.example.org:8446" : "https://fts3.cnaf.example.org:8446";
  let due = createdAt + random.between(4, 20) * MINUTE, pending = [...files];
  while (pending.length > 0 && due <= now) {
    const fates = new Map(pending.map(file => [file, fateOf(target, `davs://${target.host}:2880/data${file.lfn}`, hoursBefore(now, due), random)]));
    if ([...fates.values()].some(fate => fate?.kind === "held")) return;
    const job: DemoFtsJob = { guid: guid(random), server, submittedAt: due, files: pending.length, done: 0, status: "Active", error: null, monitoredAt: due };
    jobs.push(job);
    let ended = due;
    for (const file of pending) {
      const fate = fates.get(file), end = due + random.logNormal(14 * MINUTE, 0.9) + file.size / (target.tape ? 40e3 : 120e3);
      file.attempt++;
      if (fate?.kind === "stays" || end > now) fly(file, job, fate?.kind === "stays" ? fate.status : (now - due) < 3 * MINUTE ? "Submitted" : random.pick(["Active", "Active", "Ready"]), random, now);
      else {
        land(file, fate?.kind === "fails" ? fate.error : null, source, random, end);
        job.done++;
        ended = Math.max(ended, end);
      }
    }
    close(job, pending, ended, random, now);
    // the agent passes by every hour or so
    [pending, due] = [pending.filter(({ status }) => status === "Failed"), ended + random.between(0.6, 1.8) * HOUR];
  }
}

function fly(file: DemoTransfer, { guid: ofJob }: DemoFtsJob, status: string, random: Random, now: number): void {
  Object.assign(file, { status, guid: ofJob, updatedAt: now - random.between(1, 9) * MINUTE });
}

function land(file: DemoTransfer, error: string | null, source: DemoStorageElement | undefined, random: Random, end: number): void {
  const lost = error === null && random.chance(0.004) ? random.pick(LOST)(`davs://${source?.host ?? "se.cc.kek.jp"}:2880/data${file.lfn}`, random) : null, gaveUp = error !== null && file.attempt >= MAX_ATTEMPTS;
  Object.assign(file, {
    status: lost !== null || gaveUp ? "Defunct" : error === null ? "Finished" : "Failed",
    error: lost ?? (gaveUp ? `Max attempts ${MAX_ATTEMPTS} reached` : error ?? file.error), guid: null, updatedAt: end,
  });
}

function close(job: DemoFtsJob, files: readonly DemoTransfer[], ended: number, random: Random, now: number): void {
  const flying = job.done < job.files, failed = files.filter(({ status }) => status === "Failed" || status === "Defunct");
  // a few agents died: nobody asks FTS any more
  job.monitoredAt = flying ? now - (random.chance(0.2) ? random.between(7, 11) * HOUR : random.between(1, 9) * MINUTE) : ended + 2 * MINUTE;
  if (job.monitoredAt < job.submittedAt) job.monitoredAt = job.submittedAt + 30 * SECOND;
  if (job.monitoredAt > now) job.monitoredAt = now;
  if (!flying) job.status = failed.length === 0 ? "Finished" : failed.length < job.files ? "Finisheddirty" : "Failed";
  if (!flying && failed.length > 0) job.error = "One or more files failed. Please have a look at the details for more information";
}

function guid(random: Random): string {
  return [8, 4, 4, 4, 12].map(digits => random.hex(digits)).join("-");
}
