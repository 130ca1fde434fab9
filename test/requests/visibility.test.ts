import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "../../src/auth/viewer.ts";
import { encodeNodeId } from "../../src/schema/common/node-id.ts";
import { aFile, anOperation, aRequest } from "../helpers/a-request.ts";
import { REGISTRY_WITH_DNS } from "../helpers/a-task-queue.ts";
import { asViewer, data, viewerNamed, type Ask, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

/** Everybody of belle sees all jobs of it, in ctao only their own. Each request has one operation and one file of its number. */
const OWNERS: Readonly<Record<number, readonly [owner: string, group: string]>> = {
  1: ["alice", "belle_user"], 2: ["bob", "belle_user"], 3: ["carol", "belle_prod"], 4: ["Alice", "belle_user"],
  11: ["dave", "ctao_user"], 12: ["alice", "ctao_user"], 13: ["dave", "ctao_prod"], 14: ["carol", "ctao_prod"],
  // of no VO: none known, a group without VO, one that the Registry forgot, and names that collations hold for those of a VO
  21: ["alice", "Unknown"], 22: ["bob", "no_vo"], 23: ["alice", "gone_user"], 24: ["alice", "BELLE_USER"], 25: ["alice", "belle_user "], 26: ["dave", "ctáo_user"],
};
const ALL = Object.keys(OWNERS).map(Number), BELLE = [1, 2, 3, 4], CTAO = [11, 12, 13, 14];

function claimed(name: string, group: string, vo: string, ...properties: string[]): Viewer {
  return { name, group, vo, properties: new Set(properties), allVos: false };
}

/** Who sees which requests, and of these the arguments: written from the contract, section 7, and wms.md 4.1. */
const VIEWERS: readonly { readonly viewer: string; readonly who: (grid: TestGrid) => Viewer; readonly sees: readonly number[]; readonly reads: readonly number[] }[] = [
  { viewer: "an owner", who: grid => viewerNamed(grid, "alice@belle_user"), sees: BELLE, reads: [1] },
  { viewer: "a colleague", who: grid => viewerNamed(grid, "bob@belle_prod"), sees: BELLE, reads: [2] },
  { viewer: "an administrator", who: grid => viewerNamed(grid, "admin@belle_admin"), sees: BELLE, reads: BELLE },
  { viewer: "an owner where everybody sees only their own", who: grid => viewerNamed(grid, "alice@ctao_user"), sees: [12], reads: [12] },
  { viewer: "a colleague who shares the jobs of the group", who: grid => viewerNamed(grid, "dave@ctao_prod"), sees: [11, 13, 14], reads: [11, 13] },
  { viewer: "a monitor", who: grid => viewerNamed(grid, "dave@ctao_monitor"), sees: CTAO, reads: [11, 13] },
  { viewer: "an operator", who: grid => viewerNamed(grid, "dave@ctao_operator"), sees: CTAO, reads: CTAO },
  { viewer: "an administrator of that VO", who: grid => viewerNamed(grid, "admin@ctao_admin"), sees: CTAO, reads: CTAO },
  { viewer: "a stranger in that VO", who: () => claimed("zoe", "ctao_guest", "ctao"), sees: [], reads: [] },
  { viewer: "an administrator of a VO without requests", who: () => claimed("admin", "hyperk_admin", "hyperk", "JobAdministrator", "Operator"), sees: [], reads: [] },
  { viewer: "an administrator of a VO named as DIRAC names none", who: () => claimed("admin", "admins", "Unknown", "JobAdministrator", "Operator"), sees: [], reads: [] },
  { viewer: "an administrator without VO", who: grid => viewerNamed(grid, "bob@no_vo"), sees: [], reads: [] },
  { viewer: "an operator of a VO that differs by case", who: () => claimed("admin", "Ctao_admin", "Ctao", "Operator"), sees: [], reads: [] },
  { viewer: "a user in a group for all VOs", who: grid => viewerNamed(grid, "dave@ctao_user", ["ctao_user"]), sees: ALL, reads: [11, 13] },
  { viewer: "an operator in a group for all VOs", who: grid => viewerNamed(grid, "dave@ctao_operator", ["ctao_operator"]), sees: ALL, reads: CTAO },
  { viewer: "somebody without VO in a group for all VOs", who: grid => viewerNamed(grid, "bob@no_vo", ["no_vo"]), sees: ALL, reads: [] },
];

const sorted = (ids: readonly unknown[]) => ids.map(Number).sort((a, b) => a - b);
const idsOf = (rows: readonly (Json | null)[], key: string) => sorted(rows.filter(row => row !== null).map(row => row[key]));
const valuesOf = ({ groups }: Json) => sorted(groups.buckets.map(({ key: [{ value }] }: Json) => value));

/** Each gives the numbers of the requests, operations or files that the viewer sees. */
const WAYS: readonly { readonly way: string; take(ask: Ask): Promise<readonly number[]> }[] = [
  { way: "request by its number", take: async ask => idsOf(Object.values(await data(ask(`{ ${ALL.map(id => `r${id}: request(requestId: ${id}) { requestId }`).join(" ")} }`))), "requestId") },
  ...["Request", "RequestOperation", "RequestFile"].map(type => ({
    way: `nodes of ${type}`, take: async (ask: Ask) => idsOf((await data(ask("query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Request { number: requestId } ... on RequestOperation { number: operationId } ... on RequestFile { number: fileId } } }", { ids: ALL.map(id => encodeNodeId(type, id)) }))).nodes, "number"),
  })),
  { way: "a filter that matches everything", take: async ask => idsOf((await data(ask("{ requests(filter: {or: [{requestId: {gt: 0}}, {vo: {isNull: true}}]}) { nodes { requestId } } }"))).requests.nodes, "requestId") },
  { way: "groups", take: async ask => valuesOf((await data(ask("{ requests { groups(by: [REQUEST_ID, OWNER, VO]) { buckets { key { value } } } } }"))).requests) },
  { way: "facets, which lift a filter but not the rights", take: async ask => sorted((await data(ask("{ requests(filter: {requestId: {eq: 0}}) { facets(fields: [REQUEST_ID]) { buckets { value } } } }"))).requests.facets[0].buckets.map(({ value }: Json) => value)) },
  { way: "the list of operations", take: async ask => idsOf((await data(ask("{ requestOperations { nodes { operationId } } }"))).requestOperations.nodes, "operationId") },
  { way: "operations by a filter of the request that matches everything", take: async ask => idsOf((await data(ask("{ requestOperations(filter: {or: [{request: {}}, {not: {request: {}}}]}) { nodes { operationId } } }"))).requestOperations.nodes, "operationId") },
  { way: "the list of files", take: async ask => idsOf((await data(ask("{ requestFiles { nodes { fileId } } }"))).requestFiles.nodes, "fileId") },
  { way: "groups of files", take: async ask => valuesOf((await data(ask("{ requestFiles { groups(by: [FILE_ID]) { buckets { key { value } } } } }"))).requestFiles) },
];

describe.each(GRIDS)("on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["ReqDB"], configuration: REGISTRY_WITH_DNS });
    await grid.insert("ReqDB", "Request", ALL.map(RequestID => aRequest({ RequestID, Owner: OWNERS[RequestID]![0], OwnerGroup: OWNERS[RequestID]![1] })));
    await grid.insert("ReqDB", "Operation", ALL.map(OperationID => anOperation({ OperationID, RequestID: OperationID, Arguments: "secret" })));
    await grid.insert("ReqDB", "File", ALL.map(FileID => aFile({ FileID, OperationID: FileID })));
  });
  afterAll(() => grid.drop());

  it.each(VIEWERS.flatMap(viewer => WAYS.map(way => ({ ...viewer, ...way }))))("$viewer sees $sees by $way", async ({ who, sees, take }) => {
    expect(await take(asViewer(grid, who(grid)))).toEqual(sees);
  });

  it.each(VIEWERS)("$viewer reads the arguments of $reads, by whatever way, and the certificate subjects of 8.0", async ({ who, sees, reads }) => {
    const ask = asViewer(grid, who(grid)), { requests, requestOperations, requestFiles } = await data(ask(`{
      requests(orderBy: [{field: REQUEST_ID}]) { nodes { requestId ownerDn operations { arguments } waitingOperation { arguments } } }
      requestOperations(orderBy: [{field: OPERATION_ID}]) { nodes { operationId arguments } } requestFiles(orderBy: [{field: FILE_ID}]) { nodes { operation { arguments request { ownerDn } } } }
    }`));
    const argumentsOf = (id: number) => (reads.includes(id) ? "secret" : null);
    expect(requestOperations.nodes).toEqual(sees.map(operationId => ({ operationId, arguments: argumentsOf(operationId) })));
    expect(requests.nodes.map(({ ownerDn: _ownerDn, ...request }: Json) => request)).toEqual(sees.map(requestId => ({ requestId, operations: [{ arguments: argumentsOf(requestId) }], waitingOperation: { arguments: argumentsOf(requestId) } })));
    expect(requests.nodes.filter(({ ownerDn }: Json) => ownerDn !== null).map(({ requestId }: Json) => requestId)).toEqual(reads);
    expect(requestFiles.nodes.map(({ operation }: Json) => operation.arguments)).toEqual(sees.map(argumentsOf));
  });

  it("arguments and certificate subjects cannot be asked for by a filter, an order or groups", async () => {
    const ask = asViewer(grid, viewerNamed(grid, "admin@belle_admin"));
    for (const query of ['requestOperations(filter: {arguments: {eq: "secret"}}) { totalCount }', 'requests(filter: {ownerDn: {eq: "x"}}) { totalCount }', 'requests(filter: {operations: {some: {arguments: {contains: "s"}}}}) { totalCount }', "requestOperations { groups(by: [ARGUMENTS]) { total } }"]) {
      expect((await ask(`{ ${query} }`)).errors.map(({ extensions }) => extensions!["code"])).toEqual(["GRAPHQL_VALIDATION_FAILED"]);
    }
  });

  it("nobody sees none", async () => {
    const { data: found, errors } = await asViewer(grid, null)("{ requests { totalCount } request(requestId: 1) { requestId } requestOperations { totalCount } requestFiles { totalCount } }");
    expect(found).toEqual({ requests: null, request: null, requestOperations: null, requestFiles: null });
    expect(errors.map(({ extensions }) => extensions!["code"])).toEqual(Array.from({ length: 4 }, () => "UNAUTHENTICATED"));
  });
});
