import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "../../src/auth/viewer.ts";
import { encodeNodeId } from "../../src/schema/common/node-id.ts";
import { aJob } from "../helpers/a-job.ts";
import { aQueuedJob, aTaskQueue, dnOf, REGISTRY_WITH_DNS } from "../helpers/a-task-queue.ts";
import { asViewer, data, viewerNamed, type Ask, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

/** In 8.0 the owner follows from the certificate subject and the VO from the group; here both generations agree. */
const QUEUES: Readonly<Record<number, readonly [owner: string, group: string, vo: string]>> = {
  1: ["alice", "belle_user", "belle"], 2: ["bob", "belle_user", "belle"], 3: ["carol", "belle_prod", "belle"],
  11: ["alice", "ctao_user", "ctao"], 12: ["dave", "ctao_user", "ctao"], 13: ["dave", "ctao_prod", "ctao"], 14: ["carol", "ctao_prod", "ctao"],
  15: ["jose", "ctao_user", "ctao"], 16: ["josé", "ctao_user", "ctao"], 17: ["gone", "ctao_user", "ctao"],
  21: ["bob", "no_vo", ""], 22: ["alice", "Unknown", "Unknown"], 23: ["dave", "CTAO_USER", "CTAO"],
};
const ALL = Object.keys(QUEUES).map(Number), BELLE = [1, 2, 3], CTAO = [11, 12, 13, 14, 15, 16, 17];

function claimed(name: string, group: string, vo: string, ...properties: string[]): Viewer {
  return { name, group, vo, properties: new Set(properties), allVos: false };
}

/** Who sees which queues: those of the jobs of contract.md 7.2. */
const VIEWERS: readonly { readonly viewer: string; readonly who: (grid: TestGrid) => Viewer; readonly sees: readonly number[] }[] = [
  { viewer: "the owner in a VO that shows all jobs", who: grid => viewerNamed(grid, "alice@belle_user"), sees: BELLE },
  { viewer: "a guest of that VO", who: () => claimed("zoe", "belle_guest", "belle"), sees: BELLE },
  { viewer: "the owner in a VO that hides jobs", who: grid => viewerNamed(grid, "alice@ctao_user"), sees: [11] },
  { viewer: "an owner of queues in two groups", who: grid => viewerNamed(grid, "dave@ctao_user"), sees: [12, 13] },
  { viewer: "an owner whose name is like another's", who: grid => viewerNamed(grid, "jose@ctao_user"), sees: [15] },
  { viewer: "the owner of that name", who: grid => viewerNamed(grid, "josé@ctao_user"), sees: [16] },
  { viewer: "a member of a group that shares its jobs", who: grid => viewerNamed(grid, "carol@ctao_prod"), sees: [13, 14] },
  { viewer: "a colleague without a queue", who: grid => viewerNamed(grid, "bob@ctao_user"), sees: [] },
  { viewer: "an operator, as of jobs", who: grid => viewerNamed(grid, "dave@ctao_operator"), sees: [12, 13] },
  { viewer: "a monitor", who: grid => viewerNamed(grid, "dave@ctao_monitor"), sees: CTAO },
  { viewer: "an administrator", who: grid => viewerNamed(grid, "admin@ctao_admin"), sees: CTAO },
  { viewer: "an administrator without VO", who: grid => viewerNamed(grid, "bob@no_vo"), sees: [] },
  { viewer: "an administrator of a VO named as DIRAC names none", who: () => claimed("admin", "admins", "Unknown", "JobAdministrator"), sees: [] },
  { viewer: "a user in a group for all VOs", who: grid => viewerNamed(grid, "dave@ctao_user", ["ctao_user"]), sees: ALL },
  { viewer: "somebody without VO in a group for all VOs", who: grid => viewerNamed(grid, "bob@no_vo", ["no_vo"]), sees: ALL },
];

const idsOf = (queues: readonly (Json | null)[]): number[] => queues.filter(queue => queue !== null).map(({ taskQueueId }) => taskQueueId).sort((a, b) => a - b);
const numbers = (values: readonly string[]) => values.map(Number).sort((a, b) => a - b);

/** Each gives the numbers of the queues that the viewer sees. */
const WAYS: readonly { readonly way: string; take(ask: Ask): Promise<readonly number[]> }[] = [
  { way: "taskQueue by its number", take: async ask => idsOf(Object.values(await data(ask(`{ ${ALL.map(id => `q${id}: taskQueue(taskQueueId: ${id}) { taskQueueId }`).join(" ")} }`)))) },
  { way: "nodes", take: async ask => idsOf((await data(ask("query ($ids: [ID!]!) { nodes(ids: $ids) { ... on TaskQueue { taskQueueId } } }", { ids: ALL.map(id => encodeNodeId("TaskQueue", id)) }))).nodes) },
  { way: "a filter that matches everything", take: async ask => idsOf((await data(ask("{ taskQueues(filter: {or: [{taskQueueId: {gt: 0}}, {owner: {isNull: true}}]}) { nodes { taskQueueId } } }"))).taskQueues.nodes) },
  { way: "groups", take: async ask => numbers((await data(ask("{ taskQueues { groups(by: [TASK_QUEUE_ID, OWNER]) { buckets { key { value } } } } }"))).taskQueues.groups.buckets.map(({ key }: Json) => key[0].value)) },
  { way: "facets", take: async ask => numbers((await data(ask("{ taskQueues(filter: {taskQueueId: {eq: 0}}) { facets(fields: [TASK_QUEUE_ID]) { buckets { value } } } }"))).taskQueues.facets[0].buckets.map(({ value }: Json) => value)) },
];

describe.each(GRIDS)("on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["JobDB", "TaskQueueDB"], configuration: REGISTRY_WITH_DNS });
    await grid.insert("TaskQueueDB", "tq_TaskQueues", ALL.map(TQId => aTaskQueue({ TQId, Owner: QUEUES[TQId]![0], OwnerGroup: QUEUES[TQId]![1], VO: QUEUES[TQId]![2] })));
    // the jobs are all alice's of belle, whatever queue they stand in
    await grid.insert("JobDB", "Jobs", ALL.map(JobID => aJob({ JobID })));
    await grid.insert("TaskQueueDB", "tq_Jobs", ALL.map(id => aQueuedJob(id, id)));
  });
  afterAll(() => grid.drop());

  it.each(VIEWERS.flatMap(viewer => WAYS.map(way => ({ ...viewer, ...way }))))("$viewer sees $sees by $way", async ({ who, sees, take }) => {
    expect(await take(asViewer(grid, who(grid)))).toEqual(sees);
  });

  it("a job leads to its queue, and a queue to its jobs, as far as each may be seen", async () => {
    const { jobs } = await data(asViewer(grid, viewerNamed(grid, "alice@belle_user"))("{ jobs(orderBy: [{field: JOB_ID}]) { nodes { jobId taskQueue { taskQueueId } } } }"));
    expect(jobs.nodes).toEqual(ALL.map(jobId => ({ jobId, taskQueue: BELLE.includes(jobId) ? { taskQueueId: jobId } : null })));
    const { taskQueues } = await data(asViewer(grid, viewerNamed(grid, "dave@ctao_monitor"))("{ taskQueues { nodes { jobs { totalCount nodes { jobId } groups(by: [OWNER]) { total } } } } }"));
    expect(taskQueues.nodes).toEqual(CTAO.map(() => ({ jobs: { totalCount: 0, nodes: [], groups: { total: 0 } } })));
  });

  if (generation === "8.0") it("certificate subjects are for the owner, and for administrators and operators of the VO", async () => {
    const subjects = async (viewer: Viewer) => (await data(asViewer(grid, viewer)("{ taskQueues(orderBy: [{field: TASK_QUEUE_ID}]) { nodes { taskQueueId ownerDn } } }"))).taskQueues.nodes.filter(({ ownerDn }: Json) => ownerDn !== null);
    const of = (...ids: number[]) => ids.map(taskQueueId => ({ taskQueueId, ownerDn: dnOf(QUEUES[taskQueueId]![0]) }));
    expect(await subjects(viewerNamed(grid, "alice@belle_user"))).toEqual(of(1));
    expect(await subjects(viewerNamed(grid, "admin@belle_admin"))).toEqual(of(...BELLE));
    expect(await subjects(viewerNamed(grid, "dave@ctao_monitor"))).toEqual(of(12, 13));
    expect(await subjects(viewerNamed(grid, "dave@ctao_user", ["ctao_user"]))).toEqual(of(12, 13));
    expect(await subjects(viewerNamed(grid, "bob@no_vo", ["no_vo"]))).toEqual([]);
  });

  it("the owner's name is everybody's who sees the queue, and so is what is asked of it", async () => {
    const ask = asViewer(grid, viewerNamed(grid, "alice@belle_user"));
    const { taskQueues, bobs, others } = await data(ask(`{
      taskQueues(orderBy: [{field: TASK_QUEUE_ID}]) { nodes { owner } groups(by: [OWNER]) { buckets { key { value } } } }
      bobs: taskQueues(filter: {owner: {eq: "bob"}}) { nodes { taskQueueId } } others: taskQueues(filter: {owner: {ne: "bob"}}) { totalCount }
    }`));
    expect(taskQueues).toEqual({ nodes: [{ owner: "alice" }, { owner: "bob" }, { owner: "carol" }], groups: { buckets: ["alice", "bob", "carol"].map(value => ({ key: [{ value }] })) } });
    expect({ bobs, others }).toEqual({ bobs: { nodes: [{ taskQueueId: 2 }] }, others: { totalCount: 2 } });
  });

  it("nobody sees none", async () => {
    const { data: found, errors } = await asViewer(grid, null)("{ taskQueues { totalCount } taskQueue(taskQueueId: 1) { taskQueueId } }");
    expect(found).toEqual({ taskQueues: null, taskQueue: null });
    expect(errors.map(({ extensions }) => extensions!["code"])).toEqual(["UNAUTHENTICATED", "UNAUTHENTICATED"]);
  });
});
