import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { aFile, anOperation, aRequest } from "../helpers/a-request.ts";
import { aDowntime, aStatus, RESOURCE_DATABASES } from "../helpers/a-status.ts";
import { REGISTRY_WITH_DNS } from "../helpers/a-task-queue.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

const storage = (name: string) => `    ${name} {\n      https {\n        Host = ${name.toLowerCase()}.example.org\n      }\n    }\n`;
const WITH_OPTION = REGISTRY_WITH_DNS.replace("Operations\n{", "Operations\n{\n  Defaults\n  {\n    ResourceStatus\n    {\n      Config\n      {\n        State = Active\n      }\n    }\n    DataManagement\n    {\n      SEsUsedForFailover = KEK-TMP-SE, CNAF-TMP-SE\n    }\n  }");
const STORAGE = `Resources\n{\n  StorageElements\n  {\n${storage("KEK-DISK-SE")}${storage("KIT-DISK-SE")}  }\n}\n`;

describe.each(GRIDS)("failover transfers, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  const fill = async (configuration: string, failover: string) => {
    grid = await testGrid(engine, generation, { names: ["JobDB", "ReqDB", ...RESOURCE_DATABASES], configuration });
    await grid.insert("JobDB", "Jobs", [aJob({ JobID: 7 })]);
    await grid.insert("JobDB", "JobJDLs", [{ JobID: 7, JDL: '[ OutputSE = {"KIT-DISK-SE"}; ]', JobRequirements: "", OriginalJDL: "" }]);
    await grid.insert("ReqDB", "Request", [aRequest({ RequestID: 1, JobID: 7 }), aRequest({ RequestID: 2 }), aRequest({ RequestID: 3, OwnerGroup: "ctao_user", Owner: "dave" })]);
    await grid.insert("ReqDB", "Operation", [
      anOperation({ OperationID: 11, RequestID: 1, TargetSE: "KEK-DISK-SE", Status: "Scheduled" }), anOperation({ OperationID: 12, RequestID: 1, Type: "RemoveReplica", TargetSE: failover, Status: "Queued" }),
      // another file than the one that is removed; done; removed from a place of its own; not a replication
      anOperation({ OperationID: 13, RequestID: 1 }), anOperation({ OperationID: 14, RequestID: 1, Status: "Done" }),
      anOperation({ OperationID: 21, RequestID: 2 }), anOperation({ OperationID: 22, RequestID: 2, Type: "RemoveReplica", TargetSE: "KEK-DISK-SE" }), anOperation({ OperationID: 23, RequestID: 2, Type: "RegisterFile" }),
      anOperation({ OperationID: 31, RequestID: 3, Type: "MoveReplica" }), anOperation({ OperationID: 32, RequestID: 3, Type: "RemoveReplica", TargetSE: failover }),
    ]);
    await grid.insert("ReqDB", "File", [
      ...[11, 12, 14].map(OperationID => aFile({ OperationID, LFN: "/belle/a" })), aFile({ OperationID: 11, LFN: "/belle/b", Status: "Done" }), aFile({ OperationID: 13, LFN: "/belle/A" }),
      ...[21, 22, 23].map(OperationID => aFile({ OperationID, LFN: "/belle/a" })), ...[31, 32].map(OperationID => aFile({ OperationID, LFN: "/ctao/a" })),
    ]);
    await grid.insert("ResourceStatusDB", "ResourceStatus", [aStatus({ Name: "KEK-DISK-SE", ElementType: "StorageElement", StatusType: "WriteAccess", Status: "Banned", Reason: "full" })]);
    await grid.insert("ResourceManagementDB", "DowntimeCache", [aDowntime({ Name: "kek-disk-se.example.org", Element: "Resource" })]);
  };
  const ask = async (who: `${string}@${string}` = "alice@belle_user"): Promise<Json> => (await data(as(grid, who)("{ failoverTransfers { totalCount nodes { operationId fileCounts { status count } targetStorageElementNames storageProblems { access status reason downtime { severity } } differsFromOutputSe request { job { jobId } } } } }"))).failoverTransfers;

  describe("with the elements that Operations names", () => {
    beforeAll(() => fill(WITH_OPTION + STORAGE, "CNAF-TMP-SE"));
    afterAll(() => grid.drop());

    it("are those that move a file which is then removed from there, with what waits, what is wrong, and whether the job wanted it", async () => {
      expect(await ask()).toEqual({
        totalCount: 1,
        nodes: [{
          operationId: 11, fileCounts: [{ status: "Done", count: 1 }, { status: "Waiting", count: 1 }], targetStorageElementNames: ["KEK-DISK-SE"],
          storageProblems: [{ access: "WriteAccess", status: "Banned", reason: "full", downtime: null }, { access: "WriteAccess", status: null, reason: "Power cut", downtime: { severity: "OUTAGE" } }],
          differsFromOutputSe: true, request: { job: { jobId: 7 } },
        }],
      });
    });

    it("are of requests that the viewer may see", async () => {
      expect((await ask("dave@ctao_user")).nodes).toMatchObject([{ operationId: 31, differsFromOutputSe: null }]);
      expect((await ask("bob@no_vo")).totalCount).toBe(0);
    });
  });

  describe("without such an option", () => {
    beforeAll(() => fill(REGISTRY_WITH_DNS + STORAGE, "KEK-FAILOVER-SE"));
    afterAll(() => grid.drop());

    it("are those from elements with FAILOVER in their name", async () => {
      expect((await ask()).nodes.map(({ operationId }: Json) => operationId)).toEqual([11]);
    });
  });
});
