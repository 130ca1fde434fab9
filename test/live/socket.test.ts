import { once } from "node:events";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { WebSocket, type ClientOptions } from "ws";
import { NO_LIMITS } from "../../src/server/live/limits.ts";
import { aJob } from "../helpers/a-job.ts";
import { viewerNamed, type Json } from "../helpers/ask.ts";
import { serverOfMany, type ServerOfMany } from "../helpers/live-viewers.ts";
import { testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { madeChanges } from "./made-changes.ts";

const CHANGES = "subscription ($filter: JobFilter, $after: String) { jobChanges(filter: $filter, after: $after) { cursor jobId kind job { status jobName } } }";
const LIMITS = { ...NO_LIMITS, connections: 3, subscriptions: 4 };

describe("subscriptions over websocket", () => {
  let grid: TestGrid, server: ServerOfMany;
  const open = new Set<Bare>();
  beforeAll(async () => {
    grid = await testGrid("sqlite", "9.1");
    await grid.insert("JobDB", "Jobs", [aJob({ JobID: 1_000_001 })]);
    server = await serverOfMany(grid, { alice: viewerNamed(grid, "alice@belle_user"), bob: viewerNamed(grid, "bob@belle_user"), passing: { ...viewerNamed(grid, "alice@belle_user"), name: "passing", get expiresAt() { return Date.now() + 300; } } }, LIMITS);
    await grid.feeds.jobs.live();
  });
  afterAll(async () => {
    await server.stop();
    await grid.drop();
  });
  const size = async () => (await grid.feeds.jobs.live()).subscribers.size;
  afterEach(async () => {
    vi.useRealTimers();
    await Promise.all([...open].map(bare => bare.close()));
    open.clear();
    await expect.poll(size, { timeout: 3000 }).toBe(0);
  });

  /** A socket without a client that would come back, pause for nobody and hide what was said. */
  class Bare {
    readonly said: Json[] = [];
    readonly closed: Promise<{ code: number; reason: string }>;
    constructor(readonly socket: WebSocket) {
      open.add(this);
      socket.on("message", text => this.said.push(JSON.parse(String(text))));
      socket.on("error", () => {});
      this.closed = once(socket, "close").then(([code, reason]) => ({ code: Number(code), reason: String(reason) }));
    }
    send(message: object): void {
      this.socket.send(JSON.stringify(message));
    }
    subscribe(id: string, query = CHANGES, variables: object = {}): void {
      this.send({ id, type: "subscribe", payload: { query, variables } });
    }
    async until(fits: (message: Json) => boolean): Promise<Json> {
      for (;;) {
        const found = this.said.find(fits);
        if (found !== undefined) return found;
        if (this.socket.readyState === WebSocket.CLOSED) throw new Error(`closed; said was ${JSON.stringify(this.said)}`);
        await Promise.race([once(this.socket, "message"), this.closed]);
      }
    }
    async close(): Promise<void> {
      this.socket.terminate();
      await this.closed;
    }
  }

  async function opened(options: ClientOptions = {}): Promise<Bare> {
    const bare = new Bare(new WebSocket(`${server.url.replace("http", "ws")}/graphql`, "graphql-transport-ws", options));
    await once(bare.socket, "open");
    return bare;
  }

  async function connected(who = "alice", options: ClientOptions = {}): Promise<Bare> {
    const bare = await opened(options);
    bare.send({ type: "connection_init", payload: { authorization: who } });
    await bare.until(({ type }) => type === "connection_ack");
    return bare;
  }

  it("are released when the client completes them, and say no more", async () => {
    const bare = await connected(), live = await grid.feeds.jobs.live();
    bare.subscribe("a");
    bare.subscribe("b");
    await expect.poll(size).toBe(2);
    bare.send({ id: "a", type: "complete" });
    await expect.poll(size).toBe(1);
    await madeChanges(live, 1);
    await bare.until(({ id, type }) => id === "b" && type === "next");
    expect(bare.said.filter(({ id }) => id === "a")).toEqual([]);
  });

  it("are released when the connection goes, also while they start", async () => {
    for (let times = 0; times < 10; times++) {
      const bare = await connected();
      bare.subscribe("a");
      bare.subscribe("b", CHANGES, { filter: { jobId: { eq: times } } });
      if (times % 2 === 0) await expect.poll(size).toBe(2);
      await bare.close();
      await expect.poll(size).toBe(0);
    }
  });

  it("end with the token", async () => {
    const bare = await connected("passing");
    bare.subscribe("a");
    expect(await bare.closed).toEqual({ code: 4403, reason: "the token has expired" });
  });

  it("are as many as a viewer may have; one more is RATE_LIMITED, others have their own", async () => {
    const [one, two, other] = [await connected(), await connected(), await connected("bob")];
    for (const id of ["a", "b"]) for (const bare of [one, two]) bare.subscribe(id);
    await expect.poll(size).toBe(4);
    two.subscribe("c");
    expect(await two.until(({ id }) => id === "c")).toMatchObject({ type: "next", payload: { errors: [{ message: "you have 4 subscriptions already; end some first", extensions: { code: "RATE_LIMITED" } }] } });
    await two.until(({ id, type }) => id === "c" && type === "complete");
    other.subscribe("a");
    await expect.poll(size).toBe(5);
    one.send({ id: "a", type: "complete" });
    await expect.poll(size).toBe(4);
    two.subscribe("d");
    await expect.poll(size).toBe(5);
    two.send({ id: "d", type: "complete" });
    await expect.poll(size).toBe(4);
    // what does not start takes nothing
    for (let times = 0; times < 5; times++) {
      two.subscribe(`wrong ${times}`, CHANGES, { after: "nonsense" });
      await two.until(({ id, type }) => id === `wrong ${times}` && type === "complete");
      expect(two.said.find(({ id }) => id === `wrong ${times}`)).toMatchObject({ payload: { errors: [{ extensions: { code: "BAD_USER_INPUT" } }] } });
    }
    two.subscribe("e");
    await expect.poll(size).toBe(5);
  });

  it("are on as many connections as a viewer may have; one more is closed with 1013 and the reason", async () => {
    const all = [await connected(), await connected(), await connected()], more = await opened();
    more.send({ type: "connection_init", payload: { authorization: "alice" } });
    expect(await more.closed).toEqual({ code: 1013, reason: "you have 3 connections already; end some first" });
    await connected("bob");
    await all[0]!.close();
    await vi.waitFor(async () => { await connected(); });
  });

  it("are of nobody who has not said who they are", async () => {
    const bare = await opened();
    bare.subscribe("a");
    expect(await bare.closed).toMatchObject({ code: 4401 });
  });

  it("close for who says nothing for ten seconds", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
    const bare = await opened();
    vi.advanceTimersByTime(9_900);
    expect(bare.socket.readyState).toBe(WebSocket.OPEN);
    vi.advanceTimersByTime(200);
    expect(await bare.closed).toMatchObject({ code: 4408 });
  });

  it("are cut for who does not answer a ping until the next one, and for nobody else", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
    const [deaf, well] = [await connected("alice", { autoPong: false }), await connected()];
    for (const bare of [deaf, well]) bare.subscribe("a");
    for (let times = 0; times < 2; times++) {
      const asked = Promise.all([deaf, well].filter(({ socket }) => socket.readyState === WebSocket.OPEN).map(({ socket }) => once(socket, "ping")));
      vi.advanceTimersByTime(12_000);
      await (times === 0 ? asked : deaf.closed);
      // until the answer is there
      await well.socket.ping();
      await once(well.socket, "pong");
    }
    expect(await deaf.closed).toMatchObject({ code: 1006 });
    vi.advanceTimersByTime(12_000);
    await new Promise(resolve => setImmediate(resolve));
    expect(well.socket.readyState).toBe(WebSocket.OPEN);
    vi.useRealTimers();
    await expect.poll(size).toBe(1);
  });

  it("close for a message that is larger than a request may be", async () => {
    const bare = await connected();
    bare.subscribe("a", `{ __typename } # ${"x".repeat(4 * 1024 * 1024)}`);
    expect(await bare.closed).toMatchObject({ code: 1009 });
  });

  it("close with 1013 and a reason for who reads too slowly, and go on from the last cursor", async () => {
    const bare = await connected(), live = await grid.feeds.jobs.live(), seqs = live.log.lastSeq;
    bare.subscribe("a");
    await expect.poll(size).toBe(1);
    bare.socket.pause();
    // what the system buffers by itself
    await madeChanges(live, 1000, { JobName: "x".repeat(20_000) });
    await madeChanges(live, 8500);
    await madeChanges(live, 2500);
    await expect.poll(size).toBe(0);
    bare.socket.resume();
    expect(await bare.closed).toEqual({ code: 1013, reason: expect.stringContaining("go on from the last cursor") });
    const last = bare.said.findLast(({ payload }) => payload?.data !== undefined), told = bare.said.filter(({ payload }) => payload?.data !== undefined).length;
    expect(bare.said.at(-1) === last ? bare.said.at(-1) : bare.said.findLast(({ type }) => type === "next")).toMatchObject({ payload: { errors: [{ extensions: { code: "RATE_LIMITED" } }] } });
    const again = await connected();
    again.subscribe("a", CHANGES, { after: last.payload.data.jobChanges.cursor });
    await expect.poll(() => again.said.filter(({ type }) => type === "next").length, { timeout: 30_000 }).toBe(live.log.lastSeq - seqs - told);
  }, 60_000);

  it("mask what ends them, where that is a mistake of ours", async () => {
    const bare = await connected(), { subscribers } = await grid.feeds.jobs.live();
    bare.subscribe("a");
    await expect.poll(size).toBe(1);
    subscribers.end(new TypeError("row.secret is undefined"));
    expect(await bare.until(({ type }) => type === "next")).toEqual({ id: "a", type: "next", payload: { errors: [{ message: expect.stringContaining("something went wrong here"), extensions: { code: "INTERNAL", id: expect.any(String) } }] } });
    await bare.until(({ type }) => type === "complete");
  });
});
