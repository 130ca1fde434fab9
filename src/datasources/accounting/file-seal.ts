import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Viewer } from "../../auth/viewer.ts";
import { GatewayError } from "../../errors.ts";
import type { ReportRequest, Shown } from "../../schema/accounting/report.ts";
import type { AccountingPlotKind } from "../../schema/accounting/accounting-words.ts";
import type { Preset } from "./preset.ts";

/** A file that is to be made when it is asked for. */
export interface FileRequest {
  readonly setup: string | null;
  readonly preset: Preset | null;
  readonly report: ReportRequest;
  /** The clock of the operation that made the address, in milliseconds since 1970: times in it may be relative to that. */
  readonly now: number;
  readonly of: readonly string[];
  readonly shown: Shown;
  readonly first: number;
  /** Of a plot. */
  readonly kind: AccountingPlotKind | null;
}

export interface SealedFile { readonly request: FileRequest; readonly viewer: Viewer }

const LIFETIME_MS = 10 * 60_000;
/** Proxies and browsers take addresses of 8 KB. */
const MAX_LENGTH = 7000;
const VECTOR = 12, TAG = 16;

/**
 * Addresses of files: they hold what is asked for and who asks, encrypted and signed, so that whoever has one may read this
 * file, until it expires, and nothing else. The secret is the process's own.
 */
export class FileSeal {
  readonly #key: Buffer;

  constructor(secret: Buffer = randomBytes(32)) {
    this.#key = secret;
  }

  close(request: FileRequest, { name, group, vo, properties, allVos }: Viewer, clock = Date.now()): { token: string; expiresAt: string } {
    const expiresAt = clock - (clock % 1000) + LIFETIME_MS, vector = randomBytes(VECTOR);
    const cipher = createCipheriv("aes-256-gcm", this.#key, vector);
    const text = deflateRawSync(JSON.stringify({ expiresAt, request, viewer: { name, group, vo, properties: [...properties], allVos } }));
    const token = Buffer.concat([vector, cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString("base64url");
    if (token.length > MAX_LENGTH) throw new GatewayError("QUERY_TOO_COMPLEX", "filter: it is too long for an address; take startsWith, or fewer values", { argument: "filter" });
    return { token, expiresAt: `${new Date(expiresAt).toISOString().slice(0, 19)}Z` };
  }

  /** Undefined for one that is not ours, or has expired. */
  open(token: string, clock = Date.now()): SealedFile | undefined {
    const bytes = Buffer.from(token, "base64url");
    if (token.length > MAX_LENGTH || bytes.length < VECTOR + TAG) return undefined;
    try {
      const decipher = createDecipheriv("aes-256-gcm", this.#key, bytes.subarray(0, VECTOR)).setAuthTag(bytes.subarray(-TAG));
      const text = Buffer.concat([decipher.update(bytes.subarray(VECTOR, -TAG)), decipher.final()]);
      const { expiresAt, request, viewer } = JSON.parse(inflateRawSync(text).toString()) as { expiresAt: number; request: FileRequest; viewer: Viewer & { properties: string[] } };
      return clock >= expiresAt ? undefined : { request, viewer: { ...viewer, properties: new Set(viewer.properties) } };
    } catch {
      return undefined;
    }
  }
}
