import { graphql, rawSql, type Subject } from "../client.ts";
import type { MeasuredProcess } from "../measured-process.ts";
import { compared, type Line } from "../report.ts";
import { measure, type Plan } from "../rounds.ts";

/** The time is the database's, some 0.1 to 3 s each: few requests tell enough. */
const PLAN: Plan = { rounds: 5, requests: 1, warmUp: 1 };
/**
 * The gateway tells texts apart exactly, which `group by Status` does not. Without an index: left to itself MariaDB walks
 * that of Status and fetches a million rows one by one, which takes 3 s for Status and 27 s for Status and Site.
 */
const GROUP = (columns: string) => `select ${columns}, count(*) as jobs from Jobs use index () where VO = 'belle' group by ${columns} order by jobs desc limit 100`;

const CASES: Readonly<Record<string, readonly [query: string, statement: string]>> = {
  "totalCount": ["{ jobs { totalCount } }", "select count(*) as jobs from Jobs where VO = 'belle'"],
  "totalCount of Failed": ['{ jobs(filter: {status: {eq: "Failed"}}) { totalCount } }', "select count(*) as jobs from Jobs where VO = 'belle' and Status = 'Failed'"],
  "groups by STATUS, SITE_NAME": ["{ jobs { groups(by: [STATUS, SITE_NAME]) { total buckets { key { value } count } } } }", GROUP("Status, Site")],
  "facets STATUS": ["{ jobs { facets(fields: [STATUS]) { buckets { value count } } } }", GROUP("Status")],
  "histogram of LAST_UPDATE_TIME by HOUR": ["{ jobs { histogram(of: LAST_UPDATE_TIME, bucket: HOUR) { buckets { from count } } } }",
    "select left(LastUpdateTime, 13) as hour, count(*) as jobs from Jobs where VO = 'belle' group by hour"],
};

/** Aggregates of 700,000 jobs against the SQL that comes to mind; for information. */
export async function aggregateCases(gateway: MeasuredProcess, raw: MeasuredProcess): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [name, [query, statement]] of Object.entries(CASES)) {
    const subjects: { of: Subject; to: Subject } = { of: graphql(gateway, query), to: rawSql(raw, statement) };
    const { of, to } = await measure(subjects, PLAN);
    lines.push(compared(`${name}, to the like in plain SQL`, of, to, {}));
  }
  return lines;
}
