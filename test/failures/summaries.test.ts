import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aPilot } from "../helpers/a-pilot.ts";
import { anOperation, aTransfer } from "../helpers/a-transfer.ts";
import { as, data, type Ask } from "../helpers/ask.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";
import { failed } from "./failed-jobs.ts";

describe.each(GRIDS)("summaries of what went wrong in one way, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, ask: Ask;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["JobDB", "PilotAgentsDB", "FTS3DB"] });
    ask = as(grid, "alice@belle_user");
    const job = (text: string | null, Site: string, rest: Row = {}) => failed(text, { Status: "Running", Site, ...rest });
    const others = { OwnerGroup: "ctao_user", VO: "ctao" };
    await grid.insert("JobDB", "Jobs", [job("lost /a/b/1", "LCG.A.jp"), job("lost /a/b/2", "LCG.A.jp"), job("full", "LCG.A.jp"), job("lost /a/b/3", "LCG.B.jp"), job(null, "LCG.C.jp"), job("lost /a/b/4", "LCG.D.jp", others)]);
    await grid.insert("PilotAgentsDB", "PilotAgents", ["lost /a/b/1", "lost /a/b/2", "full", "Not given"].map((StatusReason, index) => aPilot({ StatusReason, GridSite: ["LCG.A.jp", "LCG.A.jp", "LCG.A.jp", "LCG.C.jp"][index]! })));
    await grid.insert("PilotAgentsDB", "PilotAgents", [aPilot({ StatusReason: "lost /a/b/4", GridSite: "LCG.D.jp", ...others })]);
    await grid.insert("FTS3DB", "Operations", [anOperation({ operationID: 1 }), anOperation({ operationID: 2, userGroup: "ctao_user" })]);
    await grid.insert("FTS3DB", "Files", ["lost /a/b/1", "lost /a/b/2", "full", null].map((error, index) => aTransfer({ error, status: "Defunct", targetSE: ["A", "A", "A", "C"][index]! })));
    // the rights come with the operation, the window with the summary
    await grid.insert("FTS3DB", "Files", [aTransfer({ error: "lost /a/b/4", status: "Defunct", targetSE: "D", operationID: 2 }), aTransfer({ error: "lost /a/b/5", status: "Defunct", targetSE: "E", lastUpdate: "2026-11-01 00:00:00" })]);
  });
  afterAll(() => grid.drop());

  it("count those of their rows only", async () => {
    const { jobs: { failures: { buckets: [{ fingerprint }] } } } = await data(ask("{ jobs { failures(of: [APPLICATION_STATUS]) { buckets { fingerprint } } } }"));
    const question = `query ($job: JobFilter, $pilot: PilotFilter, $transfer: TransferFilter) {
      siteSummaries(filter: $job) { siteName counts { status count } } pilotSummaries(by: [SITE], filter: $pilot) { siteName total } transferSummaries(by: [DESTINATION], filter: $transfer) { targetStorageElementName defunct topErrors { error count } }
    }`;
    const summaries = async (errorFingerprint: object, rest: { job?: object; pilot?: object; transfer?: object } = {}) => Object.values(await data(ask(question, { job: { errorFingerprint, ...rest.job }, pilot: { errorFingerprint, ...rest.pilot }, transfer: { errorFingerprint, ...rest.transfer } })));
    const running = (siteName: string, count: number) => ({ siteName, counts: [{ status: "Running", count }] });
    const error = (error: string) => ({ error, count: 1 });
    expect(await summaries({ in: [fingerprint] })).toEqual([
      [running("LCG.A.jp", 2), running("LCG.B.jp", 1)], [{ siteName: "LCG.A.jp", total: 2 }], [{ targetStorageElementName: "A", defunct: 2, topErrors: [error("lost /a/b/1"), error("lost /a/b/2")] }],
    ]);
    expect(await summaries({ notIn: [fingerprint] })).toEqual([
      [running("LCG.A.jp", 1), running("LCG.C.jp", 1)], [{ siteName: "LCG.A.jp", total: 1 }, { siteName: "LCG.C.jp", total: 1 }],
      expect.arrayContaining([{ targetStorageElementName: "A", defunct: 1, topErrors: [error("full")] }, { targetStorageElementName: "C", defunct: 1, topErrors: [] }]),
    ]);
    expect(await summaries({ in: [fingerprint] }, { job: { siteName: { eq: "LCG.B.jp" } }, pilot: { siteName: { eq: "LCG.B.jp" } }, transfer: { targetStorageElementName: { eq: "C" } } })).toEqual([[running("LCG.B.jp", 1)], [], []]);
    expect(await summaries({ in: [] })).toEqual([[], [], []]);
  });

  it("refuse what lists refuse, in the same words", async () => {
    const { errors } = await ask('{ siteSummaries(filter: {errorFingerprint: {in: ["x"]}}) { siteName } pilotSummaries(filter: {errorFingerprint: {in: ["x"]}}) { total } transferSummaries(filter: {errorFingerprint: {in: ["x"]}}) { defunct } }');
    expect(errors.map(({ extensions }) => extensions)).toEqual(Array.from({ length: 3 }, () => ({ code: "BAD_USER_INPUT", argument: "filter.errorFingerprint.in.0" })));
  });
});
