import type { Random } from "./random.ts";

/** A file on its way, by the addresses of its replicas, and the machines at both ends. */
export interface Leg { readonly from: string; readonly to: string; readonly source: string; readonly target: string }

/** In FTS's words: which end it was, and what gfal2 or the storage element said. */
export type TransferError = (leg: Leg, random: Random) => string;

const attempts = (random: Random) => `after ${random.integer(1, 3)} attempts`;

export const REFUSED_BY_TARGET: TransferError = ({ target, to }, random) => `DESTINATION [111] Could not connect to ${target}:2880: Connection refused ${attempts(random)}: ${to}`;
export const REFUSED_BY_SOURCE: TransferError = ({ source, from }, random) => `SOURCE [111] Could not connect to ${source}:2880: Connection refused ${attempts(random)}: ${from}`;
export const FULL: TransferError = ({ to }) => `TRANSFER [28] TRANSFER ERROR: Copy failed (3rd pull). Last attempt: copy HTTP 507 : Insufficient Storage: ${to}`;
export const TIMED_OUT: TransferError = ({ from, to }, random) => `TRANSFER [110] Connection timed out after ${random.integer(3600, 3660)} s: ${from} to ${to}`;
export const HANDSHAKE: TransferError = ({ to }) => `TRANSFER ERROR: Copy failed (3rd pull). Last attempt: SSL handshake failed (destination): ${to}`;
export const UNEXPECTED: TransferError = ({ to }, random) => `TRANSFER ERROR: Copy failed (streamed). Last attempt: HTTP ${random.pick([500, 503, 503])} : Unexpected server error: ${to}`;
export const EXPIRED: TransferError = ({ target }, random) => `DESTINATION [5] SSL connect error: the certificate of ${target} has expired (code ${random.integer(1, 9)}) ${attempts(random)}`;
export const BROKEN_POOL: TransferError = ({ target }, random) =>
  `DESTINATION CHECKSUM MISMATCH User-defined and destination ADLER32 checksums do not match (${random.hex(7)}a != ${random.hex(7)}b) on pool${random.integer(11, 14)}.${target.replace(/^\w+\./, "")}`;
export const NOT_STAGED: TransferError = ({ from }, random) => `STAGING [110] bring-online timeout of ${random.pick([28_800, 43_200])} s has been exceeded, request ${random.guid()}: ${from}`;

/** What happens anywhere now and then. */
export const SELDOM: readonly TransferError[] = [
  ({ from }, random) => `SOURCE [70] Communication error on send, after ${random.integer(20, 300)} s: ${from}`,
  ({ source }, random) => `SOURCE [112] Result curl error (56): Failure when receiving data from the peer ${source} ${attempts(random)}`,
  ({ from }) => `SOURCE [13] HTTP 403 : Permission refused: ${from}`,
  ({ to }) => `DESTINATION OVERWRITE [17] Destination file exists and overwrite is not enabled: ${to}`,
  ({ to }) => `TRANSFER [5] Input/output error: ${to}`,
  ({ target }, random) => `TRANSFER [113] Transfer failed: no route to host pool${random.integer(11, 38)}.${target.replace(/^\w+\./, "")}:${random.integer(20_000, 25_000)}`,
  (_leg, random) => `No FTS server has updated the transfer status the last ${random.integer(900, 960)} seconds. Probably stalled`,
];

/** Nobody can repair these: DIRAC gives up at once. */
export const LOST: readonly TransferError[] = [
  ({ from }) => `SOURCE [2] No such file or directory: ${from}`,
  ({ from }, random) => `TRANSFER CHECKSUM MISMATCH: user defined checksum and source checksum do not match ${random.hex(8)} != ${random.hex(8)}: ${from}`,
];
