import { execFile, spawn, type ChildProcess } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { importJWK, SignJWT, type JWK, type JWTPayload } from "jose";
import { configuration } from "./configuration.ts";
import { IdentityProvider, SIGNS_IN } from "./identity-provider.ts";
import { freePort } from "./ports.ts";

const PYTHON = join(import.meta.dirname, "../.cache/diracx-venv/bin/python");
/** DiracX' public client. */
const CLIENT = "myDIRACClientID";
/** On an idle machine it answers after 3 s. */
const START_MS = 90_000, STOP_MS = 10_000, ANSWER_MS = 20_000;

export interface Tokens { readonly access_token: string; readonly refresh_token: string }

/** A real DiracX with identity, tokens and keys, on SQLite, and an identity provider to log in at. */
export class DiracX {
  readonly #identity = new IdentityProvider();
  readonly #folder = mkdtempSync(join(tmpdir(), "dirac-graphql-diracx-"));
  readonly #repository = join(this.#folder, "configuration");
  readonly #path = { PATH: process.env["PATH"], HOME: this.#folder };
  readonly #keystore = join(this.#folder, "keystore.jwks");
  #environment: NodeJS.ProcessEnv = {};
  #process: ChildProcess | undefined;
  #log = "";
  url = "";

  /** Makes its keys, its configuration and its address; it runs after `start()`. */
  async prepare(): Promise<void> {
    await this.#identity.start();
    this.url = `http://127.0.0.1:${await freePort()}`;
    mkdirSync(this.#repository);
    await this.#git("init", "--quiet", "--initial-branch=master");
    await this.#commit(configuration(this.#identity.url));
    this.#environment = {
      ...this.#path,
      DIRACX_CONFIG_BACKEND_URL: `git+file://${this.#repository}`,
      DIRACX_DB_URL_AUTHDB: `sqlite+aiosqlite:///${join(this.#folder, "auth.db")}`,
      DIRACX_SERVICE_AUTH_TOKEN_ISSUER: this.url,
      DIRACX_SERVICE_AUTH_TOKEN_KEYSTORE: `file://${this.#keystore}`,
      DIRACX_SERVICE_AUTH_STATE_KEY: randomBytes(32).toString("base64").replaceAll("+", "-").replaceAll("/", "_"),
      DIRACX_SERVICE_AUTH_ALLOWED_REDIRECTS: JSON.stringify([this.#redirect]),
      // with these go all databases but AuthDB, OpenSearch and S3
      ...Object.fromEntries(["JOBS", "PILOTS", "RSS"].map(service => [`DIRACX_SERVICE_${service}_ENABLED`, "false"])),
    };
    await this.rotate();
  }

  async start(): Promise<void> {
    const child = spawn(PYTHON, [join(import.meta.dirname, "serve.py"), new URL(this.url).port], { env: this.#environment, stdio: ["pipe", "pipe", "pipe"] });
    this.#process = child;
    for (const output of [child.stdout, child.stderr]) output.on("data", data => { this.#log += data; });
    for (const deadline = Date.now() + START_MS; !(await this.#isReady()); await sleep(100)) {
      if (child.exitCode === null && child.signalCode === null && Date.now() < deadline) continue;
      throw new Error(`DiracX did not start:\n${this.#log.slice(-4000)}`);
    }
  }

  async stop(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await Promise.race([ended, sleep(STOP_MS, undefined, { ref: false })]);
    child.kill("SIGKILL");
    await ended;
  }

  /** Stops it and removes everything. */
  async remove(): Promise<void> {
    await this.stop();
    await this.#identity.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Makes a new key, as an operator does; DiracX reads its keys when it starts. */
  async rotate(): Promise<void> {
    await this.#keys("rotate-jwk");
  }

  /** Takes a key away for good, as an operator does. */
  async withdraw(kid: string): Promise<void> {
    await this.#keys("delete-jwk", "--kid", kid);
  }

  /** Changes the configuration, as an operator does; DiracX reads it again within seconds. */
  async reconfigure(change: (now: ReturnType<typeof configuration>) => unknown): Promise<void> {
    await this.#commit(change(configuration(this.#identity.url)));
  }

  /** What a person gets who logs in with a browser, for these scopes. */
  async login(subject: string, scope: string): Promise<Tokens> {
    const code_verifier = randomBytes(48).toString("base64url"), code_challenge = createHash("sha256").update(code_verifier).digest("base64url");
    const identity = await redirection(`${this.url}/api/auth/authorize?${new URLSearchParams({
      response_type: "code", code_challenge, code_challenge_method: "S256", client_id: CLIENT, redirect_uri: this.#redirect, scope, state: "any",
    })}`);
    const signedIn = await redirection(identity, { [SIGNS_IN]: subject }), code = new URL(await redirection(signedIn)).searchParams.get("code")!;
    return this.#token({ grant_type: "authorization_code", code, client_id: CLIENT, redirect_uri: this.#redirect, code_verifier });
  }

  refresh({ refresh_token }: Tokens): Promise<Tokens> {
    return this.#token({ grant_type: "refresh_token", refresh_token, client_id: CLIENT });
  }

  /** Signs claims of a test's own with the key that DiracX signs with. */
  async sign(claims: JWTPayload): Promise<string> {
    const { keys } = JSON.parse(readFileSync(this.#keystore, "utf8")) as { keys: JWK[] };
    const { key_ops: _, ...key } = keys[0]!;
    return new SignJWT(claims).setProtectedHeader({ typ: "JWT", alg: "Ed25519", kid: key.kid! }).sign(await importJWK(key, "Ed25519"));
  }

  /** What DiracX itself answers to this token. */
  async verdict(token: string): Promise<number> {
    return (await call(`${this.url}/api/auth/userinfo`, { headers: { authorization: `Bearer ${token}` } })).status;
  }

  async document(name: string): Promise<ReturnType<typeof JSON.parse>> {
    return (await call(`${this.url}/.well-known/${name}`)).json();
  }

  get #redirect(): string {
    return `${this.url}/api/docs/oauth2-redirect`;
  }

  async #isReady(): Promise<boolean> {
    try {
      return (await call(`${this.url}/api/health/ready`)).ok;
    } catch {
      return false;
    }
  }

  async #commit(content: unknown): Promise<void> {
    writeFileSync(join(this.#repository, "default.yml"), JSON.stringify(content));
    await this.#git("add", "default.yml");
    await this.#git("commit", "--quiet", "--message=configuration");
  }

  async #git(...args: string[]): Promise<void> {
    await promisify(execFile)("git", ["-C", this.#repository, "-c", "user.name=test", "-c", "user.email=test@example.org", ...args], { env: this.#path });
  }

  async #keys(...command: string[]): Promise<void> {
    await promisify(execFile)(PYTHON, ["-m", "diracx.logic", command[0]!, "--jwks-path", this.#keystore, ...command.slice(1)], { env: this.#environment, timeout: START_MS });
  }

  async #token(form: Record<string, string>): Promise<Tokens> {
    const response = await call(`${this.url}/api/auth/token`, { method: "POST", body: new URLSearchParams(form) });
    if (!response.ok) throw new Error(`DiracX gives no token: ${response.status} ${await response.text()}`);
    return await response.json() as Tokens;
  }
}

/** No connection is used twice: after a 500 DiracX closes without having said so, and the next request on it would fail. */
function call(url: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
  return fetch(url, { ...init, headers: { connection: "close", ...init.headers }, signal: AbortSignal.timeout(ANSWER_MS) });
}

/** Where a page sends the browser. */
async function redirection(url: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await call(url, { headers, redirect: "manual" }), location = response.headers.get("location");
  if (location === null) throw new Error(`${response.status} from ${url}: ${await response.text()}`);
  return location;
}
