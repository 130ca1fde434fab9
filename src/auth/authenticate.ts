import { GatewayError } from "../errors.ts";
import type { Viewer } from "./viewer.ts";

/** What a request says about who sends it: headers, or their like in a WebSocket's connection parameters. */
export interface Credentials {
  /** Authorization */
  readonly authorization: string | undefined;
  /** X-DIRAC-Group */
  readonly group?: string | undefined;
}

/** One way to find out who asks: a viewer, or undefined if the token is none of its own. Throws when it is, and not valid. */
export type Strategy = (token: string, credentials: Credentials) => Promise<Viewer | undefined>;

export type Authenticate = (credentials: Credentials) => Promise<Viewer | null>;

/** Tries the strategies on the bearer token. Without a token it is `anonymous`; a token that nobody accepts refuses the request. */
export function authenticator(strategies: readonly Strategy[], anonymous: () => Promise<Viewer | null>): Authenticate {
  return async credentials => {
    const { authorization } = credentials;
    if (authorization === undefined) return anonymous();
    const [, token] = /^Bearer +([\w.~+/=-]+)$/i.exec(authorization) ?? [];
    if (token === undefined) throw new GatewayError("UNAUTHENTICATED", "the header Authorization must be `Bearer <token>`");
    for (const strategy of strategies) {
      const viewer = await strategy(token, credentials);
      if (viewer !== undefined) return viewer;
    }
    throw new GatewayError("UNAUTHENTICATED", strategies.length === 0 ? "this server accepts no tokens" : "the token is not of an issuer that this server trusts");
  };
}
