import { importJWK, type CryptoKey, type JWK } from "jose";
import { fetchJson } from "./fetch-json.ts";
import { TokenBucket } from "./token-bucket.ts";

interface Key { readonly kid: string | undefined; readonly alg: string | undefined; readonly jwk: JWK }

/** Asymmetric keys only: a symmetric one in a public set would let anybody sign. */
const KEY_TYPES: Readonly<Record<string, RegExp>> = { RSA: /^(RS|PS)\d/, EC: /^ES\d/, OKP: /^(Ed25519|EdDSA)$/ };
/** A revoked key is believed no longer than this while the issuer answers. */
const REFRESH_AFTER_MS = 10 * 60_000;
/** Unknown kids: five at once, then one in 30 s. A rotation needs one; a flood of made-up kids gets no more. */
const BURST = 5, REFILL_MS = 30_000;
/** An issuer that rotates monthly and keeps old keys for a year has 12. */
const MAX_KEYS = 50;

/** The public keys of one issuer: fetched when first needed, again for a kid that is not among them, and now and then. */
export class IssuerKeys {
  readonly #fetches: TokenBucket;
  readonly #imported = new Map<string, Promise<CryptoKey | Uint8Array>>();
  #keys: readonly Key[] = [];
  #readAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | undefined;

  constructor(private readonly address: () => Promise<string>, private readonly clock: () => number) {
    this.#fetches = new TokenBucket(BURST, REFILL_MS, clock);
  }

  /** The keys that may have signed a token with this header: those of its kid, or without a kid all of its algorithm. */
  async candidates({ kid, alg }: { readonly kid?: string | undefined; readonly alg: string }): Promise<(CryptoKey | Uint8Array)[]> {
    const fitting = () => this.#keys.filter(key => (kid === undefined || key.kid === kid) && (key.alg === undefined || key.alg === alg) && KEY_TYPES[key.jwk.kty ?? ""]?.test(alg) === true);
    const age = this.clock() - this.#readAt;
    // while keys that are not very old fit, a slow issuer keeps nobody waiting; very old ones count only while it is away
    if (fitting().length === 0) await this.#read();
    else if (age > 2 * REFRESH_AFTER_MS) await this.#read().catch(() => {});
    else if (age > REFRESH_AFTER_MS) void this.#read().catch(() => {});
    const imported = await Promise.allSettled(fitting().map(key => this.#import(key, alg)));
    return imported.flatMap(one => (one.status === "fulfilled" ? [one.value] : []));
  }

  /** Reads the set once for all who wait. Throws when the issuer cannot be read; does nothing when it was read too often. */
  #read(): Promise<void> {
    if (this.#reading === undefined) {
      if (!this.#fetches.take()) return this.#readAt > Number.NEGATIVE_INFINITY ? Promise.resolve() : Promise.reject(new Error("asked in vain too often"));
      this.#reading = this.#fetch().finally(() => { this.#reading = undefined; });
    }
    return this.#reading;
  }

  async #fetch(): Promise<void> {
    const document = await fetchJson(await this.address());
    const { keys } = (document ?? {}) as { keys?: unknown };
    if (!Array.isArray(keys)) throw new Error("the document holds no keys");
    this.#keys = keys.slice(0, MAX_KEYS).filter((key): key is JWK => key !== null && typeof key === "object" && (key as JWK).use !== "enc")
      .map(jwk => ({ kid: jwk.kid, alg: jwk.alg, jwk }));
    this.#imported.clear();
    this.#readAt = this.clock();
  }

  #import({ jwk, kid }: Key, alg: string): Promise<CryptoKey | Uint8Array> {
    const name = `${kid} ${alg} ${jwk.x ?? jwk.n}`, known = this.#imported.get(name);
    if (known !== undefined) return known;
    // DiracX publishes the key_ops of the private key, which WebCrypto refuses; what a private part would do here is nothing
    const { key_ops: _, d: __, ...publicPart } = jwk;
    const imported = importJWK(publicPart, alg);
    this.#imported.set(name, imported);
    return imported;
  }
}
