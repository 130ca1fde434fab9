import { SaidOnce } from "../config/said-once.ts";
import { requestJson } from "./fetch-json.ts";

const EVERY_MS = 60_000;
const TIMEOUT_MS = 10_000;
/** With 3,000 users it has half a megabyte. */
const MAX_BYTES = 20 * 1024 * 1024;

export interface DiracxConfigurationParts {
  /** The DiracX, as it names itself in its tokens. */
  readonly issuer: string;
  /** Takes what it answers; throws when that makes no sense. */
  readonly take: (document: unknown) => void;
  /** Told why nothing could be taken, each reason once until something can. */
  readonly failed: (reason: string) => void;
  /** Milliseconds that only go forward. */
  readonly clock?: () => number;
  readonly timeoutMs?: number;
}

/**
 * Asks a DiracX for its configuration, which it tells every user, with the tokens of the users who come by: it has no other
 * accounts. A token is used for one request to its own issuer, and nothing here remembers it.
 */
export class DiracxConfiguration {
  readonly #address: string;
  readonly #failures: SaidOnce;
  readonly #closing = new AbortController();
  readonly #clock: () => number;
  #askedAt = Number.NEGATIVE_INFINITY;
  /** Of the last answer that was taken. */
  #etag: string | undefined;

  constructor(private readonly parts: DiracxConfigurationParts) {
    this.#address = `${parts.issuer.replace(/\/$/, "")}/api/config/`;
    this.#failures = new SaidOnce(parts.failed);
    this.#clock = parts.clock ?? (() => performance.now());
  }

  /** Somebody came by with this token, which the issuer made and which is verified. Nobody waits for what becomes of it. */
  offer(token: string, isDiracx: boolean): void {
    const now = this.#clock();
    if (now - this.#askedAt < EVERY_MS) return;
    if (!isDiracx) return this.#failures.tell("the issuer is no DiracX");
    this.#askedAt = now;
    void this.#ask(token);
  }

  close(): void {
    this.#closing.abort();
  }

  async #ask(token: string): Promise<void> {
    try {
      const known: Record<string, string> = this.#etag === undefined ? {} : { "if-none-match": this.#etag };
      const { document, etag } = await requestJson(this.#address, {
        headers: { authorization: `Bearer ${token}`, ...known }, timeoutMs: this.parts.timeoutMs ?? TIMEOUT_MS, maxBytes: MAX_BYTES, signal: this.#closing.signal,
      });
      if (document !== undefined) {
        this.parts.take(document);
        this.#etag = etag;
      }
      this.#failures.forget();
    } catch (error) {
      if (!this.#closing.signal.aborted) this.#failures.tell(error instanceof Error ? error.message : "an unknown error");
    }
  }
}
