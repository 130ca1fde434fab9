import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "../../src/auth/viewer.ts";
import { asViewer, data, type Json } from "../helpers/ask.ts";
import { GRIDS, type TestGrid } from "../helpers/test-grid.ts";
import { anyFilter } from "../query/any-filter.ts";
import { anyOrder } from "../query/any-order.ts";
import { fieldsOf } from "../query/oracle.ts";
import { holds } from "../query/property.ts";
import { ALL, gridOfManyOwners, OWNERS } from "./jobs-of-many-owners.ts";

const NAMES = ["alice", "Alice", "alice ", "jose", "josé", "dave", "bob", "admin", "", "Unknown", "nobody"];
const GROUPS = ["belle_user", "BELLE_USER", "belle_prod", "ctao_user", "ctao_user ", "ctao_prod", "Unknown", "no_vo"];
const VOS = ["belle", "Belle", "ctao", "ctao ", "", "Unknown", "hyperk"];
const PROPERTIES = ["NormalUser", "JobSharing", "JobMonitor", "JobAdministrator", "Operator", "GenericPilot", "ServiceAdministrator"];

const anyViewer: fc.Arbitrary<Viewer> = fc.record({
  name: fc.constantFrom(...NAMES), group: fc.constantFrom(...GROUPS), vo: fc.constantFrom(...VOS),
  properties: fc.subarray(PROPERTIES).map(some => new Set(some)), allVos: fc.constant(false),
});

/** Contract, section 7: own VO only; there everything (belle), or by property, or one's own (ctao). */
function visibleTo({ name, group, vo, properties }: Viewer, generation: string): number[] {
  return ALL.filter(id => {
    const [owner, ownerGroup, storedVo] = OWNERS[id]!;
    // in 8.0 the VO is that of the group, by the Registry, exactly
    const jobVo = generation === "9.1" ? storedVo : /^(belle|ctao)_(user|prod|admin)$/.test(ownerGroup) ? ownerGroup.split("_")[0] : null;
    if (vo === "" || vo === "Unknown" || jobVo !== vo) return false;
    if (vo !== "ctao") return true;
    return properties.has("JobAdministrator") || properties.has("JobMonitor") || owner === name || (properties.has("JobSharing") && ownerGroup === group);
  });
}

describe.each(GRIDS)("on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await gridOfManyOwners(engine, generation);
  });
  afterAll(() => grid.drop());

  const fields = fieldsOf(generation).filter(({ group }) => group).map(({ field }) => field);
  const anyFields = fc.uniqueArray(fc.constantFrom(...fields), { minLength: 1, maxLength: 3 }).map(some => some.map(field => field.replace(/([A-Z])/g, "_$1").toUpperCase()));

  it("no id, count or value outside what the viewer may see is ever returned, whatever is asked", () => holds(fc.asyncProperty(anyViewer, anyFilter(generation), anyOrder(generation), anyFields, async (viewer, filter, orderBy, by) => {
    const visible = visibleTo(viewer, generation);
    const { errors, data: answer } = await asViewer(grid, viewer)(`query ($filter: JobFilter, $by: [JobGroupField!]!, $orderBy: [JobOrder!], $ids: [SafeInt!]) {
      jobs(filter: $filter, orderBy: $orderBy, first: 1000) {
        totalCount nodes { jobId }
        groups(by: $by, first: 1000) { total other buckets { count } } ids: groups(by: [JOB_ID], first: 1000) { total buckets { key { value } } }
        facets(fields: [JOB_ID, OWNER], first: 1000) { total buckets { value } }
        histogram(of: LAST_UPDATE_TIME, bucket: DAY) { total }
      }
      one: jobs(filter: {and: [{jobId: {in: $ids}}, {not: {jobId: {in: $ids}}}]}) { totalCount }
      rest: jobs(filter: {not: $filter}) { totalCount }
      jobGroups { nodes { jobCount jobs(filter: $filter, first: 1000) { nodes { jobId } totalCount } } }
    }`, { filter, by, orderBy: orderBy.map(({ field, direction }) => ({ field: field.replace(/([A-Z])/g, "_$1").toUpperCase(), direction })), ids: ALL });
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    const { jobs, one, rest, jobGroups } = answer as Json;
    const ids = jobs.nodes.map((job: Json) => job.jobId), [ofIds, ofOwners] = jobs.facets;
    const named = [...ids, ...jobs.ids.buckets.map((bucket: Json) => Number(bucket.key[0].value)), ...ofIds.buckets.map((bucket: Json) => Number(bucket.value)), ...jobGroups.nodes.flatMap((group: Json) => group.jobs.nodes.map((job: Json) => job.jobId))];
    expect(named.filter(id => !visible.includes(id))).toEqual([]);
    const owners = new Set(visible.map(id => OWNERS[id]![0]));
    expect(ofOwners.buckets.map((bucket: Json) => bucket.value).filter((owner: string) => !owners.has(owner))).toEqual([]);
    expect([jobs.totalCount, jobs.groups.total, jobs.ids.total, jobs.histogram.total]).toEqual(Array(4).fill(ids.length));
    // a filter and its complement make up the visible rows: nothing is lost either
    expect(one.totalCount).toBe(0);
    expect(jobs.totalCount + rest.totalCount).toBe(visible.length);
    expect(Math.max(ofIds.total, ofOwners.total)).toBeLessThanOrEqual(visible.length);
    expect(jobGroups.nodes.reduce((sum: number, group: Json) => sum + group.jobCount, 0)).toBe(visible.length);
    expect(jobGroups.nodes.reduce((sum: number, group: Json) => sum + group.jobs.totalCount, 0)).toBe(ids.length);
  }), 150));

  it("the same of a viewer who sees nothing", async () => {
    const nobody = asViewer(grid, { name: "alice", group: "belle_user", vo: "", properties: new Set(PROPERTIES), allVos: false });
    expect((await data(nobody("{ jobs { totalCount nodes { jobId } } jobGroups { totalCount } }")))).toEqual({ jobs: { totalCount: 0, nodes: [] }, jobGroups: { totalCount: 0 } });
  });
});
