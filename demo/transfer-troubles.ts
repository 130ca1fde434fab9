import type { Random } from "./random.ts";
import { STORAGE_ELEMENTS, type DemoStorageElement } from "./storage-elements.ts";
import { HOUR } from "./time.ts";

/** What happens to a submission: it fails, it stays with FTS, or DIRAC does not submit it at all. */
export type Fate = { readonly kind: "fails"; readonly error: string } | { readonly kind: "stays"; readonly status: string } | { readonly kind: "held" };

/** Something is wrong with a target for a while. */
interface Trouble {
  readonly target: string;
  /** Hours before now; what is not over ends at minus infinity. */
  readonly from: number;
  readonly to: number;
  readonly probability: number;
  readonly fate: (url: string, random: Random) => Fate;
}

const NOT_OVER = Number.NEGATIVE_INFINITY;
const failing = (error: (url: string, random: Random) => string): Trouble["fate"] => (url, random) => ({ kind: "fails", error: error(url, random) });
const banned = STORAGE_ELEMENTS.flatMap(({ name, site: { ban } }): Trouble[] => (ban === undefined ? [] : [{ target: name, from: ban.hoursAgo, to: NOT_OVER, probability: 1, fate: () => ({ kind: "held" }) }]));

const TROUBLES: readonly Trouble[] = [
  ...banned,
  { target: "Napoli-DISK-SE", from: 145, to: 100, probability: 0.9, fate: failing(url => `DESTINATION [28] No space left on device: ${url}`) },
  { target: "TIFR-DISK-SE", from: 260, to: NOT_OVER, probability: 0.97, fate: failing((url, random) => `TRANSFER [110] Connection timed out after ${random.integer(3600, 3660)} s: ${url}`) },
  { target: "DESY-DISK-SE", from: 75, to: 67, probability: 0.7, fate: failing(url => `TRANSFER ERROR: Copy failed (3rd pull). Last attempt: SSL handshake failed (destination): ${url}`) },
  { target: "Melbourne-DISK-SE", from: 9, to: NOT_OVER, probability: 0.8, fate: failing((url, random) => `TRANSFER ERROR: Copy failed (streamed). Last attempt: HTTP ${random.pick([500, 503, 503])} : Unexpected server error: ${url}`) },
  { target: "KIT-TAPE-SE", from: 90, to: NOT_OVER, probability: 0.4, fate: () => ({ kind: "stays", status: "Archiving" }) },
  { target: "KMI-DISK-SE", from: 70, to: 26, probability: 0.8, fate: () => ({ kind: "stays", status: "Submitted" }) },
];

export function fateOf(target: DemoStorageElement, url: string, hoursAgo: number, random: Random): Fate | undefined {
  const trouble = TROUBLES.find(({ target: name, from, to }) => name === target.name && hoursAgo <= from && hoursAgo >= to);
  if (trouble !== undefined && random.chance(trouble.probability)) return trouble.fate(url, random);
  return random.chance(0.015) ? { kind: "fails", error: random.pick(SELDOM)(url, random) } : undefined;
}

/** Nobody can repair these: DIRAC gives up at once. */
export const LOST = [
  (url: string) => `SOURCE [2] No such file or directory: ${url}`,
  (_url: string, random: Random) => `TRANSFER CHECKSUM MISMATCH: user defined checksum and source checksum do not match ${random.hex(8)} != ${random.hex(8)}`,
];

const SELDOM = [
  (url: string) => `TRANSFER [5] Input/output error: ${url}`,
  (url: string, random: Random) => `SOURCE [70] Communication error on send, after ${random.integer(20, 300)} s: ${url}`,
  (url: string) => `DESTINATION OVERWRITE [17] Destination file exists and overwrite is not enabled: ${url}`,
];

export const hoursBefore = (now: number, at: number) => (now - at) / HOUR;
