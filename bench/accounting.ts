/** `npm run bench:accounting`: what reports cost on five million bucket rows: time, statements, what the gateway's memory grows by, and how MariaDB reads. */
import { accountingRows, ACCOUNTING_DATABASE } from "./accounting-rows.ts";
import { fetchData, graphql } from "./client.ts";
import { millionJobs } from "./databases.ts";
import { startGateway } from "./gateway.ts";
import { VIEWERS } from "./registry.ts";
import { connect, findServer } from "./server.ts";

const CASES: readonly (readonly [string, string])[] = [
  ["a week, by site, hours", `job(from: "-P7D", by: [SITE]) { totals { value } series(of: EXEC_TIME, form: RATE) { total } }`],
  ["a month, by site", `job(from: "-P30D", by: [SITE]) { groups(of: [CPU_TIME, CPU_EFFICIENCY]) { groupCount } }`],
  ["a year, total", `job(from: "-P365D") { totals(of: [CPU_TIME]) { value } }`],
  ["a year, by site", `job(from: "-P365D", by: [SITE]) { groups(of: [CPU_TIME]) { groupCount } }`],
  ["a year, by site, weeks", `job(from: "-P365D", by: [SITE]) { series(of: CPU_TIME) { total } }`],
  ["a year, by user and site (groups in all)", `job(from: "-P365D", by: [USER, SITE]) { groups(of: [CPU_TIME]) { groupCount } }`],
  ["two years, by job group, months", `job(from: "-P730D", by: [JOB_GROUP], bucket: MONTH) { series(of: ENTRIES) { groupCount } }`],
  ["a year, one site", `job(from: "-P365D", filter: { site: { eq: "LCG.Site7.it" } }) { totals(of: [CPU_TIME]) { value } }`],
];

const server = findServer(), say = (text: string) => void process.stdout.write(`${text}\n`);
await accountingRows(server, say);
say("\n| report | viewer | first ms | again ms | statements | MB more |\n| --- | --- | --- | --- | --- | --- |");
let reading: string | undefined;
for (const [name, report] of CASES) {
  for (const viewer of [VIEWERS.all, VIEWERS.vo]) {
    // a gateway for each, so that nothing is kept from another case
    const gateway = await startGateway(server, millionJobs("9.1"), viewer, ["--expose-gc"]);
    try {
      await fetchData(graphql(gateway, "{ accounting { types { name } } }"));
      const ask = async () => {
        const start = performance.now();
        await fetchData(graphql(gateway, `{ accounting { ${report} } }`));
        return performance.now() - start;
      };
      const before = (await gateway.ask("memory")).rss;
      await gateway.ask("record");
      const first = await ask(), statements = (await gateway.ask("recorded")).filter(statement => statement.includes("ac_")), again = await ask(), after = (await gateway.ask("memory")).rss;
      reading = statements.findLast(statement => statement.includes("group by"));
      say(`| ${name} | ${viewer.scope} | ${first.toFixed(0)} | ${again.toFixed(0)} | ${statements.length} | ${Math.max(0, (after - before) / 1e6).toFixed(0)} |`);
    } finally {
      await gateway.stop();
    }
  }
}
const connection = await connect(server, ACCOUNTING_DATABASE);
const [plan] = await connection.query(`explain ${reading}`);
say(`\n${JSON.stringify((plan as object[])[0])}`);
await connection.end();
