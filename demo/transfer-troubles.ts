import type { Random } from "./random.ts";
import type { DemoStorageElement } from "./storage-elements.ts";
import { outageOf } from "./storage-outages.ts";
import { HOUR } from "./time.ts";
import { BROKEN_POOL, EXPIRED, FULL, HANDSHAKE, LOST, NOT_STAGED, REFUSED_BY_SOURCE, REFUSED_BY_TARGET, SELDOM, TIMED_OUT, UNEXPECTED, type Leg, type TransferError } from "./transfer-errors.ts";

/** What happens to a submission: it fails, it is lost for good, it stays with FTS, or DIRAC does not submit it at all. */
export type Fate = { readonly kind: "fails" | "lost"; readonly error: string } | { readonly kind: "stays"; readonly status: string } | { readonly kind: "held" };

/** Something is wrong with a machine for a while, as the source or as the target. */
interface Trouble {
  readonly host: string;
  readonly as: "source" | "target";
  /** Hours before now; what is not over ends at minus infinity. */
  readonly from: number;
  readonly to: number;
  readonly probability: number;
  /** How it fails, or the status in which it stays. */
  readonly what: TransferError | string;
}

const NOT_OVER = Number.NEGATIVE_INFINITY;

const TROUBLES: readonly Trouble[] = [
  { host: "se.na.infn.it", as: "target", from: 145, to: 100, probability: 0.9, what: FULL },
  { host: "se.indiacms.res.in", as: "target", from: 260, to: NOT_OVER, probability: 0.97, what: TIMED_OUT },
  { host: "se.desy.de", as: "target", from: 75, to: 67, probability: 0.7, what: HANDSHAKE },
  { host: "se.research-cloud.unimelb.edu.au", as: "target", from: 26, to: NOT_OVER, probability: 0.85, what: UNEXPECTED },
  { host: "se.sdfarm.kr", as: "target", from: 22, to: NOT_OVER, probability: 1, what: EXPIRED },
  { host: "se.pi.infn.it", as: "target", from: 30, to: NOT_OVER, probability: 0.6, what: BROKEN_POOL },
  { host: "tape.cr.cnaf.infn.it", as: "source", from: 60, to: NOT_OVER, probability: 0.5, what: NOT_STAGED },
  { host: "tape.gridka.de", as: "source", from: 44, to: NOT_OVER, probability: 0.5, what: "Staging" },
  { host: "tape.gridka.de", as: "target", from: 90, to: NOT_OVER, probability: 0.4, what: "Archiving" },
  { host: "se.kmi.nagoya-u.ac.jp", as: "target", from: 70, to: 26, probability: 0.8, what: "Submitted" },
];

export interface Way { readonly source: DemoStorageElement; readonly target: DemoStorageElement; readonly leg: Leg }

/** What becomes of a file that is submitted so many hours before now. */
export function fateOf({ source, target, leg }: Way, hoursAgo: number, random: Random): Fate | undefined {
  if (isClosed(target, hoursAgo) || isClosed(source, hoursAgo)) return { kind: "held" };
  if (isDown(target, hoursAgo)) return { kind: "fails", error: REFUSED_BY_TARGET(leg, random) };
  if (isDown(source, hoursAgo)) return { kind: "fails", error: REFUSED_BY_SOURCE(leg, random) };
  const trouble = TROUBLES.find(({ host, as, from, to }) => host === (as === "source" ? source : target).host && hoursAgo <= from && hoursAgo >= to);
  if (trouble !== undefined && random.chance(trouble.probability)) return typeof trouble.what === "string" ? { kind: "stays", status: trouble.what } : { kind: "fails", error: trouble.what(leg, random) };
  if (random.chance(0.03)) return { kind: "fails", error: random.pick(SELDOM)(leg, random) };
  return random.chance(0.006) ? { kind: "lost", error: random.pick(LOST)(leg, random) } : undefined;
}

/** DIRAC asks no element that is banned, by itself or with its site. */
export const isClosed = ({ site, host }: DemoStorageElement, hoursAgo: number) => hoursAgo <= Math.max(site.ban?.hoursAgo ?? NOT_OVER, outageOf(host)?.bannedHoursAgo ?? NOT_OVER);

const isDown = ({ host }: DemoStorageElement, hoursAgo: number) => hoursAgo <= (outageOf(host)?.brokeHoursAgo ?? NOT_OVER);

export const hoursBefore = (now: number, at: number) => (now - at) / HOUR;
