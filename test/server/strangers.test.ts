import type { IncomingMessage } from "node:http";
import { connect as connectTo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { clientAddress } from "../../src/server/client-address.ts";
import { httpGateway, type HttpGateway } from "../../src/server/http.ts";
import { NO_LIMITS } from "../../src/server/live/limits.ts";
import { Gateway } from "../../src/server/gateway.ts";
import { gatewaySchema } from "../../src/server/schema.ts";
import { NOW, viewerNamed } from "../helpers/ask.ts";
import { silentLog, testGrid, type TestGrid } from "../helpers/test-grid.ts";

const from = (remoteAddress: string, forwarded?: string) => ({ socket: { remoteAddress }, headers: { ...(forwarded !== undefined && { "x-forwarded-for": forwarded }) } }) as unknown as IncomingMessage;

describe("the address of a client", () => {
  it.each([
    ["the connection's, whatever is claimed", from("192.0.2.1", "198.51.100.9"), 0, "192.0.2.1"],
    ["what the proxy in front saw", from("10.0.0.1", "198.51.100.9"), 1, "198.51.100.9"],
    ["not what the client made up before", from("10.0.0.1", "203.0.113.7, 198.51.100.9"), 1, "198.51.100.9"],
    ["what the outer of two proxies saw", from("10.0.0.1", "203.0.113.7, 198.51.100.9,10.0.0.2"), 2, "198.51.100.9"],
    ["the first there is, where there are fewer proxies than said", from("10.0.0.1"), 2, "10.0.0.1"],
    ["IPv4, however it is written", from("::ffff:192.0.2.1"), 0, "192.0.2.1"],
    ["the network of a customer for IPv6", from("2001:db8:0:12:aaaa::1"), 0, "2001:db8:0:12::/64"],
    ["the same network for a neighbour", from("2001:0DB8::12:bbbb:0:0:2"), 0, "2001:db8:0:12::/64"],
    ["this machine", from("::1"), 0, "0:0:0:0::/64"],
  ])("is %s", (_what, request, proxies, expected) => {
    expect(clientAddress(request, proxies)).toBe(expected);
  });
});

describe("those who have not said who they are", () => {
  let grid: TestGrid, server: HttpGateway, url: string;
  const open: WebSocket[] = [];
  beforeAll(async () => {
    grid = await testGrid("sqlite", "9.1");
    const { databases, feeds, registry } = grid, alice = viewerNamed(grid, "alice@belle_user");
    const gateway = new Gateway({ schema: await gatewaySchema(), databases, feeds, registry, clock: () => NOW, log: silentLog, authenticate: async ({ authorization }) => (authorization === undefined ? null : alice) });
    server = await httpGateway(gateway, { corsOrigins: [], trustedProxies: 1, loopbackOnly: false, limits: { ...NO_LIMITS, strangers: 3, connections: 10, subscriptions: 2 } });
    url = `${(await server.listen("127.0.0.1", 0)).replace("http", "ws")}/graphql`;
  });
  afterAll(async () => {
    for (const socket of open) socket.terminate();
    await server.close();
    await grid.drop();
  });

  /** Opens a WebSocket from somewhere; a number is the status of the refusal. */
  const connect = (address: string) => new Promise<WebSocket | number>((resolve, reject) => {
    const socket = new WebSocket(url, "graphql-transport-ws", { headers: { "x-forwarded-for": address } });
    open.push(socket);
    socket.once("open", () => resolve(socket)).once("error", reject).once("unexpected-response", (_request, response) => resolve(response.statusCode!));
  });
  const introduce = async (socket: WebSocket, payload: object) => {
    const answered = new Promise(resolve => socket.once("message", text => resolve(JSON.parse(String(text)).type)));
    socket.send(JSON.stringify({ type: "connection_init", payload }));
    expect(await answered).toBe("connection_ack");
  };

  it("have so many WebSockets of one address, others theirs; who says who they are is none of them any more", async () => {
    const sockets = [await connect("192.0.2.1"), await connect("192.0.2.1"), await connect("192.0.2.1")] as WebSocket[];
    expect(await connect("192.0.2.1")).toBe(429);
    expect(await connect("192.0.2.2")).toBeInstanceOf(WebSocket);
    await introduce(sockets[0]!, { authorization: "alice" });
    expect(await connect("192.0.2.1")).toBeInstanceOf(WebSocket);
    expect(await connect("192.0.2.1")).toBe(429);
    // to be nobody is not to say who one is
    await introduce(sockets[1]!, {});
    expect(await connect("192.0.2.1")).toBe(429);
    sockets[1]!.terminate();
    await vi.waitFor(async () => expect(await connect("192.0.2.1")).toBeInstanceOf(WebSocket));
    // had been given back already
    sockets[0]!.terminate();
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(await connect("192.0.2.1")).toBe(429);
  });

  it("have a bounded time to say what they want", async () => {
    const { hostname, port } = new URL(url), socket = connectTo(Number(port), hostname).setEncoding("utf8");
    let heard = "";
    socket.on("data", text => { heard += text; }).write("POST /graphql HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
    await new Promise(resolve => socket.once("close", resolve));
    expect(heard).toMatch(/^HTTP\/1.1 408 /);
  }, 30_000);
});
