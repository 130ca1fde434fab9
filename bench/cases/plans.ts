import type { Connection } from "mysql2/promise";
import { fetchData, graphql } from "../client.ts";
import type { MeasuredProcess } from "../measured-process.ts";
import { markdownTable } from "../report.ts";
import { rows } from "../server.ts";

const NODES = "nodes { jobId status siteName owner lastUpdateTime }";
const newest = "orderBy: [{field: LAST_UPDATE_TIME, direction: DESC}]";

/** The lists that pages of a grid show; the first is everybody's start page. */
const LISTS: Readonly<Record<string, string>> = {
  "all": `{ jobs(first: 100) { ${NODES} } }`,
  "by status + site": `{ jobs(first: 100, filter: {status: {eq: "Failed"}, siteName: {eq: "LCG.KEK.jp"}}) { ${NODES} } }`,
  "by owner": `{ jobs(first: 100, filter: {owner: {eq: "ctao_user042"}}) { ${NODES} } }`,
  "by lastUpdateTime": `{ jobs(first: 100, filter: {lastUpdateTime: {gte: "-PT6H"}}, ${newest}) { ${NODES} } }`,
  "by jobId": `{ jobs(first: 100, filter: {jobId: {in: [10, 500000, 999999]}}) { ${NODES} } }`,
};

interface Step { readonly type: string | null; readonly key: string | null; readonly rows: number | null; readonly Extra: string | null }

/** How the database answers each list: `EXPLAIN` of the statement that the gateway sent, and how many entries of indexes it then read. */
export async function planTable(gateway: MeasuredProcess, connection: Connection, of: string): Promise<string> {
  const lines = [["list", "viewer", "type", "key", "rows expected", "entries read", "extra"]];
  for (const [name, query] of Object.entries(LISTS)) {
    await gateway.ask("record");
    await fetchData(graphql(gateway, query));
    const statements = (await gateway.ask("recorded")).filter(statement => statement.includes("from `Jobs`"));
    for (const statement of statements) {
      const steps = await rows<Step>(connection, `explain ${statement}`);
      const read = await rowsRead(connection, statement);
      for (const { type, key, rows: expected, Extra } of steps) lines.push([name, of, type ?? "", key ?? "", String(expected ?? ""), String(read), Extra ?? ""]);
    }
  }
  return markdownTable(lines);
}

/** What the storage engine was asked for: unlike the estimate it cannot err. (Without `Handler_read_rnd_next`, which `show` itself counts up.) */
async function rowsRead(connection: Connection, statement: string): Promise<number> {
  const counters = "show session status where Variable_name in ('Handler_read_first', 'Handler_read_key', 'Handler_read_last', 'Handler_read_next', 'Handler_read_prev')";
  const sum = async () => (await rows<{ Value: string }>(connection, counters)).reduce((all, { Value }) => all + Number(Value), 0);
  const before = await sum();
  await connection.query(statement);
  return await sum() - before;
}
