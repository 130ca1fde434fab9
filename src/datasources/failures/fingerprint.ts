import { createHash } from "node:crypto";
import type { Registry } from "../../config/registry.ts";
import { MASKS } from "./masks.ts";

/** FTS keeps the longest texts, of 2,048 characters; a trace of Python says at its beginning which error it is. */
const MAX_LENGTH = 2048;
/** Fingerprints of the last texts: live filters ask for the same ones again and again. */
const MAX_KNOWN = 10_000;

/** Tells error texts that differ only in ids, paths, hosts and numbers from those of another error. */
export class Fingerprints {
  static readonly #of = new WeakMap<Registry, Fingerprints>();
  readonly #known = new Map<string, string>();

  private constructor(private readonly isUser: (name: string) => boolean) {}

  /** By the users of a registry: a name is masked only where it is one. */
  static by(registry: Registry): Fingerprints {
    const fingerprints = this.#of.get(registry) ?? new Fingerprints(name => registry.user(name) !== undefined);
    this.#of.set(registry, fingerprints);
    return fingerprints;
  }

  /** The text with everything masked that differs from case to case; hosts in it are added to `hosts`. */
  pattern(text: string, hosts?: Set<string>): string {
    let masked = text.slice(0, MAX_LENGTH).replace(/\s+/g, " ").trim();
    for (const { name, needs, pattern, applies, host } of MASKS) {
      if (!needs.test(masked)) continue;
      if (applies === undefined && (host === undefined || hosts === undefined)) masked = masked.replace(pattern, name);
      else masked = masked.replace(pattern, match => {
        if (applies?.(match, this.isUser) === false) return match;
        const found = host?.(match);
        if (found !== undefined) hosts?.add(found.toLowerCase());
        return name;
      });
    }
    return masked;
  }

  /** Of a text; those of texts with the same pattern are the same. */
  of(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    if (this.#known.size >= MAX_KNOWN) this.#known.clear();
    const fingerprint = fingerprintOf(this.pattern(text));
    this.#known.set(text, fingerprint);
    return fingerprint;
  }
}

/** The number before the dash changes when the masks do: clients keep fingerprints. */
export const fingerprintOf = (pattern: string): string => `1-${createHash("sha256").update(pattern).digest("hex").slice(0, 16)}`;
