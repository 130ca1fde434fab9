import { createServer, type RequestListener, type Server } from "node:http";
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from "jose";

interface SigningKey { readonly kid: string; readonly alg: string; readonly privateKey: CryptoKey; readonly jwk: JWK }

/** An OpenID issuer over real HTTP, whose keys rotate and whose answers go wrong as a test wants. */
export class TestIssuer {
  readonly #server: Server;
  keys: SigningKey[] = [];
  url = "";
  /** How often its keys were asked for. */
  reads = 0;
  /** How often it was asked for anything. */
  asked = 0;
  /** What it does when it is asked: answer, refuse the connection's request, keep silent, or answer something else. */
  mood: "well" | "broken" | "silent" | "moved" | { readonly jwks: unknown } = "well";
  /** What the configuration document says; DiracX' unless a test makes it another. */
  document: Record<string, unknown> = { scopes_supported: ["vo:belle", "group:belle_user", "property:NormalUser"] };
  /** What else it answers, by path. */
  readonly routes = new Map<string, RequestListener>();

  constructor() {
    this.#server = createServer((req, res) => {
      const route = this.routes.get(req.url ?? "");
      if (route !== undefined) return route(req, res);
      const answer = (body: unknown) => void res.setHeader("content-type", "application/json").end(JSON.stringify(body));
      this.asked++;
      if (this.mood === "silent") return undefined;
      if (this.mood === "broken") return void res.writeHead(500).end("Internal Server Error");
      if (req.url === "/.well-known/openid-configuration") return answer({ issuer: this.url, jwks_uri: `${this.url}/keys`, ...this.document });
      this.reads++;
      if (this.mood === "moved" && req.url !== "/moved") return void res.writeHead(302, { location: `${this.url}/moved` }).end();
      return answer(typeof this.mood === "object" ? this.mood.jwks : { keys: this.keys.map(({ jwk }) => jwk) });
    });
  }

  async start(): Promise<this> {
    await this.rotate();
    await new Promise<void>(resolve => this.#server.listen(0, "127.0.0.1", resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as { port: number }).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  /** A new key goes first, as DiracX does; published with the private key's key_ops, as DiracX does. */
  async rotate(alg = "Ed25519"): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true }), kid = `key-${this.keys.length + 1}`;
    this.keys.unshift({ kid, alg, privateKey, jwk: { ...await exportJWK(publicKey), kid, alg, key_ops: ["sign", "verify"] } });
  }

  /** A token as DiracX makes them; `claims` replaces claims, undefined leaves one out. */
  sign(claims: JWTPayload = {}, header: Record<string, unknown> = {}, key: SigningKey = this.keys[0]!): Promise<string> {
    const { exp = Math.floor(Date.now() / 1000) + 1200, ...rest } = claims;
    const payload = { jti: "1", sub: "belle:alice", vo: "belle", iss: this.url, dirac_properties: ["NormalUser"], preferred_username: "alice", dirac_group: "belle_user", dirac_policies: {}, exp, ...rest };
    const kept = Object.fromEntries(Object.entries(payload).filter(([name, value]) => value !== undefined && !("exp" in claims && claims.exp === undefined && name === "exp")));
    return new SignJWT(kept).setProtectedHeader({ typ: "JWT", alg: key.alg, kid: key.kid, ...header }).sign(key.privateKey);
  }
}
