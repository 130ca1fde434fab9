import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encodeNodeId } from "../../src/schema/common/node-id.ts";
import { as, asViewer, data, type Ask, type Json } from "../helpers/ask.ts";
import { testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { GRID_CFG } from "./grid-cfg.ts";

const BELLE_USERS = ["Alice", "admin", "alice", "bob", "carol"], BELLE_GROUPS = ["belle_admin", "belle_service", "belle_user"];
const PAIRS = [...BELLE_USERS.map(name => ["belle", name]), ["ctao", "bob"], ["ctao", "dave"], ["", "bob"], ["", "nobody"]] as const;
const GROUPS = [...BELLE_GROUPS, "ctao_operator", "ctao_user", "no_vo"];

interface Sees { readonly who: `${string}@${string}`; readonly allVos?: string[]; readonly groups: readonly string[]; readonly users: readonly string[]; readonly persons: readonly string[] }
const pairs = (vo: string, ...names: string[]) => names.map(name => `${vo}/${name}`);
const EVERYBODY = PAIRS.map(([vo, name]) => `${vo}/${name}`);

const VIEWERS: readonly Sees[] = [
  { who: "alice@belle_user", groups: BELLE_GROUPS, users: pairs("belle", ...BELLE_USERS), persons: ["belle/alice"] },
  { who: "Alice@belle_user", groups: BELLE_GROUPS, users: pairs("belle", ...BELLE_USERS), persons: ["belle/Alice"] },
  { who: "admin@belle_admin", groups: BELLE_GROUPS, users: pairs("belle", ...BELLE_USERS), persons: pairs("belle", ...BELLE_USERS) },
  { who: "dave@ctao_user", groups: ["ctao_operator", "ctao_user"], users: pairs("ctao", "bob", "dave"), persons: ["ctao/dave"] },
  { who: "dave@ctao_operator", groups: ["ctao_operator", "ctao_user"], users: pairs("ctao", "bob", "dave"), persons: pairs("ctao", "bob", "dave") },
  // an administrator of no VO administers nobody
  { who: "bob@no_vo", groups: ["no_vo"], users: ["/bob"], persons: ["/bob"] },
  { who: "bob@no_vo", allVos: ["no_vo"], groups: GROUPS, users: EVERYBODY, persons: ["/bob"] },
  { who: "admin@belle_admin", allVos: ["belle_admin"], groups: GROUPS, users: EVERYBODY, persons: pairs("belle", ...BELLE_USERS) },
];

describe("groups and users of the Registry", () => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid("sqlite", "9.1", { configuration: GRID_CFG });
  });
  afterAll(() => grid.drop());

  describe.each(VIEWERS)("for $who, all VOs: $allVos", ({ who, allVos = [], groups, users, persons }) => {
    let ask: Ask;
    beforeAll(() => { ask = as(grid, who, allVos); });
    const told = (rows: readonly Json[]) => rows.filter(row => row !== null).map(({ vo, name }: Json) => `${vo}/${name}`).sort();

    it("are listed and counted as far as they may be seen", async () => {
      const { groups: listed, users: people, virtualOrganizations } = await data(ask("{ groups { totalCount nodes { name } } users { totalCount nodes { vo name dns email } groups(by: [NAME]) { total } } virtualOrganizations { nodes { name } } }"));
      expect(listed.nodes.map(({ name }: Json) => name).sort()).toEqual(groups);
      expect(told(people.nodes)).toEqual([...users].sort());
      expect([listed.totalCount, people.totalCount, people.groups.total]).toEqual([groups.length, users.length, users.length]);
      // names of VOs are everybody's
      expect(virtualOrganizations.nodes).toHaveLength(2);
      const readable = people.nodes.filter(({ dns }: Json) => dns !== null);
      expect(told(readable)).toEqual([...persons].sort());
      for (const { name, dns, email } of people.nodes) expect([dns, email]).toEqual(dns === null ? [null, null] : [[`/O=Example/CN=${name}`, `/O=Example/CN=${name} again`], `${name}@example.org`]);
    });

    it("are reached by name and by id as far, and no further", async () => {
      const byName = await data(ask(`{ ${PAIRS.map(([vo, name], index) => `u${index}: user(vo: "${vo}", name: "${name}") { vo name }`).join(" ")} ${GROUPS.map((name, index) => `g${index}: group(name: "${name}") { name }`).join(" ")} }`));
      expect(told(PAIRS.map((_, index) => byName[`u${index}`]))).toEqual([...users].sort());
      expect(GROUPS.filter((_, index) => byName[`g${index}`] !== null)).toEqual(groups);
      const ids = [...PAIRS.map(([vo, name]) => encodeNodeId("User", vo, name)), ...GROUPS.map(name => encodeNodeId("Group", name))];
      const { nodes } = await data(ask("query ($ids: [ID!]!) { nodes(ids: $ids) { ... on User { vo name } ... on Group { name } } }", { ids }));
      expect(told(nodes.slice(0, PAIRS.length))).toEqual([...users].sort());
      expect(nodes.slice(PAIRS.length).filter((node: Json) => node !== null).map(({ name }: Json) => name)).toEqual(groups);
    });
  });

  it("show a user of two VOs to each with the groups of that VO only", async () => {
    const groupsOfBob = async (who: `${string}@${string}`) => (await data(as(grid, who)('{ user(name: "bob") { groupNames groups { name } isSuspended } }'))).user;
    expect(await groupsOfBob("alice@belle_user")).toEqual({ groupNames: ["belle_user"], groups: [{ name: "belle_user" }], isSuspended: false });
    expect(await groupsOfBob("dave@ctao_user")).toEqual({ groupNames: ["ctao_user"], groups: [{ name: "ctao_user" }], isSuspended: true });
  });

  it("let nobody filter, sort or count by certificate subjects and e-mail addresses", async () => {
    for (const query of ['users(filter: {email: {contains: "a"}}) { totalCount }', "users(orderBy: [{field: EMAIL}]) { totalCount }", "users { groups(by: [EMAIL]) { total } }", 'users(filter: {dns: {eq: "a"}}) { totalCount }']) {
      expect((await as(grid, "admin@belle_admin")(`{ ${query} }`)).errors).toMatchObject([{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }]);
    }
  });
});

describe("infrastructure", () => {
  it("is everybody's who is somebody, and nobody else's", async () => {
    const grid = await testGrid("sqlite", "8.0", { configuration: GRID_CFG }), counts = "{ sites { totalCount } computingElements { totalCount } queues { totalCount } storageElements { totalCount } ftsServers { totalCount } }";
    try {
      const everything = await data(as(grid, "admin@belle_admin")(counts));
      expect(everything).toEqual({ sites: { totalCount: 2 }, computingElements: { totalCount: 3 }, queues: { totalCount: 3 }, storageElements: { totalCount: 5 }, ftsServers: { totalCount: 2 } });
      expect(await data(as(grid, "bob@no_vo")(counts))).toEqual(everything);
      expect((await asViewer(grid, null)(counts)).errors.map(({ extensions }) => extensions?.["code"])).toEqual(Array.from({ length: 5 }, () => "UNAUTHENTICATED"));
    } finally {
      await grid.drop();
    }
  });
});

describe("the tree of the configuration", () => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid("sqlite", "9.1", { configuration: GRID_CFG });
  });
  afterAll(() => grid.drop());

  it("is for holders of CSAdministrator or ServiceAdministrator", async () => {
    const query = '{ configuration { section(path: "/Registry/VO/belle") { path name options { name value } sections { name sections { path options { name value } } } } } }';
    for (const who of ["admin@belle_admin", "carol@belle_service"] as const) {
      expect((await data(as(grid, who)(query))).configuration.section).toEqual({
        path: "/Registry/VO/belle", name: "belle", options: [{ name: "VOAdmin", value: "admin" }, { name: "VOMSName", value: "belle" }, { name: "DefaultGroup", value: "belle_user" }],
        sections: [{ name: "VOMSServers", sections: [{ path: "/Registry/VO/belle/VOMSServers/voms.example.org", options: [{ name: "Port", value: "15020" }] }] }],
      });
    }
    for (const who of ["alice@belle_user", "dave@ctao_operator", "bob@no_vo"] as const) {
      expect(await as(grid, who, ["no_vo"])(query)).toMatchObject({ data: { configuration: null }, errors: [{ message: "configuration is for holders of CSAdministrator or ServiceAdministrator only", extensions: { code: "FORBIDDEN" } }] });
    }
  });

  it("shows no secret, however it is asked", async () => {
    const section = async (path: string) => (await data(as(grid, "admin@belle_admin")("query ($path: String!) { configuration { section(path: $path) { options { name value } sections { name } } } }", { path }))).configuration.section;
    expect(await section("/Systems//Databases/")).toEqual({ options: [{ name: "Host", value: "db.example.org" }, { name: "User", value: "Dirac" }], sections: [] });
    expect(await section("/Resources/IdProviders/iam")).toEqual({ options: [{ name: "issuer", value: "https://iam.example.org" }], sections: [] });
    for (const path of ["/Systems/Databases/Password", "/none", "/Systems/../Registry", "Systems/%"]) expect(await section(path)).toBeNull();
    expect((await section("/")).sections.map(({ name }: Json) => name)).toEqual(["DIRAC", "Registry", "Resources", "Systems"]);
  });
});
