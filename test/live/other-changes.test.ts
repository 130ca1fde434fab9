import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aRequest } from "../helpers/a-request.ts";
import { aTransfer, anOperation } from "../helpers/a-transfer.ts";
import { as, data, viewerNamed, type Json } from "../helpers/ask.ts";
import { liveServer, type Heard, type LiveServer } from "../helpers/live.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

describe.each(GRIDS)("changes of requests and transfers, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, live: LiveServer;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["JobDB", "ReqDB", "FTS3DB"] });
    await grid.insert("ReqDB", "Request", [aRequest({ RequestID: 100, Status: "Waiting" }), aRequest({ RequestID: 101, OwnerGroup: "ctao_user" })]);
    await grid.insert("FTS3DB", "Operations", [anOperation({ operationID: 1 }), anOperation({ operationID: 2, userGroup: "ctao_user" })]);
    await grid.insert("FTS3DB", "Files", [aTransfer({ fileID: 100 }), aTransfer({ fileID: 101, operationID: 2 })]);
    live = await liveServer(grid, viewerNamed(grid, "alice@belle_user"));
  });
  afterAll(async () => {
    await live.stop();
    await grid.drop();
  });

  /** Behind everything so far: a subscription goes on from a list. */
  async function following(list: string, subscription: string): Promise<Heard> {
    const { changesCursor } = (await data(as(grid, "alice@belle_user")(`{ ${list} { changesCursor } }`)))[list];
    return live.hear(subscription, { after: changesCursor });
  }
  const of = (key: string, value: number) => (message: Json) => message[key] === value;

  it("tell of requests that are new, move, and are gone, and of nobody else's", async () => {
    const heard = await following("requests", 'subscription ($after: String) { requestChanges(after: $after, filter: {status: {in: ["Waiting", "Failed"]}}) { kind requestId request { status vo } changes { field before after } happenedAt } }');
    await grid.insert("ReqDB", "Request", [aRequest({ RequestID: 200 }), aRequest({ RequestID: 201, OwnerGroup: "ctao_user" })]);
    expect(await heard.until(of("requestId", 200))).toMatchObject({ kind: "CREATED", request: { status: "Waiting", vo: "belle" }, changes: [] });
    await grid.run("ReqDB", "update Request set Status = 'Failed', LastUpdate = '2026-11-20 10:00:00' where RequestID in (100, 101)");
    expect(await heard.until(of("requestId", 100))).toMatchObject({ kind: "CHANGED", changes: expect.arrayContaining([{ field: "status", before: "Waiting", after: "Failed" }]), happenedAt: "2026-11-20T10:00:00Z" });
    await grid.run("ReqDB", "update Request set Status = 'Done' where RequestID = 200");
    expect(await heard.until(message => message.requestId === 200 && message.kind === "LEFT")).toMatchObject({ request: { status: "Done" } });
    await grid.run("ReqDB", "delete from Request where RequestID = 100");
    expect(await heard.until(message => message.requestId === 100 && message.kind === "REMOVED")).toMatchObject({ request: null });
    expect(heard.messages.map(({ requestId }: Json) => requestId).filter((id: number) => id === 101 || id === 201)).toEqual([]);
    heard.stop();
  });

  it("tell of transfers likewise, but not that an agent has looked at one", async () => {
    const heard = await following("transfers", "subscription ($after: String) { transferChanges(after: $after) { kind fileId transfer { status vo } changes { field } } }");
    await grid.run("FTS3DB", "update Files set lastUpdate = '2026-11-20 10:30:00' where fileID = 100");
    await sleep(1500);
    expect(heard.messages).toEqual([]);
    await grid.run("FTS3DB", "update Files set status = 'Finished', lastUpdate = '2026-11-20 10:40:00' where fileID in (100, 101)");
    expect(await heard.until(of("fileId", 100))).toMatchObject({ kind: "CHANGED", transfer: { status: "Finished", vo: "belle" }, changes: [{ field: "status" }, { field: "lastUpdate" }] });
    await grid.insert("FTS3DB", "Files", [aTransfer({ fileID: 200 })]);
    expect(await heard.until(of("fileId", 200))).toMatchObject({ kind: "CREATED" });
    expect(heard.messages.every(({ fileId }: Json) => fileId !== 101)).toBe(true);
    heard.stop();
  });

  it("refuse a filter of what belongs to a request, since its changes are none of the request", async () => {
    const heard = live.hear('subscription { requestChanges(filter: {operations: {some: {type: {eq: "RemoveFile"}}}}) { kind } }');
    expect(await heard.error()).toMatchObject({ extensions: { code: "BAD_USER_INPUT", argument: "filter" } });
  });
});
