/** What the gateway is compared with: one text for all who are connected, sent by `ws` and nothing else. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";

/** `GET /tell?300` tells everybody 300 bytes. */
const server = createServer((request, response) => {
  const text = "x".repeat(Number(request.url!.split("?")[1]));
  for (const socket of sockets.clients) socket.send(text);
  response.writeHead(200).end();
});
const sockets = new WebSocketServer({ server });
// as much of graphql-transport-ws as subscribers need to begin
sockets.on("connection", socket => socket.on("message", data => {
  const { type } = JSON.parse(String(data)) as { type: string };
  if (type === "connection_init") socket.send('{"type":"connection_ack"}');
  if (type === "ping") socket.send('{"type":"pong"}');
}));
server.listen(0, "127.0.0.1", () => process.stdout.write(`raw: http://127.0.0.1:${(server.address() as AddressInfo).port}\n`));
process.once("SIGTERM", () => process.exit(0));
