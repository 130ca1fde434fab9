import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { Viewer } from "../../src/auth/viewer.ts";
import { ConfigurationLayers } from "../../src/config/configuration-layers.ts";
import { Configuration } from "../../src/config/configuration.ts";
import { readDiracx } from "../../src/config/diracx-document.ts";
import { asViewer, data, type Json } from "../helpers/ask.ts";
import { addressOf, diracCfg, run, start } from "../helpers/command.ts";
import { REGISTRY } from "../helpers/registry.ts";
import { aDiracxConfiguration, aDiracxGroup, aDiracxUser, aDiracxVo, DIRACX_CONFIGURATION, TestDiracx } from "../helpers/test-diracx.ts";
import { testGrid, type TestGrid } from "../helpers/test-grid.ts";

const EVERYTHING = `{
  virtualOrganizations(orderBy: [{field: NAME}]) { nodes { name defaultGroupNames identityProviderName } } groups(orderBy: [{field: NAME}]) { nodes { name vo userNames jobShare } } users(orderBy: [{field: VO}, {field: NAME}]) { nodes { vo name groupNames email } }
  configuration { section(path: "/Operations/belle/JobScheduling") { options { name value } } }
}`;
const administrator: Viewer = { name: "admin", group: "belle_admin", vo: "belle", properties: new Set(["CSAdministrator", "JobAdministrator"]), allVos: true };
const named = (nodes: readonly Json[], name: string): Json => nodes.find(node => node.name === name);

describe("VOs, groups, users and the tree", () => {
  let grid: TestGrid, layers: ConfigurationLayers;
  const files = Configuration.fromText(REGISTRY), ask = async () => data(asViewer(grid, administrator)(EVERYTHING));
  beforeEach(async () => {
    grid = await testGrid("sqlite", "9.1");
    layers = new ConfigurationLayers(files, { changed: configuration => grid.tables.refill(configuration), remark: () => {} });
  });
  afterEach(() => grid.drop());

  it("are those of the files and of DiracX", async () => {
    const before = await ask();
    layers.takeDiracx(readDiracx(DIRACX_CONFIGURATION));
    const { virtualOrganizations, groups, users, configuration } = await ask();
    expect(virtualOrganizations.nodes).toEqual([
      { name: "belle", defaultGroupNames: ["belle_user"], identityProviderName: "https://idp.example/belle" }, { name: "ctao", defaultGroupNames: [], identityProviderName: null }, { name: "juno", defaultGroupNames: ["juno_user"], identityProviderName: "https://idp.example/juno" },
    ]);
    expect(groups.nodes).toHaveLength(before.groups.nodes.length + 2);
    expect(named(groups.nodes, "belle_new")).toEqual({ name: "belle_new", vo: "belle", userNames: ["alice", "erin"], jobShare: 7 });
    // the files say who is in it, DiracX its share
    expect(named(groups.nodes, "belle_user")).toEqual({ name: "belle_user", vo: "belle", userNames: ["alice", "bob", "Alice", "josé", "jose"], jobShare: 1000 });
    expect(users.nodes.filter(({ name }: Json) => ["alice", "erin", "zoe"].includes(name))).toEqual([
      { vo: "belle", name: "alice", groupNames: ["belle_user", "belle_new"], email: null }, { vo: "belle", name: "erin", groupNames: ["belle_new"], email: "erin@example.org" },
      { vo: "ctao", name: "alice", groupNames: ["ctao_user"], email: null }, { vo: "juno", name: "zoe", groupNames: ["juno_user"], email: null },
    ]);
    expect(configuration.section).toEqual({ options: [{ name: "MaxRescheduling", value: "5" }] });
  });

  it("follow DiracX and the files, each with the other's last word", async () => {
    layers.takeDiracx(readDiracx(DIRACX_CONFIGURATION));
    layers.takeDiracx(readDiracx(aDiracxConfiguration({ juno: aDiracxVo("juno", { "zoe-sub": aDiracxUser("zoe") }, { juno_user: aDiracxGroup(["zoe-sub"]), juno_new: aDiracxGroup([]) }) })));
    const names = async () => (await ask()).groups.nodes.map(({ name }: Json) => name) as string[];
    expect(await names()).toEqual(expect.arrayContaining(["belle_user", "juno_user", "juno_new"]));
    expect(await names()).not.toContain("belle_new");
    layers.takeFiles(Configuration.fromText("Registry\n{\n  Groups\n  {\n    late\n    {\n      VO = ctao\n    }\n  }\n}\n"));
    expect(await names()).toEqual(["juno_new", "juno_user", "late"]);
  });

  it("are shown to each VO as far as its own go", async () => {
    layers.takeDiracx(readDiracx(DIRACX_CONFIGURATION));
    const zoe: Viewer = { name: "zoe", group: "juno_user", vo: "juno", properties: new Set(["NormalUser"]), allVos: false };
    expect(await data(asViewer(grid, zoe)("{ groups { nodes { name } } users { nodes { vo name } } }"))).toEqual({ groups: { nodes: [{ name: "juno_user" }] }, users: { nodes: [{ vo: "juno", name: "zoe" }] } });
    expect(await asViewer(grid, zoe)("{ configuration { section(path: \"/\") { name } } }")).toMatchObject({ data: { configuration: null }, errors: [{ extensions: { code: "FORBIDDEN" } }] });
  });

  it("are all there when DiracX is known before anybody asks", async () => {
    const early = await testGrid("sqlite", "9.1");
    onTestFinished(() => early.drop());
    new ConfigurationLayers(files, { changed: configuration => early.tables.refill(configuration), remark: () => {} }).takeDiracx(readDiracx(DIRACX_CONFIGURATION));
    expect((await data(asViewer(early, administrator)("{ virtualOrganizations { totalCount } }"))).virtualOrganizations.totalCount).toBe(3);
  });
});

describe("dirac-graphql serve --diracx-config", () => {
  let diracx: TestDiracx, other: TestDiracx, cfg: string, server: ReturnType<typeof start>, address: string;
  beforeAll(async () => {
    [diracx, other] = [await new TestDiracx().start(), await new TestDiracx().start()];
    cfg = diracCfg({});
    server = start("--dirac-cfg", cfg, "--issuer", diracx.url, "--issuer", other.url, "--diracx-config", diracx.url, "--port", "0");
    address = await addressOf(server);
  });
  afterAll(async () => {
    server.kill();
    await Promise.all([diracx.stop(), other.stop(), server.ended]);
  });
  const ask = async (token: string, query: string): Promise<Json> => {
    const response = await fetch(`${address}/graphql`, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${token}` }, body: JSON.stringify({ query }) });
    return (await response.json() as Json).data;
  };
  const groups = async (token: string): Promise<string[]> => (await ask(token, "{ groups(orderBy: [{field: NAME}]) { nodes { name } } }")).groups.nodes.map(({ name }: Json) => name);
  const OF_FILES = ["belle_admin", "belle_prod", "belle_user"];

  it("asks with the tokens of that issuer only, completes the files, keeps both when a file changes, and writes no token anywhere", async () => {
    const foreign = await other.sign(), own = await diracx.sign({ jti: "own" });
    expect(await groups(foreign)).toEqual(OF_FILES);
    await sleep(200);
    expect([diracx.configurationAsked, other.configurationAsked]).toEqual([[], []]);
    diracx.configuration = aDiracxConfiguration({ ...DIRACX_CONFIGURATION.Registry, ctao: aDiracxVo("ctao", {}, { belle_new: aDiracxGroup([]) }) });
    // the answer does not wait for it
    expect(await groups(own)).toEqual(OF_FILES);
    await expect.poll(() => groups(own), { timeout: 10_000 }).toEqual(["belle_admin", "belle_new", "belle_prod", "belle_user"]);
    expect(diracx.configurationAsked).toEqual([{ authorization: `Bearer ${own}`, ifNoneMatch: undefined }]);
    writeFileSync(cfg, readFileSync(cfg, "utf8").replace("belle_prod {", "belle_late {"));
    await expect.poll(() => groups(own), { timeout: 45_000, interval: 500 }).toEqual(["belle_admin", "belle_late", "belle_new", "belle_user"]);
    expect(other.configurationAsked).toEqual([]);
    server.kill();
    const { code, stdout, stderr } = await server.ended;
    expect(code).toBe(0);
    expect(stderr.trim().split("\n").map(line => JSON.parse(line) as unknown)).toMatchObject([{ level: 40, msg: "groups of DiracX are left out, because another VO has a group of the same name: ctao:belle_new" }]);
    for (const token of [own, foreign]) for (const part of token.split(".")) expect(stdout + stderr).not.toContain(part);
  }, 90_000);

  it("says once why nothing comes of it, without the token", async () => {
    const second = start("--dirac-cfg", cfg, "--issuer", diracx.url, "--diracx-config", diracx.url, "--port", "0"), token = await diracx.sign();
    diracx.answer = ({ headers }, res) => res.end(JSON.stringify({ [`${headers.authorization}`]: headers.authorization }));
    address = await addressOf(second);
    await groups(token);
    await groups(token);
    await sleep(300);
    second.kill();
    const { stderr } = await second.ended;
    expect(JSON.parse(stderr)).toMatchObject({ level: 40, issuer: diracx.url, reason: "Registry is no dictionary.", msg: "the configuration of DiracX cannot be taken; the last good one stays" });
    for (const part of token.split(".")) expect(stderr).not.toContain(part);
  });

  it("does not start with one that is no issuer", async () => {
    expect(await run("--dirac-cfg", cfg, "--issuer", diracx.url, "--diracx-config", `${diracx.url}/`)).toEqual({ code: 1, stdout: "", stderr: "--diracx-config must be one of the URLs of --issuer, to the letter: it is asked with tokens that it made itself.\n" });
  });
});
