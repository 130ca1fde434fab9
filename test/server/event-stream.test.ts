import { request as httpRequest, type IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "graphql-sse";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { NO_LIMITS } from "../../src/server/live/limits.ts";
import { aJob } from "../helpers/a-job.ts";
import { viewerNamed, type Json } from "../helpers/ask.ts";
import { serverOfMany, type ServerOfMany } from "../helpers/live-viewers.ts";
import { SOME_COST } from "../helpers/some-cost.ts";
import { testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { madeChanges } from "../live/made-changes.ts";

const CHANGES = "subscription ($filter: JobFilter, $after: String) { jobChanges(filter: $filter, after: $after) { cursor jobId kind job { status jobName } } }";
const LIMITS = { ...NO_LIMITS, connections: 10, subscriptions: 5 };

describe("graphql as server-sent events", () => {
  let grid: TestGrid, server: ServerOfMany, url: string;
  const viewers: Record<string, ReturnType<typeof viewerNamed>> = {};
  const warnings: Error[] = [], onWarning = (warning: Error) => void warnings.push(warning);
  beforeAll(async () => {
    process.on("warning", onWarning);
    grid = await testGrid("sqlite", "9.1");
    await grid.insert("JobDB", "Jobs", [aJob({ JobID: 1_000_001 }), aJob({ JobID: 1_000_002, OwnerGroup: "ctao_user", VO: "ctao" })]);
    viewers["alice"] = viewerNamed(grid, "alice@belle_user");
    server = await serverOfMany(grid, viewers, LIMITS);
    url = `${server.url}/graphql/stream`;
  });
  afterAll(async () => {
    process.off("warning", onWarning);
    await server.stop();
    await grid.drop();
  });
  const size = async () => (await grid.feeds.jobs.live()).subscribers.size;
  afterEach(() => expect.poll(size, { timeout: 3000 }).toBe(0));

  const HEADERS = { authorization: "alice", accept: "text/event-stream", "content-type": "application/json" };
  const post = (body: object, headers: Record<string, string> = HEADERS, signal?: AbortSignal) => fetch(url, { method: "POST", headers, body: JSON.stringify(body), ...(signal && { signal }) });
  /** The events of a text, without the pings. */
  const eventsOf = (text: string): { event: string; data: Json }[] => text.split("\n\n").flatMap(part => {
    const [, event] = /^event: (.*)$/m.exec(part) ?? [], [, data] = /^data: (.*)$/m.exec(part) ?? [];
    return event === undefined ? [] : [{ event, data: data === undefined || data === "" ? null : JSON.parse(data) }];
  });
  const answer = async (body: object, headers?: Record<string, string>) => {
    const response = await post(body, headers);
    return { status: response.status, type: response.headers.get("content-type"), events: eventsOf(await response.text()) };
  };

  const touched = (jobId: number, minute: number) => grid.run("JobDB", `update Jobs set Status = 'Running', LastUpdateTime = '2026-11-20 12:${String(minute).padStart(2, "0")}:00' where JobID = ${jobId}`);

  it("tell a client of that protocol what happens, and stop when it does", async () => {
    const client = createClient({ url, headers: { authorization: "alice" }, retryAttempts: 0 }), heard: Json[] = [];
    const stop = client.subscribe({ query: CHANGES }, { next: message => void heard.push(message), error: error => { throw error; }, complete: () => {} });
    await expect.poll(size).toBe(1);
    await touched(1_000_001, 1);
    await touched(1_000_002, 1);
    await expect.poll(() => heard.length).toBe(1);
    expect(heard).toEqual([{ data: { jobChanges: { cursor: expect.any(String), jobId: 1_000_001, kind: "CHANGED", job: { status: "Running", jobName: "Unknown" } } } }]);
    stop();
    await expect.poll(size).toBe(0);
    client.dispose();
  });

  it("go on behind a cursor", async () => {
    const cursor = (await server.ask("alice", "{ jobs { changesCursor } }")).data.jobs.changesCursor;
    await touched(1_000_001, 2);
    const abort = new AbortController(), response = await post({ query: CHANGES, variables: { after: cursor } }, HEADERS, abort.signal);
    let text = "";
    const decoder = new TextDecoder();
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
      if (eventsOf(text).length > 0) break;
    }
    expect(eventsOf(text)).toMatchObject([{ event: "next", data: { data: { jobChanges: { jobId: 1_000_001 } } } }]);
    abort.abort();
  });

  it("answer a query, once", async () => {
    expect(await answer({ query: "{ jobs { nodes { jobId } } }" })).toEqual({ status: 200, type: "text/event-stream; charset=utf-8", events: [{ event: "next", data: { data: { jobs: { nodes: [{ jobId: 1_000_001 }] } }, extensions: SOME_COST } }, { event: "complete", data: null }] });
  });

  it.each<[string, object, object]>([
    ["a cursor that is none", { query: CHANGES, variables: { after: "nonsense" } }, { extensions: { code: "BAD_USER_INPUT", argument: "after" } }],
    ["a cursor of another state", { query: CHANGES, variables: { after: Buffer.alloc(16, 7).toString("base64url") } }, { extensions: { code: "CURSOR_EXPIRED" } }],
    ["what is no document", { query: "{ jobs {" }, { extensions: { code: "GRAPHQL_PARSE_FAILED" } }],
    ["what the graph does not have", { query: "subscription { nonsense }" }, { extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }],
    ["two subscriptions in one", { query: "subscription { jobCounts { total } jobChanges { jobId } }" }, { extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }],
    ["a variable of the wrong type", { query: CHANGES, variables: { after: 5 } }, { extensions: { code: "BAD_USER_INPUT" } }],
    ["an interval that is too short", { query: 'subscription { jobCounts(interval: "PT0S") { total } }' }, { extensions: { code: "BAD_USER_INPUT", argument: "interval" } }],
  ])("say before they start what is wrong with %s", async (_what, body, error) => {
    const { status, events } = await answer(body);
    expect({ status, events }).toMatchObject({ status: 200, events: [{ event: "next", data: { errors: [error] } }, { event: "complete" }] });
  });

  it("need a token, and refuse one that is not valid with 401", async () => {
    const { authorization: _, ...nobody } = HEADERS;
    expect((await answer({ query: CHANGES }, nobody)).events).toMatchObject([{ event: "next", data: { errors: [{ extensions: { code: "UNAUTHENTICATED" } }] } }, { event: "complete" }]);
    const refused = await post({ query: CHANGES }, { ...HEADERS, authorization: "mallory" });
    expect({ status: refused.status, body: await refused.json() }).toEqual({ status: 401, body: { errors: [{ message: "this token is not valid", extensions: { code: "UNAUTHENTICATED" } }] } });
  });

  it("are asked for by name: whoever does not accept them is told so, as JSON", async () => {
    for (const accept of ["application/json", "*/*", "text/html"]) {
      const refused = await post({ query: CHANGES }, { ...HEADERS, accept });
      expect({ status: refused.status, body: await refused.json() }).toMatchObject({ status: 406, body: { errors: [{ message: expect.stringContaining("Accept: text/event-stream"), extensions: { code: "BAD_USER_INPUT" } }] } });
    }
    expect((await answer({ query: "{ __typename }" }, { ...HEADERS, accept: "text/event-stream, application/json;q=0.5" })).events).toHaveLength(2);
  });

  it("are not for pages of other origins", async () => {
    const refused = await post({ query: CHANGES }, { ...HEADERS, origin: "https://evil.example" });
    expect({ status: refused.status, body: await refused.json() }).toMatchObject({ status: 403, body: { errors: [{ extensions: { code: "FORBIDDEN" } }] } });
    expect((await answer({ query: "{ __typename }" }, { ...HEADERS, origin: "https://portal.example.org" })).status).toBe(200);
    expect((await answer({ query: "{ __typename }" }, { ...HEADERS, origin: server.url })).status).toBe(200);
  });

  it("are bounded as requests are", async () => {
    const deep = JSON.parse(`${'{"not":'.repeat(70)}{}${"}".repeat(70)}`) as object, refused = await post({ query: CHANGES, variables: { filter: deep } });
    expect({ status: refused.status, body: await refused.json() }).toMatchObject({ status: 400, body: { errors: [{ message: expect.stringContaining("64 levels"), extensions: { code: "BAD_USER_INPUT" } }] } });
  });

  it("are where a request of a subscription to /graphql is sent", async () => {
    expect(await server.ask("alice", "subscription { jobChanges { jobId } }")).toMatchObject({ errors: [{ message: expect.stringMatching(/graphql-transport-ws.*\/graphql\/stream/), extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }] });
  });

  it("end with the token", async () => {
    viewers["passing"] = { ...viewers["alice"]!, name: "passing", expiresAt: Date.now() + 500 };
    const started = Date.now(), { events } = await answer({ query: CHANGES }, { ...HEADERS, authorization: "passing" });
    expect(Date.now() - started).toBeLessThan(3000);
    expect(events).toEqual([{ event: "next", data: { errors: [{ message: "the token has expired", extensions: { code: "UNAUTHENTICATED" } }] } }, { event: "complete", data: null }]);
  });

  it("are as many as a viewer may have, and given back", async () => {
    const aborts = Array.from({ length: LIMITS.subscriptions }, () => new AbortController());
    await Promise.all(aborts.map(({ signal }) => post({ query: CHANGES }, HEADERS, signal)));
    expect((await answer({ query: CHANGES })).events).toMatchObject([{ event: "next", data: { errors: [{ message: expect.stringContaining("subscriptions already"), extensions: { code: "RATE_LIMITED" } }] } }, { event: "complete" }]);
    aborts[0]!.abort();
    await expect.poll(size).toBe(LIMITS.subscriptions - 1);
    const abort = new AbortController(), again = await post({ query: CHANGES }, HEADERS, abort.signal);
    expect(again.status).toBe(200);
    await expect.poll(size).toBe(LIMITS.subscriptions);
    for (const one of [...aborts, abort]) one.abort();
  });

  it("are given up for a client that goes while they start", async () => {
    const attempts = Array.from({ length: 20 }, async (_, wait) => {
      const abort = new AbortController(), asked = post({ query: CHANGES, variables: { filter: { jobId: { eq: wait } } } }, { ...HEADERS, authorization: "alice" }, abort.signal).catch(() => undefined);
      await sleep(wait / 4);
      abort.abort();
      await asked;
    });
    await Promise.all(attempts);
    await sleep(100);
    await expect.poll(size).toBe(0);
  });

  /** A client that reads nothing until it is told to. */
  const paused = async () => {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const body = JSON.stringify({ query: CHANGES });
      httpRequest(url, { method: "POST", headers: { ...HEADERS, "content-length": body.length } }, resolve).on("error", reject).end(body);
    });
    response.pause();
    return response;
  };
  const rest = async (response: IncomingMessage) => {
    let text = "";
    for await (const chunk of response.setEncoding("utf8")) text += chunk;
    return eventsOf(text);
  };

  it("hold a bounded number for a client that does not read, and then end with RATE_LIMITED", async () => {
    const live = await grid.feeds.jobs.live(), response = await paused(), large = "x".repeat(20_000);
    await expect.poll(size).toBe(1);
    // what the system buffers by itself
    await madeChanges(live, 1000, { JobName: large });
    await madeChanges(live, 8500);
    expect(await size()).toBe(1);
    await madeChanges(live, 2500);
    await expect.poll(size).toBe(0);
    const events = await rest(response);
    expect(events.at(-1)).toMatchObject({ event: "complete" });
    expect(events.at(-2)).toEqual({ event: "next", data: { errors: [{ message: expect.stringContaining("go on from the last cursor"), extensions: { code: "RATE_LIMITED" } }] } });
    expect(events.length).toBeLessThan(1000);
    const { cursor } = events.at(-3)!.data.data.jobChanges, abort = new AbortController();
    expect((await post({ query: CHANGES, variables: { after: cursor } }, HEADERS, abort.signal)).status).toBe(200);
    abort.abort();
  });

  it("end for a client that takes nothing for long, and give its place back", async () => {
    const live = await grid.feeds.jobs.live(), response = await paused(), ended = new Promise(resolve => response.once("close", resolve)), large = "x".repeat(200_000);
    response.on("error", () => {});
    await expect.poll(size).toBe(1);
    // more than the system buffers by itself, and less than is held for the client
    await madeChanges(live, 200, { JobName: large });
    expect(await size()).toBe(1);
    await expect.poll(size, { timeout: 35_000, interval: 500 }).toBe(0);
    response.resume();
    await ended;
    expect(response.complete).toBe(false);
  }, 60_000);

  it("send everything to a client that reads in fits and starts", async () => {
    const live = await grid.feeds.jobs.live(), response = await paused(), large = "x".repeat(200_000);
    await expect.poll(size).toBe(1);
    let text = "";
    response.setEncoding("utf8").on("data", chunk => { text += chunk; });
    for (let times = 0; times < 12; times++) {
      response.pause();
      await madeChanges(live, 20, { JobName: large });
      await sleep(20);
      response.resume();
      await expect.poll(() => text.match(/^event: next/gm)?.length).toBe(20 * (times + 1));
    }
    response.destroy();
    expect(warnings.map(({ message }) => message)).toEqual([]);
  }, 60_000);
});
