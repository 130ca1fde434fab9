import { readFileSync } from "node:fs";
import { createSecureContext, type Server } from "node:tls";
import type { Logger } from "pino";
import { ConfigurationError } from "../config/configuration-error.ts";
import { stateOf } from "../config/watch-configuration.ts";

/** Where a certificate, with those that vouch for it, and its key are. */
export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

const EVERY_MS = 10_000;

interface Pair { readonly cert: Buffer; readonly key: Buffer }

/** A certificate that is renewed while the server runs: host certificates of the grid live a year, others some weeks. */
export class Certificate {
  readonly current: Pair;

  /** Throws a ConfigurationError where the files make no sense. */
  constructor(private readonly files: TlsFiles, private readonly log: Logger) {
    try {
      this.current = this.#read();
    } catch (error) {
      throw new ConfigurationError(`--tls-cert ${files.cert} --tls-key ${files.key}: ${reasonOf(error)}.`);
    }
  }

  /** Takes the files again, for connections to come; those that make no sense are reported, and the last good ones stay. */
  renew(server: Server): void {
    try {
      server.setSecureContext(this.#read());
      this.log.info("the certificate has been read again");
    } catch (error) {
      this.log.warn({ reason: reasonOf(error) }, "the certificate has changed and cannot be taken; the last good one stays");
    }
  }

  /** Renews it whenever a file changes, until it is stopped. */
  watch(server: Server, everyMs = EVERY_MS): () => void {
    const paths = Object.values(this.files);
    let known = stateOf(paths), seen = known;
    const timer = setInterval(() => {
      const state = stateOf(paths), isSettled = state === seen;
      seen = state;
      // the key comes a moment after the certificate
      if (state === known || !isSettled) return;
      known = state;
      this.renew(server);
    }, everyMs).unref();
    return () => clearInterval(timer);
  }

  #read(): Pair {
    const pair = { cert: readFileSync(this.files.cert), key: readFileSync(this.files.key) };
    // throws for what is no PEM, and for a key of another certificate
    createSecureContext(pair);
    return pair;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "the file may not be read",
  EISDIR: "that is a directory",
  ERR_OSSL_X509_KEY_VALUES_MISMATCH: "the key is not that of the certificate",
};

const reasonOf = (error: unknown): string => REASONS[(error as NodeJS.ErrnoException).code ?? ""] ?? "one of them is no PEM that a server can use";
