import { createServer, type IncomingMessage, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { listen } from "./ports.ts";

/** The header by which a test says who sits before the browser. */
export const SIGNS_IN = "x-signs-in";

/** The identity providers of all VOs, each an OpenID provider at /<vo>, as DiracX asks them. */
export class IdentityProvider {
  readonly #codes = new Map<string, { readonly subject: string; readonly audience: string }>();
  readonly #keys = generateKeyPair("RS256");
  readonly #server: Server = createServer((req, res) => {
    void this.#answer(req).then(({ location, ...body }) => {
      if (typeof location === "string") return res.writeHead(302, { location }).end();
      return res.setHeader("content-type", "application/json").end(JSON.stringify(body));
    }, () => res.writeHead(400).end());
  });
  url = "";

  async start(): Promise<this> {
    this.url = `http://127.0.0.1:${await listen(this.#server)}`;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  async #answer(req: IncomingMessage): Promise<Record<string, unknown>> {
    const { pathname, searchParams } = new URL(req.url ?? "", this.url), [, vo, ...rest] = pathname.split("/"), issuer = `${this.url}/${vo}`;
    const { publicKey, privateKey } = await this.#keys;
    switch (rest.join("/")) {
      case ".well-known/openid-configuration":
        return { issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`, id_token_signing_alg_values_supported: ["RS256"] };
      case "jwks":
        return { keys: [{ ...await exportJWK(publicKey), kid: "idp", alg: "RS256", use: "sig" }] };
      case "authorize": {
        const back = new URL(searchParams.get("redirect_uri")!), code = `code-${this.#codes.size + 1}`;
        this.#codes.set(code, { subject: String(req.headers[SIGNS_IN]), audience: searchParams.get("client_id")! });
        back.searchParams.set("code", code);
        back.searchParams.set("state", searchParams.get("state")!);
        return { location: back.href };
      }
      case "token": {
        const { subject, audience } = this.#codes.get(new URLSearchParams(await text(req)).get("code")!)!;
        const token = new SignJWT().setProtectedHeader({ alg: "RS256", kid: "idp" }).setIssuer(issuer).setSubject(subject).setAudience(audience).setIssuedAt().setExpirationTime("5m");
        return { id_token: await token.sign(privateKey), access_token: "not used", token_type: "Bearer" };
      }
      default: throw new Error(`no ${pathname} here`);
    }
  }
}
