import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aPilot } from "../helpers/a-pilot.ts";
import { aFile, anOperation, aRequest } from "../helpers/a-request.ts";
import { aQueuedJob, aTaskQueue, REGISTRY_WITH_DNS } from "../helpers/a-task-queue.ts";
import { anFtsJob, anOperation as aTransferOperation, aTransfer } from "../helpers/a-transfer.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { failed } from "./failed-jobs.ts";

const SITES = ["LCG.A.jp", "LCG.B.jp", "LCG.C.jp"];
const site = (name: string) => `      ${name}\n      {\n        Name = ${name}\n        CEs\n        {\n          ce.${name.toLowerCase()}\n          {\n            CEType = HTCondorCE\n          }\n        }\n      }\n`;
const CONFIGURATION = `${REGISTRY_WITH_DNS}Resources\n{\n  Sites\n  {\n    LCG\n    {\n${SITES.map(site).join("")}    }\n  }\n}\n`;

/** Texts of the rows of three parents: of the first two errors, of the second one, of the third none. */
const TEXTS = [["lost /a/b/1", "lost /a/b/2", "full"], ["lost /a/b/3"], []] as const, TIMES = ["09:00:00", "03:00:00", "03:00:00"];
const each = <T>(make: (text: string, parent: number, time: string) => T): T[] => TEXTS.flatMap((texts, parent) => texts.map((text, index) => make(text, parent, `2026-11-20 ${TIMES[index]!}`)));
const FIRST = { total: 3, other: 0, groupCount: 2, buckets: [{ pattern: "lost <path>", count: 2, share: 2 / 3 }, { pattern: "full", count: 1, share: 1 / 3 }] };
const SECOND = { total: 1, other: 0, groupCount: 1, buckets: [{ pattern: "lost <path>", count: 1, share: 1 }] }, NONE = { total: 0, other: 0, groupCount: 0, buckets: [] };
const FIGURES = "total other groupCount buckets { pattern count share }";

/** Lists with failures inside of others: what is asked of the outer list, and the names of the three parents. */
const INSIDE: readonly { readonly outer: string; readonly inner: string; readonly name: string; readonly names: readonly (string | number)[]; readonly of: string; readonly type: string; readonly time?: string }[] = [
  { outer: "sites", inner: "jobs", name: "name", names: SITES, of: "APPLICATION_STATUS", type: "Job", time: "lastUpdateTime" },
  { outer: "sites", inner: "pilots", name: "name", names: SITES, of: "STATUS_REASON", type: "Pilot", time: "lastUpdateTime" },
  { outer: "computingElements", inner: "pilots", name: "name", names: SITES.map(name => `ce.${name.toLowerCase()}`), of: "STATUS_REASON", type: "Pilot", time: "lastUpdateTime" },
  { outer: "jobGroups", inner: "jobs", name: "name", names: ["g1", "g2"], of: "APPLICATION_STATUS", type: "Job", time: "lastUpdateTime" },
  { outer: "taskQueues", inner: "jobs", name: "taskQueueId", names: [1, 2, 3], of: "APPLICATION_STATUS", type: "Job", time: "lastUpdateTime" },
  { outer: "requestOperations", inner: "files", name: "operationId", names: [1, 2, 3], of: "ERROR", type: "RequestFile" },
  { outer: "requests", inner: "files", name: "requestId", names: [1, 2, 3], of: "ERROR", type: "RequestFile" },
  { outer: "transferOperations", inner: "transfers", name: "operationId", names: [1, 2, 3], of: "ERROR", type: "Transfer", time: "lastUpdate" },
  { outer: "transferOperations", inner: "jobs", name: "operationId", names: [1, 2, 3], of: "ERROR", type: "TransferJob", time: "lastUpdate" },
  { outer: "transferJobs", inner: "transfers", name: "ftsGuid", names: ["guid-1", "guid-2", "guid-3"], of: "ERROR", type: "Transfer", time: "lastUpdate" },
];

describe.each(GRIDS)("on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["JobDB", "PilotAgentsDB", "TaskQueueDB", "ReqDB", "FTS3DB"], configuration: CONFIGURATION });
    const jobs = each((text, parent, LastUpdateTime) => failed(text, { Site: SITES[parent]!, JobGroup: `g${parent + 1}`, LastUpdateTime })), stranger = { Owner: "dave", OwnerGroup: "ctao_user", VO: "ctao" };
    await grid.insert("JobDB", "Jobs", [...jobs, failed("secret", { Site: SITES[0]!, JobGroup: "g1", ...stranger })]);
    await grid.insert("PilotAgentsDB", "PilotAgents", each((StatusReason, parent, LastUpdateTime) => aPilot({ StatusReason, GridSite: SITES[parent]!, DestinationSite: `ce.${SITES[parent]!.toLowerCase()}`, LastUpdateTime })));
    await grid.insert("TaskQueueDB", "tq_TaskQueues", [1, 2, 3].map(TQId => aTaskQueue({ TQId })));
    await grid.insert("TaskQueueDB", "tq_Jobs", jobs.map(({ JobID, JobGroup }) => aQueuedJob(Number(String(JobGroup).slice(1)), Number(JobID))));
    await grid.insert("ReqDB", "Request", [1, 2, 3].map(RequestID => aRequest({ RequestID })));
    await grid.insert("ReqDB", "Operation", [1, 2, 3].map(id => anOperation({ OperationID: id, RequestID: id })));
    await grid.insert("ReqDB", "File", each((Error, parent) => aFile({ OperationID: parent + 1, Error })));
    await grid.insert("FTS3DB", "Operations", [1, 2, 3].map(operationID => aTransferOperation({ operationID })));
    await grid.insert("FTS3DB", "Jobs", [...each((error, parent, lastUpdate) => anFtsJob({ operationID: parent + 1, error, lastUpdate })), ...[1, 2, 3].map(operationID => anFtsJob({ operationID, error: null, ftsGUID: `guid-${operationID}` }))]);
    await grid.insert("FTS3DB", "Files", each((error, parent, lastUpdate) => aTransfer({ operationID: parent + 1, error, lastUpdate, ftsGUID: `guid-${parent + 1}` })));
  });
  afterAll(() => grid.drop());

  describe.each(INSIDE)("failures of $inner in $outer", ({ outer, inner, name, names, of, type, time }) => {
    /** What is selected of the inner list, for each parent, and the statements that gathered failures. */
    async function inside(selection: string, filter: object = {}): Promise<{ readonly of: readonly Json[]; readonly statements: readonly string[] }> {
      grid.statements.length = 0;
      const { [outer]: { nodes } } = await data(as(grid, "alice@belle_user")(`query ($filter: ${type}Filter) { ${outer} { nodes { ${name} ${inner}(filter: $filter) { ${selection} } } } }`, { filter }));
      return { of: names.map(parent => nodes.find((node: Json) => node[name] === parent)[inner]), statements: grid.statements.filter(statement => /\bas .parentKey./.test(statement)) };
    }

    it("are each parent's own, in one statement for all", async () => {
      const { of: found, statements } = await inside(`failures(of: [${of}]) { ${FIGURES} }`);
      expect(found).toEqual([FIRST, SECOND, NONE].slice(0, names.length).map(failures => ({ failures })));
      expect(statements).toHaveLength(1);
    });

    it("are cut for each parent by itself", async () => {
      const { of: [first] } = await inside(`failures(of: [${of}], first: 1) { ${FIGURES} }`);
      expect(first.failures).toEqual({ ...FIRST, other: 1, buckets: FIRST.buckets.slice(0, 1) });
    });

    it("are found again by their fingerprints, under each parent", async () => {
      const { of: [{ failures: { buckets: [{ fingerprint }] } }] } = await inside(`failures(of: [${of}]) { buckets { fingerprint } }`);
      const { of: found } = await inside(`totalCount failures(of: [${of}]) { ${FIGURES} }`, { errorFingerprint: { in: [fingerprint] } });
      const lost = (count: number) => ({ totalCount: count, failures: count === 0 ? NONE : { total: count, other: 0, groupCount: 1, buckets: [{ pattern: "lost <path>", count, share: 1 }] } });
      expect(found).toEqual([lost(2), lost(1), lost(0)].slice(0, names.length));
    });

    if (time !== undefined) it("are new for each parent by itself, in one statement more", async () => {
      const selection = (fields: string) => `failures(of: [${of}]) { buckets { pattern count ${fields} } }`, filter = { [time]: { gte: "-PT6H" } };
      const { of: found, statements } = await inside(selection("isNew"), filter);
      expect(found.map(({ failures }) => failures.buckets)).toEqual([[{ pattern: "lost <path>", count: 1, isNew: false }], [{ pattern: "lost <path>", count: 1, isNew: true }], []].slice(0, names.length));
      expect(statements).toHaveLength(2);
      expect((await inside(selection(""), filter)).statements).toHaveLength(1);
    });
  });
});
