import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Viewer } from "../../src/auth/viewer.ts";
import type { Gateway } from "../../src/server/gateway.ts";
import { NO_LIMITS } from "../../src/server/live/limits.ts";
import { LiveOperations, type MessageStream } from "../../src/server/live/live-operations.ts";
import type { Message } from "../../src/server/live/shared-executions.ts";
import { Operations } from "../../src/server/operation.ts";
import { gatewayOf, viewerNamed, type Json } from "../helpers/ask.ts";
import { testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { madeChanges } from "./made-changes.ts";

describe("an event that is told to many", () => {
  let grid: TestGrid, gateway: Gateway, operations: Operations, live: LiveOperations, alice: Viewer, bob: Viewer;
  const streams: MessageStream[] = [];
  beforeAll(async () => {
    grid = await testGrid("sqlite", "9.1");
    gateway = gatewayOf(grid);
    operations = new Operations(gateway);
    live = new LiveOperations(gateway, NO_LIMITS);
    [alice, bob] = [viewerNamed(grid, "alice@belle_user"), viewerNamed(grid, "bob@belle_user")];
  });
  afterAll(() => grid.drop());
  afterEach(() => {
    for (const stream of streams.splice(0)) stream.end();
  });

  async function subscribed(query: string, variables: Record<string, unknown> = {}, viewer = alice): Promise<MessageStream> {
    const prepared = operations.prepare({ query, variables }, { viewer, transport: "websocket" });
    if (Array.isArray(prepared)) throw prepared[0];
    const started = await live.subscribe(prepared, viewer, "somebody");
    if (!("next" in started)) throw new Error(JSON.stringify(started));
    streams.push(started);
    return started;
  }
  /** The next message of each, and how often something was executed for them. */
  async function told(all: readonly MessageStream[]) {
    const feed = await grid.feeds.jobs.live(), spy = vi.spyOn(gateway, "contextOf");
    await madeChanges(feed, 1, { Site: "LCG.KEK.jp", JobGroup: "g" });
    const messages = await Promise.all(all.map(stream => stream.next())), executions = spy.mock.calls.length;
    spy.mockRestore();
    return { messages, executions };
  }

  const read = (message: Message | undefined): Json => JSON.parse(String(message!.bytes));

  it("is executed and written once for those who look at it in the same way, whatever their filters", async () => {
    const byVariable = "subscription ($filter: JobFilter) { jobChanges(filter: $filter) { jobId job { siteName } } }";
    const all = await Promise.all([
      subscribed(byVariable), subscribed(byVariable, { filter: { siteName: { eq: "LCG.KEK.jp" } } }), subscribed(byVariable, { filter: { status: { ne: "Done" } }, unused: 1 }),
      subscribed('subscription { jobChanges(filter: { jobGroup: { eq: "g" } }) { jobId job { siteName } } }'),
      subscribed(byVariable, {}, { ...alice, expiresAt: Date.now() + 60_000 }),
    ]);
    const { messages, executions } = await told(all);
    expect(executions).toBe(1);
    for (const message of messages) expect(message).toBe(messages[0]);
    expect(read(messages[0])).toEqual({ data: { jobChanges: { jobId: expect.any(Number), job: { siteName: "LCG.KEK.jp" } } } });
  });

  it("is executed for each way to look at it, and for each viewer", async () => {
    const query = "subscription ($more: Boolean! = false, $filter: JobFilter) { jobChanges(filter: $filter) { jobId kind @include(if: $more) } }";
    const all = [
      await subscribed(query), await subscribed(query, { more: true }), await subscribed("subscription { jobChanges { kind } }"), await subscribed(query, {}, bob),
      await subscribed(query, {}, { ...alice, properties: new Set(["JobAdministrator"]) }), await subscribed(query, {}, { ...alice, allVos: true }), await subscribed(query, {}, { ...alice, group: "belle_prod" }),
    ];
    const { messages, executions } = await told(all);
    expect([executions, new Set(messages).size]).toEqual([all.length, all.length]);
    expect(messages.map(message => Object.keys(read(message).data.jobChanges))).toEqual([["jobId"], ["jobId", "kind"], ["kind"], ["jobId"], ["jobId"], ["jobId"], ["jobId"]]);
  });

  it("is named and spelled as each asked for it", async () => {
    const fragment = "fragment F on Subscription { changed: jobChanges(filter: { jobGroup: { eq: \"g\" } }) { ...J } } fragment J on JobChange { jobId }";
    const all = [await subscribed(`subscription { ...F } ${fragment}`), await subscribed("subscription One { one: jobChanges { id: jobId } }"), await subscribed("subscription ($after: String) { jobChanges(after: $after) { __typename } }", { after: null })];
    expect((await told(all)).messages.map(read)).toEqual([{ data: { changed: { jobId: expect.any(Number) } } }, { data: { one: { id: expect.any(Number) } } }, { data: { jobChanges: { __typename: "JobChange" } } }]);
  });
});
