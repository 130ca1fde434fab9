import { fetchData, graphql, type Subject } from "../client.ts";
import { ALL_FIELDS } from "../columns.ts";
import { JOBS } from "../databases.ts";
import type { MeasuredProcess } from "../measured-process.ts";
import { compared, type Line } from "../report.ts";
import { measure, type Plan } from "../rounds.ts";

const PLAN: Plan = { rounds: 7, requests: 100, warmUp: 100 };
const PAGE = 100;
const LAST_PAGE = JOBS / PAGE;
/** The largest page that there is: the way to the last rows is then 1,000 requests. */
const STEP = 1000;

const ORDERS = { "jobId, newest first": "[{field: JOB_ID, direction: DESC}]", "lastUpdateTime, newest first": "[{field: LAST_UPDATE_TIME, direction: DESC}]" };

/** The first page against page 10,000, which holds the last 100 of the million jobs; by keyset both should cost the same. */
export async function pagingCases(gateway: MeasuredProcess): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [name, order] of Object.entries(ORDERS)) {
    const page = (after?: string) => graphql(gateway, `query ($after: String) { jobs(first: ${PAGE}, after: $after, orderBy: ${order}) { nodes { ${ALL_FIELDS.join(" ")} } pageInfo { hasNextPage endCursor } } }`, { after });
    const last = page(await cursorBefore(JOBS - PAGE, gateway, order));
    await expectRows(last);
    const measured = await measure({ first: page(), last }, PLAN);
    lines.push(compared(`page ${LAST_PAGE.toLocaleString("en")} to page 1, by ${name}`, measured.last, measured.first, { cpu: 1.3, p50: 1.3 }));
  }
  return lines;
}

/** Walks the list, as a client would, and gives the cursor of a row by its place. */
export async function cursorBefore(place: number, gateway: MeasuredProcess, order: string): Promise<string> {
  let cursor: string | null = null;
  for (let walked = 0; walked < place; walked += STEP) {
    const query = `query ($first: SafeInt, $after: String) { jobs(first: $first, after: $after, orderBy: ${order}) { pageInfo { endCursor } } }`;
    const { jobs }: { jobs: { pageInfo: { endCursor: string | null } } } = await fetchData(graphql(gateway, query, { first: Math.min(STEP, place - walked), after: cursor }));
    cursor = jobs.pageInfo.endCursor;
  }
  return cursor!;
}

async function expectRows(last: Subject): Promise<void> {
  const { jobs } = await fetchData<{ jobs: { nodes: unknown[]; pageInfo: { hasNextPage: boolean } } }>(last);
  if (jobs.nodes.length !== PAGE || jobs.pageInfo.hasNextPage) throw new Error(`the walk lost or repeated rows: the last page has ${jobs.nodes.length} rows${jobs.pageInfo.hasNextPage ? " and is not the last" : ""}`);
}
