import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { as, asViewer, data } from "../helpers/ask.ts";
import { REGISTRY } from "../helpers/registry.ts";
import { GRIDS, testGrid, type TestGrid } from "../helpers/test-grid.ts";
import { Book, seconds } from "./book.ts";

const START = seconds("2026-11-20T06:00:00Z");
const WINDOW = `from: "2026-11-20", to: "2026-11-20T12:00:00Z"`;
const WITH_MONITOR = REGISTRY.replace("    ctao_monitor {", "    ctao_accounting {\n      Users = carol\n      Properties = NormalUser, AccountingMonitor\n      VO = ctao\n    }\n    ctao_monitor {");

/** What was booked: each amount is a power of two, so that a sum tells which rows are in it. */
const BOOKED = [
  { User: "alice", UserGroup: "belle_user", amount: 1 }, { User: "bob", UserGroup: "belle_user", amount: 2 }, { User: "bob", UserGroup: "belle_prod", amount: 4 },
  { User: "alice", UserGroup: "ctao_user", amount: 8 }, { User: "dave", UserGroup: "ctao_user", amount: 16 }, { User: "dave", UserGroup: "ctao_prod", amount: 32 }, { User: "carol", UserGroup: "ctao_prod", amount: 64 },
  { User: "ghost", UserGroup: "gone_group", amount: 128 }, { User: "Unknown", UserGroup: "Unknown", amount: 256 },
] as const;
const BELLE = 1 + 2 + 4, CTAO = 8 + 16 + 32 + 64, ALL = 511;

/** In ctao everybody sees only their own. */
const VIEWERS = [
  ["alice@belle_user", BELLE, []], ["bob@belle_prod", BELLE, []], ["admin@belle_admin", BELLE, []], ["admin@belle_admin", ALL, ["belle_admin"]],
  ["alice@ctao_user", 8, []], ["dave@ctao_user", 16 + 32, []], ["dave@ctao_prod", 16 + 32 + 64, []], ["carol@ctao_prod", 32 + 64, []],
  ["dave@ctao_monitor", CTAO, []], ["dave@ctao_operator", 16 + 32, []], ["carol@ctao_accounting", CTAO, []],
] as const;

const byAlphabet = (a: string, b: string) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1);

describe.each(GRIDS)("who sees which accounting, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => {
    grid = await testGrid(engine, generation, { names: ["AccountingDB"], configuration: WITH_MONITOR });
    const book = new Book(grid);
    await book.declare("Job", "WMSHistory", "Pilot", "DataOperation", "PilotSubmission");
    const rows = BOOKED.map(({ User, UserGroup, amount }) => ({ start: START, length: 3600, keys: { User, UserGroup, Site: "LCG.KEK.jp", JobGroup: `${UserGroup}-work` }, amount }));
    await book.add("Job", rows.map(({ amount, ...row }) => ({ ...row, values: { CPUTime: amount } })));
    await book.add("WMSHistory", rows.map(({ amount, ...row }) => ({ ...row, values: { Jobs: amount } })));
    await book.add("DataOperation", BOOKED.filter(({ UserGroup }) => !UserGroup.endsWith("prod")).map(({ User, UserGroup, amount }) => ({ start: START, length: 3600, keys: { User, Source: UserGroup }, values: { TransferSize: amount } })));
    await book.add("Pilot", [{ start: START, length: 3600, keys: { User: "unknown", UserGroup: generation === "9.1" ? "belle" : "belle_prod" }, values: { Jobs: 1 } }, { start: START, length: 3600, keys: { User: "unknown", UserGroup: generation === "9.1" ? "ctao" : "ctao_prod" }, values: { Jobs: 2 } }]);
    await book.add("PilotSubmission", [{ start: START, length: 3600, keys: { Site: "LCG.KEK.jp" }, values: { NumTotal: 1 } }]);
  });
  afterAll(() => grid.drop());

  const GROUPINGS = ["[]", "[USER]", "[USER_GROUP]", "[VO]", "[SITE]", "[USER, JOB_GROUP]", "[FINAL_MAJOR_STATUS]"];

  it.each(VIEWERS)("shows %s what they may see (%i), however it is grouped", async (who, visible, allVos) => {
    const ask = as(grid, who, allVos);
    for (const by of GROUPINGS) {
      const { accounting: { job, wmsHistory } } = await data(ask(`{ accounting { job(${WINDOW}, by: ${by}) { totals(of: [CPU_TIME]) { value } } ${by.includes("FINAL") ? "" : `wmsHistory(${WINDOW}, by: ${by}) { totals(of: [JOBS]) { value } }`} } }`));
      expect(job.totals[0].value).toBe(visible);
      if (wmsHistory !== undefined) expect(wmsHistory.totals[0].value).toBe(visible);
    }
  });

  it.each(VIEWERS)("lets no filter, key value or coverage tell %s of more (%i)", async (who, visible, allVos) => {
    const ask = as(grid, who, allVos);
    for (const { User, UserGroup, amount } of BOOKED) {
      const { accounting: { job } } = await data(ask(`{ accounting { job(${WINDOW}, filter: { user: { eq: "${User}" }, userGroup: { eq: "${UserGroup}" } }) { totals(of: [CPU_TIME]) { value } coverage { lengths { rows } } } } }`));
      expect(job.totals[0].value).toBe(visible & amount);
      expect(job.coverage.lengths.length).toBe((visible & amount) === 0 ? 0 : 1);
    }
    const { accounting: { types } } = await data(ask("{ accounting { types { name keys { name values } } } }"));
    const values = (key: string) => types.find(({ name }: { name: string }) => name === "Job").keys.find(({ name }: { name: string }) => name === key).values;
    expect(values("User")).toEqual([...new Set(BOOKED.filter(({ amount }) => (visible & amount) !== 0).map(({ User }) => User))].sort(byAlphabet));
    expect(values("JobGroup")).toEqual([...new Set(BOOKED.filter(({ amount }) => (visible & amount) !== 0).map(({ UserGroup }) => `${UserGroup}-work`))].sort(byAlphabet));
  });

  it("shows everybody of a VO its pilots, and infrastructure to all", async () => {
    const query = `{ accounting { pilot(${WINDOW}, by: [VO]) { groups(of: [JOBS]) { buckets { key { value } figures { value } } } } pilotSubmission(${WINDOW}) { totals(of: [NUM_TOTAL]) { value } } } }`;
    for (const [who, vo, jobs] of [["alice@belle_user", "belle", 1], ["alice@ctao_user", "ctao", 2]] as const) {
      expect(await data(as(grid, who)(query))).toEqual({ accounting: { pilot: { groups: { buckets: [{ key: [{ value: vo }], figures: [{ value: jobs }] }] } }, pilotSubmission: { totals: [{ value: 1 }] } } });
    }
  });

  it("counts operations of other VOs' users in every sum, but does not name them", async () => {
    const query = (filter = "") => `{ accounting { dataOperation(${WINDOW}, by: [USER]${filter}) { totals(of: [TRANSFER_SIZE]) { value } groups(of: [TRANSFER_SIZE]) { other { value } groupCount buckets { key { value } figures { value } } } } } }`;
    const total = BOOKED.filter(({ UserGroup }) => !UserGroup.endsWith("prod")).reduce((sum, { amount }) => sum + amount, 0);
    const { accounting: { dataOperation } } = await data(as(grid, "alice@belle_user")(query()));
    expect(dataOperation.totals[0].value).toBe(total);
    expect(dataOperation.groups).toEqual({ other: [{ value: 16 + 128 }], groupCount: 3, buckets: [{ key: [{ value: "Unknown" }], figures: [{ value: 256 }] }, { key: [{ value: "alice" }], figures: [{ value: 1 + 8 }] }, { key: [{ value: "bob" }], figures: [{ value: 2 }] }] });
    const filtered = async (filter: string) => (await data(as(grid, "alice@belle_user")(query(`, filter: { user: ${filter} }`)))).accounting.dataOperation.totals[0].value;
    // whom they may not see is nobody: found by nothing, missing from nothing
    expect(await filtered(`{ eq: "dave" }`)).toBe(0);
    expect(await filtered(`{ startsWith: "d" }`)).toBe(0);
    expect(await filtered(`{ ne: "dave" }`)).toBe(total);
    expect(await filtered(`{ notIn: ["dave", "alice"] }`)).toBe(total - 9);
    const { accounting: { types } } = await data(as(grid, "alice@belle_user")("{ accounting { types { name keys { name values } } } }"));
    expect(types.find(({ name }: { name: string }) => name === "DataOperation").keys.find(({ name }: { name: string }) => name === "User").values.sort()).toEqual(["Unknown", "alice", "bob"]);
  });

  it("shows nothing to nobody", async () => {
    const { data: found, errors } = await asViewer(grid, null)(`{ accounting { job(${WINDOW}) { totals(of: [CPU_TIME]) { value } } } }`);
    expect(found).toEqual({ accounting: null });
    expect(errors[0]!.extensions).toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("presets what is booked in the viewer's own name", async () => {
    const { viewer } = await data(as(grid, "bob@belle_user")(`{ viewer { accounting { job(${WINDOW}) { totals(of: [CPU_TIME]) { value } } } } }`));
    expect(viewer.accounting.job.totals[0].value).toBe(2 + 4);
    const { errors } = await as(grid, "bob@belle_user")(`{ viewer { accounting { pilotSubmission(${WINDOW}) { totals(of: [NUM_TOTAL]) { value } } } } }`);
    expect(errors[0]).toMatchObject({ message: "type: PilotSubmission is not booked by user; ask the root field accounting for it", extensions: { code: "BAD_USER_INPUT" } });
  });
});
