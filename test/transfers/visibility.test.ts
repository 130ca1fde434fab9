import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "../../src/auth/viewer.ts";
import { encodeNodeId } from "../../src/schema/common/node-id.ts";
import { aProblematicFile, aTransfer, anFtsJob, anOperation, TRANSFER_DATABASES } from "../helpers/a-transfer.ts";
import { asViewer, data, viewerNamed, type Ask, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

/** The group of each operation, FTS job and transfer of that number, and the name of the problematic file. */
const ROWS: readonly (readonly [group: string | null, lfn: string])[] = [
  ["belle_user", "/belle/a"], ["belle_prod", "/belle/b/c"], ["ctao_user", "/ctao/a"], ["Belle_user", "/Belle/a"], ["gone_user", "/belle2/a"], ["Unknown", "/Unknown/a"], ["", "belle/a"], [null, "//belle/a"], ["no_vo", "/x/belle/a"], ["belle_user ", "/belle"],
  ["belle%", "/belle%/a"], ["b_lle_user", "/b_lle/a"], ["%", "/%/a"],
];
const ALL = ROWS.map((_, index) => index + 1), BELLE = [1, 2], CTAO = [3];
/** A file without its operation, which only groups for all VOs see. */
const ORPHAN = ROWS.length + 1;

const claimed = (vo: string): Viewer => ({ name: "zoe", group: "belle_guest", vo, properties: new Set(["JobAdministrator", "Operator"]), allVos: false });
const VIEWERS: readonly { readonly viewer: string; readonly who: (grid: TestGrid) => Viewer; readonly sees: readonly number[] }[] = [
  { viewer: "the owner", who: grid => viewerNamed(grid, "alice@belle_user"), sees: BELLE },
  { viewer: "a colleague in another group", who: grid => viewerNamed(grid, "carol@belle_prod"), sees: BELLE },
  { viewer: "an administrator", who: grid => viewerNamed(grid, "admin@belle_admin"), sees: BELLE },
  { viewer: "a user of another VO", who: grid => viewerNamed(grid, "dave@ctao_user"), sees: CTAO },
  { viewer: "an administrator without VO", who: grid => viewerNamed(grid, "bob@no_vo"), sees: [] },
  { viewer: "an administrator of a VO that the Registry does not know", who: () => claimed("hyperk"), sees: [] },
  { viewer: "an administrator of a VO named as DIRAC names none", who: () => claimed("Unknown"), sees: [] },
  { viewer: "a user in a group for all VOs", who: grid => viewerNamed(grid, "dave@ctao_user", ["ctao_user"]), sees: ALL },
  { viewer: "somebody without VO in a group for all VOs", who: grid => viewerNamed(grid, "bob@no_vo", ["no_vo"]), sees: ALL },
];
const LISTS = [["transfers", "Transfer", "fileId", "FILE_ID"], ["transferJobs", "TransferJob", "jobId", "JOB_ID"], ["transferOperations", "TransferOperation", "operationId", "OPERATION_ID"], ["problematicFiles", "ProblematicFile", "fileId", "FILE_ID"]] as const;

const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);

describe.each(GRIDS)("on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: TRANSFER_DATABASES });
    await grid.insert("FTS3DB", "Operations", ROWS.map(([userGroup], index) => anOperation({ operationID: index + 1, userGroup })));
    await grid.insert("FTS3DB", "Jobs", ROWS.map(([userGroup], index) => anFtsJob({ jobID: index + 1, operationID: index + 1, ftsGUID: "guid", userGroup })));
    await grid.insert("FTS3DB", "Files", [...ROWS.map((_, index) => index + 1), ORPHAN].map(id => aTransfer({ fileID: id, operationID: id, ftsGUID: "guid", status: "Finished", targetSE: String(id) })));
    await grid.insert("DataIntegrityDB", "Problematics", ROWS.map(([, LFN], index) => aProblematicFile({ FileID: index + 1, LFN })));
  });
  afterAll(() => grid.drop());

  describe.each(VIEWERS)("$viewer sees $sees", ({ who, sees }) => {
    const ask: Ask = (query, variables) => asViewer(grid, who(grid))(query, variables);
    const expected = (list: string) => (list === "transfers" && sees === ALL ? [...ALL, ORPHAN] : sees);

    it.each(LISTS)("in %s: rows, count, groups, facets, ids", async (list, type, key, field) => {
      const { [list]: found } = await data(ask(`{ ${list}(filter: {or: [{${key}: {gt: 0}}, {status: {isNull: true}}]}) { nodes { ${key} } totalCount groups(by: [${field}]) { buckets { key { value } } } facets(fields: [${field}]) { buckets { value } } } }`));
      const ids = [...ALL, ORPHAN].map(id => encodeNodeId(type, id)), { nodes } = await data(ask(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} { ${key} } } }`, { ids }));
      expect(sorted(found.nodes.map((node: Json) => node[key]))).toEqual(expected(list));
      expect(found.totalCount).toBe(expected(list).length);
      expect(sorted(found.groups.buckets.map((bucket: Json) => Number(bucket.key[0].value)))).toEqual(expected(list));
      expect(sorted(found.facets[0].buckets.map(({ value }: Json) => Number(value)))).toEqual(expected(list));
      expect(nodes.filter((node: Json) => node !== null).map((node: Json) => node[key])).toEqual(expected(list));
    });

    it("in summaries, and by way of each other", async () => {
      const { transferSummaries, transferOperations, transferJobs } = await data(ask(`{ transferSummaries(by: [DESTINATION]) { targetStorageElementName finished }
        transferOperations { nodes { transfers { nodes { fileId job { jobId } operation { operationId } } } jobs { nodes { jobId } } } } transferJobs { nodes { transfers { nodes { fileId } } } } }`));
      expect(sorted(transferSummaries.map(({ targetStorageElementName }: Json) => Number(targetStorageElementName)))).toEqual(expected("transfers"));
      const one = (id: number) => ({ transfers: { nodes: [{ fileId: id, job: { jobId: id }, operation: { operationId: id } }] }, jobs: { nodes: [{ jobId: id }] } });
      expect(transferOperations.nodes).toEqual(sees.map(one).reverse());
      expect(transferJobs.nodes).toEqual(sees.map(fileId => ({ transfers: { nodes: [{ fileId }] } })).reverse());
    });
  });

  it("nobody sees none", async () => {
    const { data: found, errors } = await asViewer(grid, null)(`{ ${LISTS.map(([list]) => `${list} { totalCount }`).join(" ")} transferSummaries { finished } }`);
    expect(Object.values(found)).toEqual(Array.from({ length: 5 }, () => null));
    expect(errors.map(({ extensions }) => extensions!["code"])).toEqual(Array.from({ length: 5 }, () => "UNAUTHENTICATED"));
  });

  it("an FTS job or operation of another VO is not reached from a file of one's own", async () => {
    const mixed = await testGrid(engine, generation, { names: ["FTS3DB"] });
    try {
      await mixed.insert("FTS3DB", "Operations", [anOperation({ operationID: 1 })]);
      await mixed.insert("FTS3DB", "Jobs", [anFtsJob({ jobID: 1, userGroup: "ctao_user", ftsGUID: "guid" })]);
      await mixed.insert("FTS3DB", "Files", [aTransfer({ fileID: 1, ftsGUID: "guid" })]);
      const question = "{ transfers { nodes { job { jobId } } } transferJobs { nodes { transfers { nodes { fileId } } } } }";
      expect(await data(asViewer(mixed, viewerNamed(mixed, "alice@belle_user"))(question))).toEqual({ transfers: { nodes: [{ job: null }] }, transferJobs: { nodes: [] } });
      expect(await data(asViewer(mixed, viewerNamed(mixed, "dave@ctao_user"))(question))).toEqual({ transfers: { nodes: [] }, transferJobs: { nodes: [{ transfers: { nodes: [] } }] } });
    } finally {
      await mixed.drop();
    }
  });
});

/** In an installation with a VO of its own the generations disagree on the VO of a group that declares another. */
const OWN_VO = "DIRAC\n{\nVirtualOrganization = belle\n}\nRegistry\n{\nUsers\n{\nalice\n{\n}\n}\nGroups\n{\nctao_user\n{\nUsers = alice\nProperties = NormalUser\nVO = ctao\n}\nplain\n{\nUsers = alice\n}\n}\n}\n";

describe.each(GRIDS)("in an installation with a VO of its own, on $engine with DIRAC $generation", ({ engine, generation }) => {
  it("a row is of the VO that its group has in that generation, which JobDB tells; where that is away nothing is shown", async () => {
    const grid = await testGrid(engine, generation, { names: ["JobDB", "FTS3DB"], configuration: OWN_VO }), half = await testGrid(engine, generation, { names: ["FTS3DB"], configuration: OWN_VO });
    try {
      await grid.insert("FTS3DB", "Operations", [anOperation({ operationID: 1, userGroup: "ctao_user" }), anOperation({ operationID: 2, userGroup: "plain" }), anOperation({ operationID: 3, userGroup: "gone" }), anOperation({ operationID: 4, userGroup: null })]);
      const { transferOperations } = await data(asViewer(grid, { ...claimed("belle"), allVos: true })("{ transferOperations(orderBy: [{field: OPERATION_ID}]) { nodes { vo } } }"));
      expect(transferOperations.nodes.map(({ vo }: Json) => vo)).toEqual([generation === "8.0" ? "belle" : "ctao", "belle", "belle", null]);
      const { errors } = await asViewer(half, claimed("belle"))("{ transferOperations { totalCount } }");
      expect(errors).toMatchObject([{ extensions: { code: "BACKEND_UNAVAILABLE", backend: "JobDB" } }]);
    } finally {
      await grid.drop();
      await half.drop();
    }
  });
});
