/** A gateway for the chaos test, in a process of its own, so that it can be killed: as `serve` makes it, but who asks says so, and the pace is the test's. */
import "../../../dist/src/config/production.js";
import "reflect-metadata";
import { StatementSync } from "node:sqlite";
import { pino } from "pino";
import { registryViewer } from "../../../dist/src/auth/registry-viewer.js";
import { run } from "../../../dist/src/commands/run.js";
import { Configuration } from "../../../dist/src/config/configuration.js";
import { Registry } from "../../../dist/src/config/registry.js";
import { Feeds } from "../../../dist/src/datasources/all-feeds.js";
import { Database } from "../../../dist/src/datasources/database.js";
import { Databases } from "../../../dist/src/datasources/databases.js";
import { mysqlEngine } from "../../../dist/src/datasources/mysql.engine.js";
import { Gateway } from "../../../dist/src/server/gateway.js";
import { httpGateway } from "../../../dist/src/server/http.js";
import { NO_LIMITS } from "../../../dist/src/server/live/limits.js";
import { gatewaySchema } from "../../../dist/src/server/schema.js";

const { addresses, folder, pace, port, configuration, generation, allVosGroups, diesAt } = JSON.parse(process.argv[2]);
if (diesAt !== undefined) {
  // a kill from outside seldom comes in the middle of what has to be remembered as a whole
  let left = diesAt;
  const { run: write } = StatementSync.prototype;
  StatementSync.prototype.run = function (...values) {
    if (left-- === 0) process.kill(process.pid, "SIGKILL");
    return write.apply(this, values);
  };
}
const databases = new Databases(Object.entries(addresses).map(([name, address]) => new Database(name, mysqlEngine(address))));
const registry = new Registry(Configuration.fromText(configuration)), log = pino({ level: "warn" }, pino.destination(2));
const feeds = new Feeds({ databases, registry, log, folder, pace });
const authenticate = async ({ authorization = "" }) => {
  const [user, group] = authorization.split("@");
  return registryViewer(registry, generation, { user, group }, allVosGroups) ?? null;
};
const gateway = new Gateway({ schema: await gatewaySchema(), databases, feeds, registry, log, authenticate, clock: Date.now });
feeds.resume();
await run("gateway", await httpGateway(gateway, { corsOrigins: [], trustedProxies: 0, loopbackOnly: true, limits: NO_LIMITS }), { host: "127.0.0.1", port }, async () => {
  await feeds.close();
  await databases.close();
});
