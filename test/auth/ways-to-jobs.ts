import { data, type Ask, type Json } from "../helpers/ask.ts";
import { encodeNodeId } from "../../src/schema/common/node-id.ts";
import { ALL, changeOf, GHOST, JOB_GROUPS, jobGroupOf } from "./jobs-of-many-owners.ts";

/** A way to reach jobs, and what it must give to a viewer who sees the jobs of these ids. */
export interface Way {
  readonly way: string;
  /** `everybody` sees all rows. */
  take(ask: Ask, everybody: Ask): Promise<unknown>;
  gives(sees: readonly number[]): unknown;
}

const themselves = (sees: readonly number[]): unknown => sees;
const idsOf = (jobs: readonly (Json | null)[]): number[] => jobs.filter(job => job !== null).map(({ jobId }) => jobId).sort((a, b) => a - b);
const ofEach = (field: (jobId: number) => string) => `{ ${ALL.map(jobId => `j${jobId}: ${field(jobId)}`).join(" ")} }`;
const listed = async (ask: Ask, args: string): Promise<number[]> => idsOf((await data(ask(`{ jobs(${args}) { nodes { jobId } } }`))).jobs.nodes);
const valuesOf = (buckets: readonly Json[]) => buckets.map(({ key: [{ value }] }) => Number(value)).sort((a, b) => a - b);

/** Pages of two, from one end to the other. */
async function walked(ask: Ask, size: "first" | "last", cursor: "after" | "before", next: "endCursor" | "startCursor"): Promise<number[]> {
  const jobs: Json[] = [];
  for (let at: string | null = null, seen = -1; seen !== jobs.length;) {
    seen = jobs.length;
    const page: Json = (await data(ask(`query ($at: String) { jobs(${size}: 2, ${cursor}: $at) { edges { node { jobId } } pageInfo { ${next} } } }`, { at }))).jobs;
    jobs.push(...page.edges.map(({ node }: Json) => node));
    at = page.pageInfo[next] ?? at;
  }
  return idsOf(jobs);
}

const JOB_GROUP = "id name jobCount lastUpdateTime jobs(first: 1000) { totalCount nodes { jobId } groups(by: [JOB_ID]) { total buckets { key { value } } } facets(fields: [JOB_ID]) { total } histogram(of: LAST_UPDATE_TIME, bucket: DAY) { total unknown } }";

/** A job group as far as the viewer sees its jobs; null where they see none. */
function jobGroup(name: string, sees: readonly number[]): Json {
  const ids = sees.filter(jobId => jobGroupOf(jobId) === name), total = ids.length;
  return total === 0 ? null : {
    id: encodeNodeId("JobGroup", name), name, jobCount: total, lastUpdateTime: ids.map(changeOf).filter(time => time !== null).sort().at(-1) ?? null,
    jobs: { totalCount: total, nodes: ids, groups: { total, buckets: ids }, facets: [{ total }], histogram: { total, unknown: ids.filter(id => id === GHOST).length } },
  };
}

const withSortedIds = (group: Json) => group && { ...group, jobs: { ...group.jobs, nodes: idsOf(group.jobs.nodes), groups: { ...group.jobs.groups, buckets: valuesOf(group.jobs.groups.buckets) } } };

const OF_A_JOB = "jobId history { minorStatus } parameters { value } optimizerParameters { value } previousParameters { value } heartbeats { name } commands { arguments } inputFiles { lfn } jdl { attributes { name values } }";

/** What belongs to a job, as the number of the job that it was written for. */
function belongings(job: Json): Json {
  // parameters are null in 9.1
  const lists: Json[][] = [job.history, job.parameters ?? [], job.optimizerParameters, job.previousParameters, job.heartbeats, job.commands, job.inputFiles];
  const text = [...lists.flat().map((one: Json) => String(Object.values(one)[0])), job.jdl.attributes[0].values[0]];
  return [job.jobId, ...new Set(text.map(one => Number(/\d+$/.exec(one)![0])))];
}

export const WAYS: readonly Way[] = [
  { way: "job by its number", gives: themselves, take: async ask => idsOf(Object.values(await data(ask(ofEach(id => `job(jobId: ${id}) { jobId }`))))) },
  { way: "node", gives: themselves, take: async ask => idsOf(Object.values(await data(ask(ofEach(id => `node(id: "${encodeNodeId("Job", id)}") { ... on Job { jobId } }`))))) },
  {
    way: "nodes", gives: themselves,
    take: async ask => idsOf((await data(ask("query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Job { jobId } } }", { ids: ALL.map(id => encodeNodeId("Job", id)) }))).nodes),
  },
  { way: "the list", gives: themselves, take: ask => listed(ask, "first: 1000") },
  { way: "the list, page by page", gives: themselves, take: ask => walked(ask, "first", "after", "endCursor") },
  { way: "the list, page by page from its end", gives: themselves, take: ask => walked(ask, "last", "before", "startCursor") },
  { way: "the list in another order", gives: themselves, take: ask => listed(ask, "first: 1000, orderBy: [{field: OWNER_GROUP}, {field: OWNER, direction: DESC}]") },
  { way: "a filter that names every job", gives: themselves, take: ask => listed(ask, `first: 1000, filter: {jobId: {in: [${ALL.join()}]}}`) },
  { way: "filters that match everything", gives: themselves, take: ask => listed(ask, 'first: 1000, filter: {or: [{jobId: {gt: 0}}, {vo: {in: ["belle", "ctao"]}}, {vo: {isNull: true}}], not: {owner: {eq: "nobody"}}}') },
  {
    way: "cursors that were made for somebody who sees all", gives: sees => ALL.map(after => sees.filter(id => id < after)),
    take: async (ask, everybody) => {
      const { jobs } = await data(everybody("{ jobs(first: 1000) { edges { cursor node { jobId } } } }"));
      expectAll(jobs.edges.map(({ node }: Json) => node));
      return Promise.all(jobs.edges.toReversed().map(async ({ cursor }: Json) => idsOf((await data(ask("query ($after: String) { jobs(first: 1000, after: $after) { nodes { jobId } } }", { after: cursor }))).jobs.nodes)));
    },
  },
  { way: "totalCount", gives: sees => sees.length, take: async ask => (await data(ask("{ jobs { totalCount } }"))).jobs.totalCount },
  {
    way: "groups", gives: sees => ({ total: sees.length, other: 0, groupCount: sees.length, buckets: sees }),
    take: async ask => {
      const { groups } = (await data(ask("{ jobs { groups(by: [JOB_ID, OWNER, VO], first: 1000) { total other groupCount buckets { key { value } } } } }"))).jobs;
      return { ...groups, buckets: valuesOf(groups.buckets) };
    },
  },
  {
    way: "facets, which lift a field's filter but not the rights", gives: sees => ["VO", "OWNER", "OWNER_GROUP", "JOB_ID"].flatMap(field => [{ field, total: sees.length }, { field, total: field === "JOB_ID" ? sees.length : 0 }]),
    take: async ask => {
      const facets = "facets(fields: [VO, OWNER, OWNER_GROUP, JOB_ID]) { field total }";
      const { every, none } = await data(ask(`{ every: jobs(filter: {vo: {ne: "nowhere"}, owner: {ne: "nobody"}, ownerGroup: {ne: "no group"}}) { ${facets} } none: jobs(filter: {jobId: {eq: 0}}) { ${facets} } }`));
      return every.facets.flatMap((facet: Json, index: number) => [facet, none.facets[index]]);
    },
  },
  {
    way: "a facet's values", gives: sees => ({ total: sees.length, other: 0, values: sees }),
    take: async ask => {
      const [{ total, other, buckets }] = (await data(ask("{ jobs { facets(fields: [JOB_ID], first: 1000) { total other buckets { value } } } }"))).jobs.facets;
      return { total, other, values: buckets.map(({ value }: Json) => Number(value)).sort((a: number, b: number) => a - b) };
    },
  },
  {
    way: "the histogram", gives: sees => ({ total: sees.length, unknown: sees.filter(id => id === GHOST).length, from: sees.filter(id => id !== GHOST).map(changeOf), ids: sees.filter(id => id !== GHOST) }),
    take: async ask => {
      const { total, unknown, buckets } = (await data(ask("{ jobs { histogram(of: LAST_UPDATE_TIME, bucket: MINUTE, by: [JOB_ID]) { total unknown buckets { from key { value } } } } }"))).jobs.histogram;
      return { total, unknown, from: buckets.map(({ from }: Json) => from), ids: valuesOf(buckets) };
    },
  },
  {
    way: "jobGroups and their jobs", gives: sees => JOB_GROUPS.map(name => jobGroup(name, sees)).filter(group => group !== null),
    take: async ask => (await data(ask(`{ jobGroups(orderBy: [{field: NAME}]) { nodes { ${JOB_GROUP} } } }`))).jobGroups.nodes.map(withSortedIds),
  },
  {
    way: "the number of jobGroups and of the jobs in them", gives: sees => ({ total: JOB_GROUPS.filter(name => jobGroup(name, sees) !== null).length, jobs: sees.length }),
    take: async ask => {
      const { totalCount, nodes, groups } = (await data(ask("{ jobGroups { totalCount nodes { jobCount } groups(by: [NAME, JOB_COUNT]) { total } } }"))).jobGroups;
      return { total: totalCount === groups.total ? totalCount : undefined, jobs: nodes.reduce((sum: number, group: Json) => sum + group.jobCount, 0) };
    },
  },
  {
    way: "jobGroup by its name, and as a node", gives: sees => JOB_GROUPS.flatMap(name => [jobGroup(name, sees), jobGroup(name, sees)]),
    take: async ask => Object.values(await data(ask(`{ ${JOB_GROUPS.map(name => `${name}: jobGroup(name: "${name}") { ${JOB_GROUP} } ${name}n: node(id: "${encodeNodeId("JobGroup", name)}") { ... on JobGroup { ${JOB_GROUP} } }`).join(" ")} }`))).map(withSortedIds),
  },
  { way: "what belongs to a job", gives: sees => sees.map(id => [id, id]), take: async ask => Object.values(await data(ask(ofEach(id => `job(jobId: ${id}) { ${OF_A_JOB} }`)))).filter(job => job !== null).map(belongings) },
  {
    way: "what belongs to the jobs of a list", gives: sees => sees.map(id => [id, id]),
    take: async ask => (await data(ask(`{ jobs(first: 1000, orderBy: [{field: JOB_ID}]) { nodes { ${OF_A_JOB} } } }`))).jobs.nodes.map(belongings),
  },
];

function expectAll(jobs: readonly Json[]): void {
  if (idsOf(jobs).join() !== ALL.join()) throw new Error("the viewer who sees all does not");
}
