import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aChange, aDowntime, aMask, anOccupancy, aPolicyResult, aStatus, aTicket, RESOURCE_DATABASES } from "../helpers/a-status.ts";
import { as, asViewer, data, viewerNamed, type Ask, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

/** Names that no viewer's VO is: case and blanks count, whatever the database's collation does. */
const VOS = ["all", "", "belle", "ctao", "Belle", "ALL", "Unknown"];
/** What each viewer sees of them; nobody without a VO is of the VO "". */
const VIEWERS: readonly { who: `${string}@${string}`; allVos?: true; sees: readonly string[] }[] = [
  { who: "alice@belle_user", sees: ["", "all", "belle"] }, { who: "dave@ctao_user", sees: ["", "all", "ctao"] }, { who: "bob@no_vo", sees: ["", "all"] },
  { who: "admin@belle_admin", sees: ["", "all", "belle"] }, { who: "admin@belle_admin", allVos: true, sees: VOS }, { who: "bob@no_vo", allVos: true, sees: VOS },
];
const LISTS = ["siteStatuses", "resourceStatuses", "nodeStatuses", "statusChanges", "policyResults"];

describe.each(GRIDS)("the resource status system on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: [...RESOURCE_DATABASES, "JobDB"] });
    // a name each, since the key holds "all" and "ALL" for the same
    const ofVos = (make: typeof aStatus, more = {}) => VOS.map((VO, index) => make({ Name: `name ${index}`, VO, Status: `s${index}`, ...more }));
    await grid.insert("ResourceStatusDB", "SiteStatus", ofVos(aStatus));
    await grid.insert("ResourceStatusDB", "ResourceStatus", ofVos(aStatus));
    await grid.insert("ResourceStatusDB", "SiteLog", ofVos(aChange));
    if (generation === "8.0") await grid.insert("ResourceStatusDB", "NodeStatus", ofVos(aStatus));
    await grid.insert("ResourceManagementDB", "PolicyResult", ofVos(aPolicyResult));
    await grid.insert("ResourceManagementDB", "DowntimeCache", [aDowntime()]);
    await grid.insert("ResourceManagementDB", "SpaceTokenOccupancyCache", [anOccupancy()]);
    await grid.insert("ResourceManagementDB", "GGUSTicketsCache", [aTicket()]);
    if (generation === "8.0") {
      await grid.insert("JobDB", "SiteMask", [aMask({ Site: "A", Author: "/DC=jp/CN=admin" }), aMask({ Site: "B", Author: "CN=admin,DC=jp" }), aMask({ Site: "C", Author: "shifter" })]);
      await grid.insert("JobDB", "SiteMaskLogging", ["A", "C"].map(Site => ({ Site, Status: "Active", UpdateTime: "2026-11-20 09:00:00", Author: Site === "A" ? "/DC=jp/CN=admin" : "shifter", Comment: "" })));
    }
  });
  afterAll(() => grid.drop());

  const asking = (who: `${string}@${string}`, allVos?: true): Ask => asViewer(grid, { ...viewerNamed(grid, who), ...(allVos && { allVos }) });
  const kept = LISTS.filter(list => list !== "nodeStatuses" || generation === "8.0");

  describe.each(VIEWERS)("shows $who (all VOs: $allVos) $sees", ({ who, allVos, sees }) => {
    it.each(kept)("in %s: rows, count, groups, facets, histogram", async list => {
      const answer = (await data(asking(who, allVos)(`{ ${list} {
        nodes { vo } totalCount groups(by: [STATUS]) { total groupCount } facets(fields: [VO]) { buckets { value } } histogram(of: DATE_EFFECTIVE, bucket: DAY) { total }
      } }`)))[list];
      expect(answer.nodes.map(({ vo }: Json) => vo).sort()).toEqual([...sees].sort());
      expect(answer.facets[0].buckets.map(({ value }: Json) => value).sort()).toEqual([...sees].sort());
      expect(answer).toMatchObject({ totalCount: sees.length, groups: { total: sees.length, groupCount: sees.length }, histogram: { total: sees.length } });
    });

    it("by id, and in the history", async () => {
      const nodes = kept.filter(list => list !== "statusChanges").map(list => `${list} { nodes { id vo } }`).join(" ");
      const everything: Json = await data(asking("bob@no_vo", true)(`{ ${nodes} siteStatuses { nodes { history { vo } } } }`));
      const rows: Json[] = Object.values(everything).flatMap((list: Json) => list.nodes);
      const again = await data(asking(who, allVos)("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids: rows.map(({ id }) => id) }));
      expect(again.nodes).toEqual(rows.map(({ id, vo }) => (sees.includes(vo) ? { id } : null)));
      const { siteStatuses } = await data(asking(who, allVos)("{ siteStatuses { nodes { vo history { vo } } } }"));
      for (const { vo, history } of siteStatuses.nodes) expect(history).toEqual([{ vo }]);
    });

    it("and everything that knows no VO", async () => {
      expect(await data(asking(who, allVos)("{ downtimes { totalCount } spaceOccupancies { totalCount } tickets { totalCount } }"))).toEqual({ downtimes: { totalCount: 1 }, spaceOccupancies: { totalCount: 1 }, tickets: { totalCount: 1 } });
    });
  });

  it("shows a viewer whose VO DIRAC does not know no rows of that name", async () => {
    const { siteStatuses } = await data(asViewer(grid, { ...viewerNamed(grid, "bob@no_vo"), vo: "Unknown" })("{ siteStatuses { nodes { vo } } }"));
    expect(siteStatuses.nodes.map(({ vo }: Json) => vo).sort()).toEqual(["", "all"]);
  });

  it("shows nobody anything", async () => {
    const lists = [...LISTS, "siteMasks", "downtimes", "spaceOccupancies", "tickets"];
    const { data: found, errors } = await asViewer(grid, null)(`{ ${lists.map(list => `${list} { totalCount }`).join(" ")} }`);
    expect(found).toEqual(Object.fromEntries(lists.map(list => [list, null])));
    expect(errors.map(({ extensions }) => extensions?.["code"])).toEqual(lists.map(() => "UNAUTHENTICATED"));
  });

  if (generation === "8.0") {
    it.each([
      ["alice@belle_user", false], ["carol@belle_prod", false], ["dave@ctao_monitor", false], ["admin@belle_admin", true], ["dave@ctao_operator", true], ["admin@ctao_admin", true], ["bob@no_vo", true],
    ] as const)("shows %s names of authors of the site mask, and certificate subjects: %s", async (who, subjects) => {
      const { siteMasks } = await data(as(grid, who)("{ siteMasks(orderBy: {field: SITE_NAME}) { nodes { siteName author history { author } } } }"));
      const subject = (text: string) => (subjects ? text : null);
      expect(siteMasks.nodes).toEqual([
        { siteName: "A", author: subject("/DC=jp/CN=admin"), history: [{ author: subject("/DC=jp/CN=admin") }] },
        { siteName: "B", author: subject("CN=admin,DC=jp"), history: [] },
        { siteName: "C", author: "shifter", history: [{ author: "shifter" }] },
      ]);
    });

    it("shows a group of all VOs no subjects, if it has none of the properties", async () => {
      const { siteMasks } = await data(asking("alice@belle_user", true)("{ siteMasks(orderBy: {field: SITE_NAME}) { nodes { author } } }"));
      expect(siteMasks.nodes).toEqual([{ author: null }, { author: null }, { author: "shifter" }]);
    });
  }
});
