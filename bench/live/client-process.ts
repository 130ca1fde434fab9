/**
 * Subscribers, many in one process, which do as little as they can: messages are counted and not parsed. What is measured
 * is the gateway. Told over IPC what to do.
 */
import { WebSocket, type RawData } from "ws";
import type { Filter } from "./filters.ts";
import { MARK, STEP_MS, STEPS, type Counted, type Order } from "./orders.ts";

const noLatencies = () => Array.from({ length: STEPS }, () => 0);
/** Below the backlog that servers have. */
const AT_ONCE = 100;

const sockets: WebSocket[] = [];
let messages = 0, bytes = 0, closed = 0, timing = false, latencies = noLatencies();

function told(data: RawData): void {
  messages++;
  bytes = (data as Buffer).length;
  if (!timing) return;
  const mark = (data as Buffer).indexOf(MARK);
  if (mark === -1) return;
  const written = Number.parseInt((data as Buffer).toString("latin1", mark + MARK.length, mark + MARK.length + 13), 10);
  latencies[Math.min(STEPS - 1, Math.max(0, Math.floor((Date.now() - written) / STEP_MS)))]!++;
}

/** Subscribes and knows that the server has: it has answered what came behind. */
function subscriber(url: string, query: string, filter: Filter, id: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, "graphql-transport-ws", { perMessageDeflate: false, skipUTF8Validation: true });
    sockets.push(socket);
    socket.once("error", reject).once("close", () => closed++);
    socket.once("open", () => socket.send('{"type":"connection_init"}'));
    socket.once("message", () => {
      socket.send(JSON.stringify({ id: `subscriber-${id}`, type: "subscribe", payload: { query, variables: { filter } } }));
      socket.send('{"type":"ping"}');
      socket.once("message", answer => {
        socket.on("message", told);
        if (String(answer) === '{"type":"pong"}') resolve();
        else reject(new Error(String(answer)));
      });
    });
  });
}

const orders: { readonly [D in Order["do"]]: (order: Extract<Order, { do: D }>) => Promise<void> | void } = {
  connect: async ({ url, query, filters }) => {
    for (let start = 0; start < filters.length; start += AT_ONCE) await Promise.all(filters.slice(start, start + AT_ONCE).map((filter, index) => subscriber(url, query, filter, start + index)));
  },
  count: () => {},
  time: ({ on }) => {
    timing = on;
    if (on) latencies = noLatencies();
  },
  disconnect: () => {
    for (const socket of sockets.splice(0)) socket.terminate();
    closed = 0;
  },
};

process.on("message", async (order: Order) => {
  await orders[order.do](order as never);
  process.send!({ messages, bytes, closed, latencies: timing ? latencies : [] } satisfies Counted);
});
process.on("disconnect", () => process.exit(0));
