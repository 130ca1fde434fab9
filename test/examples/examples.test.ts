import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workedExamples } from "../../src/commands/examples.ts";
import { Book, seconds } from "../accounting/book.ts";
import { aJob } from "../helpers/a-job.ts";
import { aPilot } from "../helpers/a-pilot.ts";
import { aFile, anOperation, aRequest } from "../helpers/a-request.ts";
import { aChange } from "../helpers/a-status.ts";
import { anOperation as anFtsOperation, aTransfer } from "../helpers/a-transfer.ts";
import { as, data, viewerNamed } from "../helpers/ask.ts";
import { liveServer } from "../helpers/live.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";

const examples = workedExamples(join(import.meta.dirname, "../../examples"));
const isSubscription = ({ query }: { query: string }) => /^subscription/m.test(query);
const queries = examples.filter(one => !isSubscription(one)), subscriptions = examples.filter(isSubscription);

describe.each(GRIDS)("the worked examples on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["JobDB", "JobLoggingDB", "PilotAgentsDB", "ResourceStatusDB", "ResourceManagementDB", "ReqDB", "FTS3DB", "AccountingDB"] });
    await grid.insert("PilotAgentsDB", "PilotAgents", [aPilot({ Status: "Aborted", LastUpdateTime: "2026-11-20 08:00:00" })]);
    await grid.insert("ResourceStatusDB", "SiteHistory", [aChange({ Status: "Banned", DateEffective: "2026-11-20 08:00:00" })]);
    await grid.insert("ReqDB", "Request", [aRequest({ RequestID: 1, Status: "Failed" })]);
    await grid.insert("ReqDB", "Operation", [anOperation({ OperationID: 1, RequestID: 1, Status: "Failed" })]);
    await grid.insert("ReqDB", "Operation", [2, 3].map(OperationID => anOperation({ OperationID, RequestID: 1, Order: OperationID - 1, ...(OperationID === 2 ? {} : { Type: "RemoveReplica", TargetSE: "X-FAILOVER-SE" }) })));
    await grid.insert("ReqDB", "File", [{ OperationID: 1, Status: "Failed", Attempt: 256, Error: "timeout" }, ...[2, 3].map(OperationID => ({ OperationID, LFN: "/belle/user/a/alice/out.root" }))].map(aFile));
    await grid.insert("FTS3DB", "Operations", [anFtsOperation({ operationID: 1, creationTime: "2026-11-19 08:00:00" })]);
    await grid.insert("FTS3DB", "Files", [aTransfer({ operationID: 1, status: "Failed", error: "DESTINATION [113] No route to host se01.kek.jp" })]);
    const failed = { Status: "Failed", MinorStatus: "Application Finished With Errors", ApplicationStatus: "exit code 1", LastUpdateTime: "2026-11-20 08:00:00", EndExecTime: "2026-11-20 08:00:00" };
    await grid.insert("JobDB", "Jobs", [aJob(failed), aJob({ Status: "Running", HeartBeatTime: "2026-11-20 02:00:00" }), aJob({ Status: "Done", EndExecTime: "2026-11-19 08:00:00" })]);
    const book = new Book(grid), start = seconds("2026-11-20T06:00:00Z"), keys = { User: "alice", UserGroup: "belle_user", Site: "LCG.KEK.jp" };
    await book.declare("Job", "DataOperation", "WMSHistory");
    await book.add("Job", [{ start, length: 3600, keys, values: { CPUTime: 900, ExecTime: 1000 } }]);
    await book.add("DataOperation", [{ start, length: 3600, keys: { Source: "KEK-DISK-SE", Destination: "KIT-DISK-SE" }, values: { TransferSize: 1e9, TransferOK: 3, TransferTotal: 4 } }]);
    await book.add("WMSHistory", [{ start, length: 3600, entries: 4, keys: { ...keys, Status: "Running" }, values: { Jobs: 40 } }]);
  });
  afterAll(() => grid.drop());

  it("are there", () => expect(examples.length).toBeGreaterThanOrEqual(6));

  it.each(queries)("$name answers without an error, and with something to see", async ({ query }) => {
    const answer = await data(as(grid, "alice@belle_user")(query));
    expect(JSON.stringify(answer)).toMatch(/"jobId":\d|"count":[1-9]|"available":true|"pilotId":\d|"status":"Banned"|"value":[1-9]|"total":\[[^\]]*[1-9]/);
  });

  it.each(subscriptions)("$name tells of a job that fails", async ({ query }) => {
    const live = await liveServer(grid, viewerNamed(grid, "alice@belle_user")), heard = live.hear(query);
    // the first message may be of what was there
    for (let second = 0; !/"(ENTERED|CREATED)"|"whole":false/.test(JSON.stringify(heard.messages)); second++) {
      expect(heard.errors).toEqual([]);
      await grid.insert("JobDB", "Jobs", [aJob({ Status: "Failed", LastUpdateTime: `2026-11-20 10:${String(second).padStart(2, "0")}:00` })]);
      await sleep(300);
    }
    await live.stop();
  });
});
