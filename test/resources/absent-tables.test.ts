import { describe, expect, it, onTestFinished } from "vitest";
import { encodeNodeId } from "../../src/schema/common/node-id.ts";
import { aChange, aMask, aStatus, RESOURCE_DATABASES } from "../helpers/a-status.ts";
import { as, data } from "../helpers/ask.ts";
import { testGrid } from "../helpers/test-grid.ts";

describe.each(["sqlite", "mysql"] as const)("what only DIRAC 8.0 has, on %s,", engine => {
  const NAMES = [...RESOURCE_DATABASES, "JobDB"];
  const ids = [encodeNodeId("NodeStatus", "long", "all", "all"), encodeNodeId("SiteMask", "LCG.KEK.jp")];

  it("is null in 9.1, without an error; the gateway says why", async () => {
    const grid = await testGrid(engine, "9.1", { names: NAMES });
    onTestFinished(() => grid.drop());
    await grid.insert("ResourceStatusDB", "SiteLog", [aChange()]);
    const answer = await data(as(grid, "alice@belle_user")(`query ($ids: [ID!]!) {
      nodeStatuses { totalCount nodes { queueName } } siteMasks { totalCount nodes { siteName } } nodes(ids: $ids) { id } statusChanges { nodes { element } } gateway { subsystems { name available generation reason } }
    }`, { ids }));
    expect(answer).toMatchObject({ nodeStatuses: null, siteMasks: null, nodes: [null, null], statusChanges: { nodes: [{ element: "Site" }] } });
    expect(answer.gateway.subsystems).toContainEqual({ name: "resources", available: true, generation: "9.1", reason: "DIRAC 9.1 keeps no status of nodes and no site mask: nodeStatuses and siteMasks are null." });
  });

  it("is the site mask no more where an upgraded database kept its table", async () => {
    const grid = await testGrid(engine, "9.1", { names: NAMES });
    onTestFinished(() => grid.drop());
    await grid.run("JobDB", "create table SiteMask (Site varchar(64) not null primary key, Status varchar(64) not null, LastUpdateTime datetime not null, Author varchar(255) not null, Comment text not null)");
    await grid.run("JobDB", "insert into SiteMask values ('LCG.KEK.jp', 'Banned', '2020-01-01 00:00:00', 'admin', 'stale')");
    expect(await data(as(grid, "alice@belle_user")("query ($ids: [ID!]!) { siteMasks { totalCount } nodes(ids: $ids) { id } }", { ids }))).toEqual({ siteMasks: null, nodes: [null, null] });
  });

  it("is there in 8.0", async () => {
    const grid = await testGrid(engine, "8.0", { names: NAMES });
    onTestFinished(() => grid.drop());
    await grid.insert("ResourceStatusDB", "NodeStatus", [aStatus({ Name: "long" })]);
    await grid.insert("ResourceStatusDB", "NodeHistory", [aChange({ Name: "long" })]);
    await grid.insert("JobDB", "SiteMask", [aMask({ Site: "LCG.KEK.jp", Status: "Banned" })]);
    const answer = await data(as(grid, "alice@belle_user")(`query ($ids: [ID!]!) {
      nodeStatuses { nodes { queueName history { element } } } siteMasks { nodes { siteName status } } nodes(ids: $ids) { __typename id } statusChanges { nodes { element name } } gateway { subsystems { name generation reason } }
    }`, { ids }));
    expect(answer).toMatchObject({
      nodeStatuses: { nodes: [{ queueName: "long", history: [{ element: "Node" }] }] }, siteMasks: { nodes: [{ siteName: "LCG.KEK.jp", status: "Banned" }] },
      nodes: [{ __typename: "NodeStatus", id: ids[0] }, { __typename: "SiteMask", id: ids[1] }], statusChanges: { nodes: [{ element: "Node", name: "long" }] },
    });
    expect(answer.gateway.subsystems).toContainEqual({ name: "resources", generation: "8.0", reason: null });
  });
});
