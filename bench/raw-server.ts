/** What the gateway is compared with: the same rows by the least code, node:http + mysql2 + JSON.stringify. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createPool } from "mysql2";

const pool = createPool({
  uri: process.argv[2]!,
  // as src/datasources/mysql.engine.ts has it: Date objects alone would double the time of this server
  charset: "utf8mb4", timezone: "Z", dateStrings: true, supportBigNumbers: true, decimalNumbers: true, trace: false, connectionLimit: 8,
});

/** The query string is the statement: `GET /?select …`. */
const server = createServer((request, response) => {
  pool.query(decodeURIComponent(request.url!.slice(2)), (error, rows) => {
    if (error) response.writeHead(500).end(error.message);
    else response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ data: rows }));
  });
});
server.listen(0, "127.0.0.1", () => process.stdout.write(`raw: http://127.0.0.1:${(server.address() as AddressInfo).port}\n`));
process.once("SIGTERM", () => process.exit(0));
