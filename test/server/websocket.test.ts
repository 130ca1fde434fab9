import { createClient, type Client } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { authenticator } from "../../src/auth/authenticate.ts";
import { diracxViewer } from "../../src/auth/diracx-claims.ts";
import { remoteIssuer } from "../../src/auth/remote-issuer.ts";
import { trustedIssuer } from "../../src/auth/trusted-issuer.ts";
import { Gateway } from "../../src/server/gateway.ts";
import { httpGateway, type HttpGateway } from "../../src/server/http.ts";
import { PER_VIEWER } from "../../src/server/live/limits.ts";
import { gatewaySchema } from "../../src/server/schema.ts";
import { aJob } from "../helpers/a-job.ts";
import { SOME_COST } from "../helpers/some-cost.ts";
import { TestIssuer } from "../helpers/test-issuer.ts";
import { silentLog, testGrid, type TestGrid } from "../helpers/test-grid.ts";

describe("graphql over websocket", () => {
  let grid: TestGrid, issuer: TestIssuer, server: HttpGateway, url: string;
  beforeAll(async () => {
    grid = await testGrid("sqlite", "9.1");
    await grid.insert("JobDB", "Jobs", [aJob({ JobID: 1 }), aJob({ JobID: 2, OwnerGroup: "ctao_user", VO: "ctao" })]);
    issuer = await new TestIssuer().start();
    const never = () => { throw new Error("no other issuer here"); };
    const authenticate = authenticator([trustedIssuer({ issuer: issuer.url, source: remoteIssuer(issuer.url), audience: undefined, diracx: diracxViewer([], () => ""), other: never })], async () => null);
    const { databases, feeds, registry } = grid;
    server = await httpGateway(new Gateway({ schema: await gatewaySchema(), databases, feeds, registry, authenticate, clock: Date.now, log: silentLog }), { corsOrigins: ["https://portal.example.org"], trustedProxies: 0, loopbackOnly: true, limits: PER_VIEWER });
    url = (await server.listen("127.0.0.1", 0)).replace("http", "ws");
  });
  afterAll(async () => {
    await server.close();
    await issuer.stop();
    await grid.drop();
  });

  interface Close { readonly code: number; readonly reason: string }

  function connect(connectionParams: Record<string, unknown> | undefined): { client: Client; closed: Promise<Close> } {
    let tell: (close: Close) => void;
    const closed = new Promise<Close>(resolve => { tell = resolve; });
    const client = createClient({
      url: `${url}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0, lazy: true, ...(connectionParams && { connectionParams }),
      on: { closed: event => tell(event as Close) },
    });
    return { client, closed };
  }

  const ask = (client: Client, query: string, variables: Record<string, unknown> = {}) => new Promise<unknown>((resolve, reject) => {
    client.subscribe({ query, variables }, { next: resolve, error: reject, complete: () => {} });
  });

  it("answers as the viewer of the token in the connection parameters", async () => {
    const { client } = connect({ authorization: `Bearer ${await issuer.sign()}` });
    expect(await ask(client, "{ viewer { name vo } jobs { nodes { jobId } } }")).toEqual({ data: { viewer: { name: "alice", vo: "belle" }, jobs: { nodes: [{ jobId: 1 }] } }, extensions: SOME_COST });
    await client.dispose();
  });

  it("answers only what is open without a token", async () => {
    const { client } = connect(undefined);
    expect(await ask(client, "{ gateway { version } viewer { name } }")).toMatchObject({ data: { gateway: { version: expect.any(String) }, viewer: null }, errors: [{ path: ["viewer"], extensions: { code: "UNAUTHENTICATED" } }] });
    await client.dispose();
  });

  it("closes with 4403 and the reason when the token is not valid, so that clients come back with another", async () => {
    const { client, closed } = connect({ Authorization: `Bearer ${await issuer.sign({ exp: 1 })}` });
    await expect(ask(client, "{ __typename }")).rejects.toMatchObject({ code: 4403 });
    expect(await closed).toMatchObject({ code: 4403, reason: "the token has expired" });
  });

  it("closes with 4403 when the token expires", async () => {
    // a bare socket: the client would come back by itself
    const token = await issuer.sign({ exp: Math.floor(Date.now() / 1000) + 2 }), socket = new WebSocket(`${url}/graphql`, "graphql-transport-ws");
    const messages: string[] = [];
    socket.on("message", message => messages.push((JSON.parse(String(message)) as { type: string }).type));
    socket.once("open", () => socket.send(JSON.stringify({ type: "connection_init", payload: { authorization: `Bearer ${token}` } })));
    const [code, reason] = await new Promise<[number, Buffer]>(resolve => socket.once("close", (...args) => resolve(args)));
    expect({ messages, code, reason: String(reason) }).toEqual({ messages: ["connection_ack"], code: 4403, reason: "the token has expired" });
  });

  it("masks, bounds and codes errors as HTTP does", async () => {
    const { client } = connect({ authorization: `Bearer ${await issuer.sign()}` });
    const deep = JSON.parse(`${'{"not":'.repeat(70)}{}${"}".repeat(70)}`) as object;
    await expect(ask(client, "query ($f: JobFilter) { jobs(filter: $f) { totalCount } }", { f: deep })).rejects.toMatchObject([{ message: expect.stringContaining("64 levels"), extensions: { code: "BAD_USER_INPUT" } }]);
    await expect(ask(client, "{ jobs {")).rejects.toMatchObject([{ extensions: { code: "GRAPHQL_PARSE_FAILED" } }]);
    await expect(ask(client, "{ nonsense }")).rejects.toMatchObject([{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }]);
    expect(await ask(client, "query ($n: SafeInt) { jobs(first: $n) { totalCount } }", { n: "many" })).toMatchObject({ errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
    expect(await ask(client, "{ jobs(first: 0) { totalCount } }")).toMatchObject({ data: { jobs: null }, errors: [{ extensions: { code: "BAD_USER_INPUT", argument: "first" } }] });
    await client.dispose();
  });

  it("is opened by programs, by the server's own pages and by those of the named origins, and by no others", async () => {
    const open = (headers: Record<string, string>) => new Promise<boolean>(resolve => {
      const socket = new WebSocket(`${url}/graphql`, "graphql-transport-ws", { headers });
      socket.once("open", () => { socket.close(); resolve(true); }).once("error", () => resolve(false));
    });
    expect(await open({})).toBe(true);
    expect(await open({ origin: url.replace("ws", "http") })).toBe(true);
    expect(await open({ origin: "https://portal.example.org" })).toBe(true);
    expect(await open({ origin: "https://evil.example" })).toBe(false);
    expect(await open({ origin: "http://evil.example:4000", host: "evil.example:4000" })).toBe(false);
    expect(await open({ origin: "null" })).toBe(false);
  });

  it("refuses a token that is no text, rather than taking it for none", async () => {
    const { client, closed } = connect({ authorization: 5 });
    await expect(ask(client, "{ __typename }")).rejects.toMatchObject({ code: 4403 });
    expect((await closed).reason).toContain("authorization must be a text");
  });

  it("takes X-DIRAC-Group from the connection parameters, in any case", async () => {
    const { client, closed } = connect({ authorization: `Bearer ${await issuer.sign()}`, "X-DIRAC-Group": "belle_admin" });
    await expect(ask(client, "{ __typename }")).rejects.toMatchObject({ code: 4403 });
    expect((await closed).reason).toContain("X-DIRAC-Group");
  });
});
