import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "../../src/auth/viewer.ts";
import { asViewer, data, viewerNamed, type Ask, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { failed, failuresOf, fingerprintsOf } from "./failed-jobs.ts";

/** Everybody of belle sees all jobs of it, in ctao only their own. */
const OWNERS: Readonly<Record<number, readonly [owner: string, group: string]>> = {
  1: ["alice", "belle_user"], 2: ["bob", "belle_user"], 3: ["carol", "belle_prod"],
  11: ["dave", "ctao_user"], 12: ["alice", "ctao_user"], 13: ["dave", "ctao_prod"], 14: ["carol", "ctao_prod"],
  // of no VO
  21: ["bob", "no_vo"],
};
const ALL = Object.keys(OWNERS).map(Number), BELLE = [1, 2, 3], CTAO = [11, 12, 13, 14];

const VIEWERS: readonly { readonly viewer: string; readonly who: (grid: TestGrid) => Viewer; readonly sees: readonly number[] }[] = [
  { viewer: "an owner in a VO in which everybody sees all", who: grid => viewerNamed(grid, "alice@belle_user"), sees: BELLE },
  { viewer: "a colleague there", who: grid => viewerNamed(grid, "carol@belle_prod"), sees: BELLE },
  { viewer: "an owner where everybody sees only their own", who: grid => viewerNamed(grid, "alice@ctao_user"), sees: [12] },
  { viewer: "a colleague of the group there", who: grid => viewerNamed(grid, "bob@ctao_user"), sees: [] },
  { viewer: "a colleague who shares the jobs of the group", who: grid => viewerNamed(grid, "carol@ctao_prod"), sees: [13, 14] },
  { viewer: "a stranger in that VO", who: () => ({ name: "zoe", group: "ctao_guest", vo: "ctao", properties: new Set<string>(), allVos: false }), sees: [] },
  { viewer: "a monitor of that VO", who: grid => viewerNamed(grid, "dave@ctao_monitor"), sees: CTAO },
  { viewer: "an administrator of that VO", who: grid => viewerNamed(grid, "admin@ctao_admin"), sees: CTAO },
  { viewer: "an administrator without VO", who: grid => viewerNamed(grid, "bob@no_vo"), sees: [] },
  { viewer: "a user in a group for all VOs", who: grid => viewerNamed(grid, "dave@ctao_user", ["ctao_user"]), sees: ALL },
];

const two = (id: number) => String(id).padStart(2, "0");
const hostOf = (id: number) => `wn${two(id)}.cc.kek.jp`, siteOf = (id: number) => `LCG.S${two(id)}.jp`, textOf = (id: number) => `no answer of ${hostOf(id)}`, hourOf = (id: number) => `2026-11-20 ${two(id)}:00:00`;
const time = (stored: string) => `${stored.replace(" ", "T")}Z`;
const LETTERS = "abcdefghijklmnopqrstuvwxyz", ownErrorOf = (id: number) => `error ${LETTERS[id]}`;

describe.each(GRIDS)("on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, shared: string, own: Readonly<Record<string, string>>;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    const everybody = asViewer(grid, viewerNamed(grid, "dave@ctao_user", ["ctao_user"]));
    // an error that all jobs have, each in its own words and at its own hour, and one that no other has
    await grid.insert("JobDB", "Jobs", ALL.map(id => {
      const [Owner, OwnerGroup] = OWNERS[id]!;
      return failed(textOf(id), { JobID: id, Owner, OwnerGroup, VO: OwnerGroup === "no_vo" ? "" : OwnerGroup.split("_")[0]!, Site: siteOf(id), MinorStatus: ownErrorOf(id), LastUpdateTime: hourOf(id) });
    }));
    const { "no answer of <host>": print, ...others } = await fingerprintsOf(everybody);
    [shared, own] = [print!, others];
  });
  afterAll(() => grid.drop());

  describe.each(VIEWERS)("$viewer sees $sees", ({ who, sees }) => {
    const ask: Ask = (query, variables) => asViewer(grid, who(grid))(query, variables);

    it("in the count, the sites, the hosts, the times and the example of an error that others have, too", async () => {
      const found = await failuresOf(ask, "pattern count share siteNames hosts firstSeen lastSeen example");
      expect(found).toEqual(sees.length === 0 ? { total: 0, other: 0, groupCount: 0, buckets: [] } : {
        total: sees.length, other: 0, groupCount: 1,
        buckets: [{
          pattern: "no answer of <host>", count: sees.length, share: 1, siteNames: sees.map(siteOf), hosts: sees.map(hostOf), firstSeen: time(hourOf(sees[0]!)), lastSeen: time(hourOf(sees.at(-1)!)), example: textOf(sees.at(-1)!),
        }],
      });
    });

    it("in the patterns, and in what is left out of them", async () => {
      const patterns = sees.map(ownErrorOf);
      expect(await failuresOf(ask, "pattern", { of: ["MINOR_STATUS"] })).toEqual({ total: sees.length, other: 0, groupCount: sees.length, buckets: patterns.map(pattern => ({ pattern })) });
      expect(await failuresOf(ask, "pattern", { of: ["MINOR_STATUS"], first: 1 })).toEqual({ total: sees.length, other: Math.max(0, sees.length - 1), groupCount: sees.length, buckets: patterns.slice(0, 1).map(pattern => ({ pattern })) });
    });

    it("when it asks whether an error is new", async () => {
      // the window of each job's own hour: whether they see that of the hour before decides
      for (const id of sees) {
        const hour = Date.parse(time(hourOf(id))), iso = (ms: number) => new Date(ms).toISOString();
        const { buckets } = await failuresOf(ask, "count isNew", { filter: { lastUpdateTime: { gte: iso(hour), lt: iso(hour + 3_600_000) } } });
        expect([id, ...buckets]).toEqual([id, { count: 1, isNew: !sees.includes(id - 1) }]);
      }
    });

    it("by the fingerprint of an error", async () => {
      const operation = "query ($filter: JobFilter) { jobs(filter: $filter, orderBy: [{field: JOB_ID}]) { nodes { jobId } totalCount groups(by: [JOB_ID]) { total } facets(fields: [SITE_NAME, STATUS]) { total } failures(of: [APPLICATION_STATUS]) { total } histogram(of: LAST_UPDATE_TIME, bucket: DAY) { total } } siteSummaries(filter: $filter) { siteName } }";
      const found = async (errorFingerprint: object) => {
        const { jobs: { nodes, facets, ...counts }, siteSummaries } = await data(ask(operation, { filter: { or: [{ errorFingerprint }], status: { ne: "" } } }));
        const ids = nodes.map(({ jobId }: Json) => jobId);
        expect(counts).toEqual({ totalCount: ids.length, groups: { total: ids.length }, failures: { total: ids.length }, histogram: { total: ids.length } });
        expect(facets).toEqual([{ total: ids.length }, { total: ids.length }]);
        expect(siteSummaries.map(({ siteName }: Json) => siteName).sort()).toEqual(ids.map(siteOf));
        return ids;
      };
      expect(await found({ in: [shared] })).toEqual(sees);
      expect(await found({ in: Object.values(own) })).toEqual(sees);
      expect(await found({ in: [own[ownErrorOf(3)]!, own[ownErrorOf(14)]!] })).toEqual(sees.filter(id => id === 3 || id === 14));
      expect(await found({ notIn: [own[ownErrorOf(3)]!, own[ownErrorOf(14)]!] })).toEqual(sees.filter(id => id !== 3 && id !== 14));
      expect(await found({ notIn: ["1-0000000000000000"] })).toEqual(sees);
    });
  });

  it("nobody sees none", async () => {
    const { data: found, errors } = await asViewer(grid, null)(`{ jobs { failures(of: [APPLICATION_STATUS]) { total } } siteSummaries(filter: {errorFingerprint: {in: ["${shared}"]}}) { siteName } }`);
    expect(found).toEqual({ jobs: null, siteSummaries: null });
    expect(errors.map(({ extensions }) => extensions!["code"])).toEqual(["UNAUTHENTICATED", "UNAUTHENTICATED"]);
  });

  it("the texts of others are read for nobody", async () => {
    const statements = async (who: Viewer) => {
      grid.statements.length = 0;
      await data(asViewer(grid, who)(`{ jobs(filter: {lastUpdateTime: {gte: "-P1D"}, errorFingerprint: {in: ["${shared}"]}}) { failures(of: [APPLICATION_STATUS]) { buckets { isNew } } } }`));
      return grid.statements;
    };
    const all = await statements(viewerNamed(grid, "dave@ctao_user", ["ctao_user"])), some = await statements(viewerNamed(grid, "alice@ctao_user"));
    // texts of two fields for the filter, the failures, and both again for the time before
    expect(all).toHaveLength(6);
    expect(some).toHaveLength(6);
    for (const statement of some) expect(statement).toMatch(/where.*Owner\W/s);
  });
});
