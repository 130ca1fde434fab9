import { fetchData, graphql, rawSql, type Subject } from "../client.ts";
import { ALL_FIELDS, selectList } from "../columns.ts";
import { JOBS } from "../databases.ts";
import { WITH_HISTORY } from "../log-records.ts";
import type { MeasuredProcess } from "../measured-process.ts";
import { compared, type Line } from "../report.ts";
import { measure, type Plan } from "../rounds.ts";
import { cursorBefore } from "./paging.ts";

const QUICK: Plan = { rounds: 5, requests: 100, warmUp: 300 };
/** Seconds of the database each. */
const SLOW: Plan = { rounds: 3, requests: 1, warmUp: 1 };
const NODES = `nodes { ${ALL_FIELDS.join(" ")} }`, COLUMNS = selectList(ALL_FIELDS);
const ORDER = "[{field: JOB_ID, direction: DESC}]";
/** Rows in front of the deep page: somewhere in the middle of the list. */
const DEEP = 5 * JOBS;
const GROUP = (columns: string) => `select ${columns}, count(*) as jobs from Jobs use index () where VO = 'belle' group by ${columns} order by jobs desc limit 100`;

/** Lists, a deep page, counts, groups, facets and histories among ten million jobs, to the SQL that comes to mind. */
export async function largeCases(gateway: MeasuredProcess, raw: MeasuredProcess, log: string): Promise<Line[]> {
  const after = await cursorBefore(DEEP, gateway, ORDER), lines: Line[] = [], job = DEEP - (DEEP % WITH_HISTORY);
  const page = (args: string, variables = {}) => graphql(gateway, `query ($after: String) { jobs(first: 100, after: $after, orderBy: ${ORDER}${args}) { ${NODES} } }`, variables);
  const list = (where: string) => rawSql(raw, `select ${COLUMNS} from Jobs where VO = 'belle'${where} order by JobID desc limit 100`);
  const { jobs: { nodes: [{ jobId: deepest }] } } = await fetchData<{ jobs: { nodes: [{ jobId: number }] } }>(page("", { after }));
  const cases: readonly (readonly [string, Plan, Subject, Subject])[] = [
    ["100 jobs x 21 columns, newest first", QUICK, page(""), list("")],
    [`the page behind ${DEEP.toLocaleString("en")} others`, QUICK, page("", { after }), list(` and JobID <= ${deepest}`)],
    ["by status and site", QUICK, page(', filter: { status: { eq: "Failed" }, siteName: { eq: "LCG.KEK.jp" } }'), list(" and Status = 'Failed' and Site = 'LCG.KEK.jp'")],
    ["a job with its history", QUICK, graphql(gateway, `{ job(jobId: ${job}) { ${ALL_FIELDS.join(" ")} history { status minorStatus applicationStatus statusTime source } } }`), rawSql(raw, `select job.*, log.Status as s, log.MinorStatus as m, log.ApplicationStatus as a, StatusTime, StatusSource from (select ${COLUMNS} from Jobs where JobID = ${job}) as job join ${log}.LoggingInfo as log on log.JobID = job.jobId`)],
    ["totalCount", SLOW, graphql(gateway, "{ jobs { totalCount } }"), rawSql(raw, "select count(*) as jobs from Jobs where VO = 'belle'")],
    ["totalCount of Failed", SLOW, graphql(gateway, '{ jobs(filter: { status: { eq: "Failed" } }) { totalCount } }'), rawSql(raw, "select count(*) as jobs from Jobs where VO = 'belle' and Status = 'Failed'")],
    ["groups by STATUS, SITE_NAME", SLOW, graphql(gateway, "{ jobs { groups(by: [STATUS, SITE_NAME]) { total buckets { key { value } count } } } }"), rawSql(raw, GROUP("Status, Site"))],
    ["facets STATUS", SLOW, graphql(gateway, "{ jobs { facets(fields: [STATUS]) { buckets { value count } } } }"), rawSql(raw, GROUP("Status"))],
  ];
  for (const [name, plan, one, other] of cases) {
    const { of, to } = await measure({ of: one, to: other }, plan);
    lines.push(compared(`${name}, to the like in plain SQL`, of, to, {}));
  }
  return lines;
}
