import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type CryptoKey, type JWTPayload } from "jose";
import { GatewayError } from "../errors.ts";
import type { Credentials, Strategy } from "./authenticate.ts";
import type { Viewer } from "./viewer.ts";

/** What DiracX signs with; other issuers may use any asymmetric algorithm. */
const DIRACX_ALGORITHMS = ["RS256", "Ed25519"];
const OTHER_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519", "EdDSA"];
/** The last second that a Date can hold. */
const LATEST_EXP = 8.64e12;
/** DiracX' largest seen has 700 bytes, Check-in's with all entitlements 3 kB. */
const MAX_TOKEN = 16 * 1024;

/** Makes a viewer of verified claims; throws UNAUTHENTICATED or FORBIDDEN with a reason. */
export type ViewerOfClaims = (claims: JWTPayload, credentials: Credentials) => Viewer | Promise<Viewer>;

/** Where an issuer's keys come from, and what kind it is. Both may have to be asked for, and may fail. */
export interface IssuerSource {
  /** Whether it is a DiracX: its tokens name VO, group and properties. */
  isDiracx(): Promise<boolean>;
  /** The keys that may have signed a token with this header. */
  candidates(header: { readonly kid?: string | undefined; readonly alg: string }): Promise<(CryptoKey | Uint8Array)[]>;
}

export interface TrustedIssuerOptions {
  readonly issuer: string;
  readonly source: IssuerSource;
  /** For whom tokens of an issuer that is no DiracX must be made. */
  readonly audience: string | undefined;
  readonly diracx: ViewerOfClaims;
  readonly other: ViewerOfClaims;
  /** Told of each token that is accepted, and whether a DiracX made it. Nobody waits for the listener, and it must not keep the token. */
  readonly told?: ((token: string, isDiracx: boolean) => void) | undefined;
  /** Told why the issuer cannot be asked; who presents its tokens is told only that. */
  readonly unreachable?: ((cause: unknown) => void) | undefined;
  /** Milliseconds since 1970, by the machine's clock: tokens expire whatever --now says. */
  readonly clock?: () => number;
}

/** Accepts the tokens of one issuer: DiracX, or another OpenID issuer whose subjects the Registry knows. */
export function trustedIssuer({ issuer, source, audience, diracx, other, told, unreachable, clock = Date.now }: TrustedIssuerOptions): Strategy {
  const reached: IssuerSource = { isDiracx: () => reachable(source.isDiracx(), unreachable), candidates: header => reachable(source.candidates(header), unreachable) };
  return async (token, credentials) => {
    if (token.length > MAX_TOKEN) throw refused("the token is too long");
    if (issuerOf(token) !== issuer) return undefined;
    const isDiracx = await reached.isDiracx();
    if (!isDiracx && audience === undefined) throw refused("this server takes tokens of that issuer only when it is told for which audience they are made");
    const algorithms = isDiracx ? DIRACX_ALGORITHMS : OTHER_ALGORITHMS;
    const claims = await verified(token, algorithms, reached, { issuer, currentDate: new Date(clock()), requiredClaims: ["exp", "sub"], ...(isDiracx ? {} : { audience: audience! }) });
    if (claims.exp! > LATEST_EXP) throw refused("the token's claim exp is no time");
    const viewer = await (isDiracx ? diracx : other)(claims, credentials);
    told?.(token, isDiracx);
    return { ...viewer, expiresAt: claims.exp! * 1000 };
  };
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    throw refused("the token is no JWT");
  }
}

async function verified(token: string, algorithms: string[], source: IssuerSource, options: Parameters<typeof jwtVerify>[2] & {}): Promise<JWTPayload> {
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    if (alg === undefined || !algorithms.includes(alg)) throw refused("the token's algorithm is not accepted");
    const candidates = await source.candidates({ alg, kid });
    for (const key of candidates) {
      try {
        return (await jwtVerify(token, key, { ...options, algorithms })).payload;
      } catch (error) {
        if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
      }
    }
    throw refused(candidates.length === 0 ? "the token is signed by a key that its issuer does not publish" : "the token's signature is not valid");
  } catch (error) {
    throw error instanceof GatewayError ? error : refused(reasonOf(error), error);
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return "the token has expired";
  if (error instanceof errors.JWTClaimValidationFailed) return error.claim === "nbf" ? "the token is not valid yet" : `the token's claim ${error.claim} is missing or not the one expected`;
  return "the token is not valid";
}

/** An issuer that is down, slow or lying is not the client's fault, but there is nobody to vouch for the token. */
async function reachable<A>(answer: Promise<A>, unreachable?: (cause: unknown) => void): Promise<A> {
  try {
    return await answer;
  } catch (error) {
    unreachable?.(error);
    throw refused("the issuer of the token cannot be asked for its keys at the moment; try again later", error);
  }
}

const refused = (reason: string, cause?: unknown) => new GatewayError("UNAUTHENTICATED", reason, {}, { cause });
