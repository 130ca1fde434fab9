import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "graphql-ws";
import { decodeJwt, decodeProtectedHeader, SignJWT, generateKeyPair, UnsecuredJWT, type JWTPayload } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { DiracxConfiguration } from "../src/auth/diracx-configuration.ts";
import { readDiracx } from "../src/config/diracx-document.ts";
import { aJob } from "../test/helpers/a-job.ts";
import { addressOf, diracCfg, start } from "../test/helpers/command.ts";
import { testGrid, type TestGrid } from "../test/helpers/test-grid.ts";
import { DiracX, type Tokens } from "./diracx.ts";

const VIEWER = "{ viewer { name group vo properties expiresAt } }", JOBS = "{ jobs(orderBy: [{field: JOB_ID}]) { nodes { jobId vo } } }";
const PEOPLE = [
  { who: "a user of belle", vo: "belle", subject: "alice-sub", scope: "vo:belle group:belle_user", name: "alice", sees: [1, 2] },
  { who: "an administrator of belle", vo: "belle", subject: "admin-sub", scope: "vo:belle group:belle_admin", name: "admin", sees: [1, 2] },
  { who: "a user of ctao, where jobs are private", vo: "ctao", subject: "dave-sub", scope: "vo:ctao group:ctao_user", name: "dave", sees: [4] },
] as const;

let diracx: DiracX, grid: TestGrid, gateway: ReturnType<typeof start>, address: string;
const startGateway = () => start("serve", "--issuer", diracx.url, "--diracx-config", diracx.url, "--dirac-cfg", diracCfg({ JobDB: grid.address("JobDB"), JobLoggingDB: grid.address("JobLoggingDB") }), "--port", "0");

beforeAll(async () => {
  diracx = new DiracX();
  grid = await testGrid("mysql", "9.1");
  await grid.insert("JobDB", "Jobs", [
    aJob({ JobID: 1 }), aJob({ JobID: 2, Owner: "bob" }),
    aJob({ JobID: 3, OwnerGroup: "ctao_user", Owner: "alice" }), aJob({ JobID: 4, OwnerGroup: "ctao_user", Owner: "dave" }),
  ]);
  await diracx.prepare();
  await diracx.start();
  gateway = startGateway();
  address = await addressOf(gateway);
});
afterAll(async () => {
  gateway?.kill();
  await diracx.remove();
  await gateway?.ended;
  await grid?.drop();
});

interface Reply { readonly status: number; readonly data?: ReturnType<typeof JSON.parse>; readonly errors?: readonly { message: string; extensions: { code: string } }[] }

async function ask(query: string, token?: string, headers: Record<string, string> = {}, at = address): Promise<Reply> {
  const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`${at}/graphql`, { method: "POST", headers: { "content-type": "application/json", ...authorization, ...headers }, body: JSON.stringify({ query }) });
  return { status: response.status, ...await response.json() as object };
}

/** The viewer that a token's claims describe. */
function described(token: string): unknown {
  const { preferred_username: name, dirac_group: group, vo, dirac_properties: properties, exp } = decodeJwt(token);
  return { name, group, vo, properties: [...properties as string[]].sort(), expiresAt: new Date(exp! * 1000).toISOString().replace(".000", "") };
}
const viewerOf = async (token: string, at = address) => (await ask(VIEWER, token, {}, at)).data?.viewer;
const alice = () => diracx.login(PEOPLE[0].subject, PEOPLE[0].scope);

describe("DiracX", () => {
  it("publishes what the gateway knows it by, and keys with the uses of private ones", async () => {
    expect(await diracx.document("openid-configuration")).toMatchObject({ issuer: diracx.url, scopes_supported: expect.arrayContaining(["vo:belle", "group:belle_user", "property:NormalUser"]) });
    expect(await diracx.document("jwks.json")).toEqual({ keys: [{ kty: "OKP", crv: "Ed25519", alg: "Ed25519", kid: expect.any(String), x: expect.any(String), key_ops: expect.arrayContaining(["sign", "verify"]) }] });
  });
});

describe("a token of DiracX", () => {
  it.each(PEOPLE)("of $who makes the viewer that it describes, who sees rows of the own VO", async ({ vo, subject, scope, name, sees }) => {
    const { access_token: token } = await diracx.login(subject, scope);
    expect(await diracx.verdict(token)).toBe(200);
    expect(decodeJwt(token)).toMatchObject({ preferred_username: name, vo });
    expect(await ask(VIEWER, token)).toMatchObject({ status: 200, data: { viewer: described(token) } });
    expect(await ask(JOBS, token)).toMatchObject({ status: 200, data: { jobs: { nodes: sees.map(jobId => ({ jobId, vo })) } } });
  });

  it("carries the properties that were asked for at login", async () => {
    const { access_token: token } = await diracx.login("bob-sub", "vo:belle group:belle_user property:JobSharing");
    expect(await viewerOf(token)).toMatchObject({ name: "bob", group: "belle_user", properties: ["JobSharing", "NormalUser", "PrivateLimitedDelegation"] });
  });

  it("from a refresh is accepted", async () => {
    const { access_token: token } = await diracx.refresh(await alice());
    expect(await viewerOf(token)).toEqual(described(token));
  });

  it("is accepted over websocket", async () => {
    const { access_token: token } = await alice();
    const client = createClient({ url: `${address.replace("http", "ws")}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams: { authorization: `Bearer ${token}` } });
    const { value } = await client.iterate({ query: VIEWER }).next();
    expect(value).toMatchObject({ data: { viewer: described(token) } });
    await client.dispose();
  });

  it("keeps its group whatever X-DIRAC-Group says", async () => {
    const { access_token: token } = await alice();
    expect(await ask(VIEWER, token, { "x-dirac-group": "belle_admin" })).toEqual({ status: 401, errors: [{ message: expect.stringContaining("X-DIRAC-Group"), extensions: { code: "UNAUTHENTICATED" } }] });
    expect(await ask(VIEWER, token, { "x-dirac-group": "belle_user" })).toMatchObject({ status: 200, data: { viewer: { group: "belle_user" } } });
  });
});

describe("what is no access token of DiracX", () => {
  let tokens: Tokens, claims: JWTPayload;
  beforeAll(async () => {
    tokens = await alice();
    claims = decodeJwt(tokens.access_token);
  });

  it("no token at all is refused field by field", async () => {
    expect(await ask(VIEWER)).toMatchObject({ status: 200, data: { viewer: null }, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  });

  const without = (name: string) => Object.fromEntries(Object.entries(claims).filter(([claim]) => claim !== name));
  const seconds = () => Math.floor(Date.now() / 1000);
  /** DiracX' own verdict beside ours: where they differ, the gateway is the stricter. */
  it.each<[string, () => string | Promise<string>, number, string]>([
    ["a garbled token", () => tokens.access_token.replace(/\.(.{9}).*\./, ".$1."), 401, "the token is no JWT"],
    ["one with other claims under its signature", async () => [tokens.access_token.split(".")[0], (await diracx.sign({ ...claims, dirac_group: "belle_admin" })).split(".")[1], tokens.access_token.split(".")[2]].join("."), 401, "the token's signature is not valid"],
    ["a refresh token", () => tokens.refresh_token, 401, "the token is not of an issuer that this server trusts"],
    ["one that never expires", () => diracx.sign(without("exp")), 200, "the token's claim exp is missing or not the one expected"],
    ["one that has expired", () => diracx.sign({ ...claims, exp: seconds() - 5 }), 401, "the token has expired"],
    ["one that is not valid yet", () => diracx.sign({ ...claims, nbf: seconds() + 600 }), 401, "the token is not valid yet"],
    ["one of another issuer", () => diracx.sign({ ...claims, iss: `${diracx.url}/` }), 401, "the token is not of an issuer that this server trusts"],
    ["one without a group", () => diracx.sign(without("dirac_group")), 500, "the token's claim dirac_group is missing"],
    ["one that a foreign key signed under DiracX' kid", async () => new SignJWT(claims).setProtectedHeader({ alg: "Ed25519", kid: decodeProtectedHeader(tokens.access_token).kid! }).sign((await generateKeyPair("Ed25519")).privateKey), 401, "the token's signature is not valid"],
    ["one that nobody signed", () => new UnsecuredJWT(claims).encode(), 401, "the token's algorithm is not accepted"],
  ])("%s is refused with the reason", async (_, make, verdict, message) => {
    const token = await make();
    expect(await diracx.verdict(token)).toBe(verdict);
    expect(await ask(VIEWER, token)).toMatchObject({ status: 401, errors: [{ message, extensions: { code: "UNAUTHENTICATED" } }] });
  });
});

describe("the configuration of DiracX", () => {
  const zoe = () => diracx.login("zoe-sub", "vo:juno group:juno_user");

  it("completes the files after somebody came by with a token", async () => {
    const { access_token: token } = await zoe();
    const found = async () => (await ask(`{
      virtualOrganizations(orderBy: [{field: NAME}]) { nodes { name defaultGroupNames vomsName identityProviderName } } groups { nodes { name vo properties userNames jobShare vomsRole } }
      users(orderBy: [{field: NAME}]) { nodes { vo name groupNames dns email isSuspended } } configuration { section(path: "/Operations/juno") { sections { name options { name value } } } }
    }`, token)).data;
    await expect.poll(async () => (await found()).groups.nodes, { timeout: 10_000 }).toEqual([{ name: "juno_user", vo: "juno", properties: ["CSAdministrator", "NormalUser"], userNames: ["yan", "zoe"], jobShare: 7, vomsRole: "/juno" }]);
    const { virtualOrganizations, users, configuration } = await found();
    expect(virtualOrganizations.nodes).toEqual(["belle", "ctao", "juno"].map(name => ({ name, defaultGroupNames: [`${name}_user`], vomsName: name === "juno" ? "vo.juno" : null, identityProviderName: expect.stringMatching(`^http://127.0.0.1:\\d+/${name}$`) })));
    expect(users.nodes).toEqual([
      { vo: "juno", name: "yan", groupNames: ["juno_user"], dns: null, email: null, isSuspended: false },
      { vo: "juno", name: "zoe", groupNames: ["juno_user"], dns: ["/O=Example/CN=Zoe", "/O=DIRAC/CN=zoe-sub"], email: "zoe@example.org", isSuspended: false },
    ]);
    const section = (name: string) => configuration.section.sections.find((one: { name: string }) => one.name === name);
    expect(section("Shares")).toEqual({ name: "Shares", options: [{ name: "Sites", value: "LCG.One.de, LCG.Two.de" }] });
    expect(section("JobScheduling")).toEqual({ name: "JobScheduling", options: [{ name: "CheckJobLimits", value: "true" }] });
    expect(section("JobDescription").options).toContainEqual({ name: "AllowedJobTypes", value: "User, Test, Hospital" });
  });

  it("leaves rights as they are: who sees which jobs is what the files and the token say", async () => {
    for (const { subject, scope, vo, sees } of PEOPLE) expect(await ask(JOBS, (await diracx.login(subject, scope)).access_token)).toMatchObject({ status: 200, data: { jobs: { nodes: sees.map(jobId => ({ jobId, vo })) } } });
  });

  it("is sent once, and again when it has changed", async () => {
    const { access_token: token } = await zoe(), taken: string[][] = [], reasons: string[] = [];
    let time = 0;
    const asker = new DiracxConfiguration({
      issuer: diracx.url, clock: () => time, failed: reason => void reasons.push(reason), take: document => void taken.push(readDiracx(document).vos.map(({ name }) => name)),
    });
    const again = () => { asker.offer(token, true); time += 60_000; };
    again();
    await expect.poll(() => taken, { timeout: 10_000 }).toEqual([["belle", "ctao", "juno"]]);
    again();
    await sleep(500);
    expect(taken).toHaveLength(1);
    await diracx.reconfigure(({ Registry: { belle, ctao }, ...rest }) => ({ ...rest, Registry: { belle, ctao } }));
    await expect.poll(() => { again(); return taken; }, { timeout: 60_000, interval: 1000 }).toEqual([["belle", "ctao", "juno"], ["belle", "ctao"]]);
    expect(reasons).toEqual([]);
    asker.close();
  }, 90_000);
});

describe("when DiracX changes its keys", () => {
  let first: string, second: string;
  beforeAll(async () => {
    first = (await alice()).access_token;
    expect(await viewerOf(first)).toEqual(described(first));
  });

  it("tokens are accepted while it is away, but by a gateway that never saw its keys", async () => {
    await diracx.stop();
    await diracx.rotate();
    expect(await viewerOf(first)).toEqual(described(first));
    const newcomer = startGateway();
    try {
      const at = await addressOf(newcomer);
      expect(await ask(VIEWER, first, {}, at)).toMatchObject({ status: 401, errors: [{ message: expect.stringContaining("cannot be asked for its keys at the moment") }] });
      await diracx.start();
      expect(await viewerOf(first, at)).toEqual(described(first));
    } finally {
      newcomer.kill();
      await newcomer.ended;
    }
  });

  it("a token of the new key is accepted at its first use, and one of the old key still", async () => {
    second = (await alice()).access_token;
    expect(decodeProtectedHeader(second).kid).not.toBe(decodeProtectedHeader(first).kid);
    expect(await viewerOf(second)).toEqual(described(second));
    expect(await viewerOf(first)).toEqual(described(first));
  });

  it("a token of a key that it withdrew is refused as soon as the keys are read again", async () => {
    await diracx.stop();
    await diracx.rotate();
    await diracx.withdraw(decodeProtectedHeader(first).kid!);
    await diracx.start();
    const third = (await alice()).access_token;
    expect(await viewerOf(third)).toEqual(described(third));
    expect(await viewerOf(second)).toEqual(described(second));
    expect(await diracx.verdict(first)).toBe(401);
    expect(await ask(VIEWER, first)).toEqual({ status: 401, errors: [{ message: "the token is signed by a key that its issuer does not publish", extensions: { code: "UNAUTHENTICATED" } }] });
  });
});
