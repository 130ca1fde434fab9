import { once } from "node:events";
import { hostname } from "node:os";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { authenticator } from "../../src/auth/authenticate.ts";
import { diracxViewer } from "../../src/auth/diracx-claims.ts";
import { remoteIssuer } from "../../src/auth/remote-issuer.ts";
import { trustedIssuer } from "../../src/auth/trusted-issuer.ts";
import { Database } from "../../src/datasources/database.ts";
import { Databases } from "../../src/datasources/databases.ts";
import { mysqlEngine, type MysqlAddress } from "../../src/datasources/mysql.engine.ts";
import { Gateway } from "../../src/server/gateway.ts";
import { httpGateway, type HttpGateway } from "../../src/server/http.ts";
import { NO_LIMITS } from "../../src/server/live/limits.ts";
import { gatewaySchema } from "../../src/server/schema.ts";
import { aJob } from "../helpers/a-job.ts";
import { NOW, viewerNamed } from "../helpers/ask.ts";
import { silentLog, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { TestIssuer } from "../helpers/test-issuer.ts";

/** What only this machine, its databases and its programmers know. */
const SECRETS = [/node_modules|\/(src|dist|work|tmp|home|root)\/|file:\/\//, /\.[cm]?[jt]s\b/, /^ *at .+\(/m, /\bselect\b.+\bfrom\b|information_schema|`\w+`\.`|max_statement_time/i, /127\.0\.0\.1|localhost|:3306|root@/, /\b(E[A-Z]{4,}|ER_\w+|SQLITE_\w+)\b/, /TypeError|RangeError|undefined|\[object /, new RegExp(`\\b${hostname()}\\b`)];

describe("an answer, on mysql", () => {
  let grid: TestGrid, issuer: TestIssuer, databases: Databases, server: HttpGateway, url: string;
  const said: string[] = [], codes = new Set<string>();
  beforeAll(async () => {
    grid = await testGrid("mysql", "9.1", { names: ["JobDB", "JobLoggingDB", "PilotAgentsDB", "TaskQueueDB"] });
    await grid.insert("JobDB", "Jobs", [aJob({ JobID: 1 })]);
    await grid.run("JobDB", "alter table Jobs drop column UserPriority");
    issuer = await new TestIssuer().start();
    const through = (name: string, change: Partial<MysqlAddress> = {}) => new Database(name, mysqlEngine({ ...grid.address(name), ...change }, undefined, 1));
    // one that answers, one that is away, one that does not let us in, one that answers nothing in time
    const slow = through("TaskQueueDB");
    await (await slow.open()).rows(sql`set session max_statement_time = 0.000001`);
    databases = new Databases([through("JobDB"), through("JobLoggingDB", { port: 1 }), through("PilotAgentsDB", { user: "mallory", password: "secret" }), slow]);
    const { feeds, registry } = grid, alice = viewerNamed(grid, "alice@belle_user"), never = () => { throw new Error("no other issuer here"); };
    const strategies = [issuer.url, "http://127.0.0.1:1"].map(one => trustedIssuer({ issuer: one, source: remoteIssuer(one), audience: undefined, diracx: diracxViewer([], () => ""), other: never }));
    const gateway = new Gateway({ schema: await gatewaySchema(), databases, feeds, registry, clock: () => NOW, log: silentLog, authenticate: async credentials => {
      if (credentials.group === "broken") throw new TypeError(`Cannot read ${import.meta.filename}`);
      return credentials.authorization?.startsWith("Bearer") === true ? authenticator(strategies, async () => null)(credentials) : credentials.authorization === undefined ? null : alice;
    } });
    server = await httpGateway(gateway, { corsOrigins: [], trustedProxies: 0, loopbackOnly: false, limits: { ...NO_LIMITS, subscriptions: 0 } }, { folder: "/nowhere/src", title: "test", examples: [], personas: () => Promise.reject(new Error("/src/secret.ts")) });
    url = await server.listen("127.0.0.1", 0);
  });
  afterAll(async () => {
    await server.close();
    await databases.close();
    await issuer.stop();
    await grid.drop();
  });

  const hear = (text: string) => {
    said.push(text);
    for (const [, code] of text.matchAll(/"code":"(\w+)"/g)) codes.add(code!);
  };
  const ask = async (path: string, request: RequestInit = {}) => {
    const response = await fetch(`${url}${path}`, request), text = await response.text();
    hear(`${[...response.headers].filter(([name]) => name !== "location").map(pair => pair.join(": ")).join("\n")}\n${text}`);
    return response.status;
  };
  const JSON_BODY = { "content-type": "application/json", authorization: "alice" };
  const DOCUMENTS: readonly [query: string, variables?: object][] = [
    ["{"], ["{ nonsense }"], ["mutation { a }"], ["subscription { jobChanges { jobId } }"], ["subscription { jobCounts(by: [STATUS]) { total } }"], ["query A { a } query B { b }"], ["\u{0}"], ["fragment F on Job { ...F } { jobs { nodes { ...F } } }"],
    ["{ jobs(first: 0) { totalCount } }"], ["{ jobs(after: \"x\") { nodes { jobId } } }"], ["{ jobs(filter: { status: { eq: null } }) { totalCount } }"], ["{ node(id: \"x\") { id } }"], ["{ lfn(name: \"x\") { name } }"], ["{ configuration { text } users { nodes { dn } } }"],
    ["query ($n: SafeInt, $t: DateTime) { jobs(first: $n, filter: { lastUpdateTime: { gt: $t } }) { totalCount } }", { n: {}, t: "yesterday" }], ["query ($f: JobFilter) { jobs(filter: $f) { totalCount } }", { f: JSON.parse(`${'{"not":'.repeat(70)}{}${"}".repeat(70)}`) }],
    ["{ jobs { nodes { jobId history { status } pilots { nodes { status } } taskQueue { taskQueueId } } } }"], ["{ pilots { nodes { status } } requests { totalCount } taskQueues { totalCount } }"], ["{ jobs(filter: { userPriority: { gt: 1 } }) { nodes { userPriority } } }"], ["{ gateway { version subsystems { name available reason } } }"],
    [`{ ${"__typename ".repeat(101)} }`], [`{ jobs { nodes { ${"jobId ".repeat(2001)} } } }`],
  ];

  it("over HTTP and as a stream says nothing of stacks, paths, SQL and hosts, whatever goes wrong", async () => {
    for (const [query, variables] of DOCUMENTS) {
      const body = JSON.stringify({ query, variables });
      for (const accept of ["application/json", "application/graphql-response+json", "text/csv"]) await ask("/graphql", { method: "POST", headers: { ...JSON_BODY, accept }, body });
      await ask("/graphql/stream", { method: "POST", headers: { ...JSON_BODY, accept: "text/event-stream" }, body });
      await ask("/graphql", { method: "POST", headers: { "content-type": "application/json" }, body });
      await ask(`/graphql?query=${encodeURIComponent(query)}`);
    }
    const expired = await issuer.sign({ exp: 1 }), elsewhere = (await issuer.sign()).split("."), unreachable = [elsewhere[0], Buffer.from(JSON.stringify({ iss: "http://127.0.0.1:1", exp: 9e9 })).toString("base64url"), elsewhere[2]].join(".");
    const statuses: Record<string, number> = {};
    for (const [what, path, request] of [
      ["no JSON", "/graphql", { method: "POST", headers: JSON_BODY, body: "{" }],
      ["a list", "/graphql", { method: "POST", headers: JSON_BODY, body: "[]" }],
      ["nothing", "/graphql", { method: "POST", headers: JSON_BODY }],
      ["too large", "/graphql", { method: "POST", headers: JSON_BODY, body: "x".repeat(5 * 1024 * 1024) }],
      ["other characters", "/graphql", { method: "POST", headers: { ...JSON_BODY, "content-type": "application/json; charset=nonsense" }, body: "{}" }],
      ["compressed badly", "/graphql", { method: "POST", headers: { ...JSON_BODY, "content-encoding": "gzip" }, body: "{}" }],
      ["plain text", "/graphql", { method: "POST", headers: { ...JSON_BODY, "content-type": "text/plain" }, body: "{}" }],
      ["another method", "/graphql", { method: "DELETE" }],
      ["another form", "/graphql?query={__typename}", { headers: { accept: "image/png" } }],
      ["another origin", "/graphql?query={__typename}", { headers: { origin: "https://evil.example" } }],
      ["bad variables", "/graphql?query={__typename}&variables={", {}],
      ["nowhere", "/../src/main.ts", {}],
      ["no address", "/%E0%A4%A", {}],
      ["broken page", "/playground.json", {}],
      ["bad token", "/graphql?query={__typename}", { headers: { authorization: "Bearer x" } }],
      ["old token", "/graphql?query={__typename}", { headers: { authorization: `Bearer ${expired}` } }],
      ["token of an issuer that is away", "/graphql?query={__typename}", { headers: { authorization: `Bearer ${unreachable}` } }],
      ["broken authentication", "/graphql?query={__typename}", { headers: { "x-dirac-group": "broken" } }],
      ["broken authentication of a stream", "/graphql/stream?query={__typename}", { headers: { "x-dirac-group": "broken", accept: "text/event-stream" } }],
    ] as const) statuses[what] = await ask(path, request);
    expect(statuses).toEqual({
      "no JSON": 400, "a list": 400, nothing: 400, "too large": 413, "other characters": 415, "compressed badly": 400, "plain text": 415, "another method": 405, "another form": 406, "another origin": 403, "bad variables": 400,
      nowhere: 404, "no address": 404, "broken page": 500, "bad token": 401, "old token": 401, "token of an issuer that is away": 401, "broken authentication": 500, "broken authentication of a stream": 500,
    });
  });

  it("over WebSocket does neither", async () => {
    const connect = async () => {
      const socket = new WebSocket(`${url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
      socket.on("message", text => hear(String(text))).on("close", (_code, reason) => hear(String(reason)));
      await once(socket, "open");
      return socket;
    };
    for (const payload of [{ authorization: "Bearer x" }, { authorization: 5 }, { "x-dirac-group": "broken" }]) {
      const socket = await connect(), closed = once(socket, "close");
      socket.send(JSON.stringify({ type: "connection_init", payload }));
      await closed;
    }
    const socket = await connect(), before = said.length;
    socket.send(JSON.stringify({ type: "connection_init", payload: { authorization: "alice" } }));
    await once(socket, "message");
    for (const [id, [query, variables]] of DOCUMENTS.entries()) socket.send(JSON.stringify({ type: "subscribe", id: String(id), payload: { query, variables } }));
    await expect.poll(() => new Set(said.slice(before).flatMap(text => /"id":"(\d+)"/.exec(text)?.[1] ?? [])).size, { timeout: 10_000 }).toBe(DOCUMENTS.length);
    const closed = once(socket, "close");
    socket.send("nonsense");
    await closed;
  });

  it("was heard with every kind of error that there is", () => {
    const { CURSOR_EXPIRED: _, ...all } = { GRAPHQL_PARSE_FAILED: 0, GRAPHQL_VALIDATION_FAILED: 0, UNAUTHENTICATED: 0, FORBIDDEN: 0, BAD_USER_INPUT: 0, NOT_FOUND: 0, BACKEND_UNAVAILABLE: 0, BACKEND_FAILED: 0, TIMEOUT: 0, QUERY_TOO_COMPLEX: 0, RATE_LIMITED: 0, CURSOR_EXPIRED: 0, INTERNAL: 0 };
    expect([...codes].sort()).toEqual(Object.keys(all).sort());
  });

  it.each(SECRETS.map(secret => [String(secret), secret] as const))("never holds %s", (_text, secret) => {
    expect(said.length).toBeGreaterThan(100);
    expect(said.filter(text => secret.test(text)).map(text => text.slice(0, 600))).toEqual([]);
  });
});
