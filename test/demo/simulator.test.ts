import { afterEach, describe, expect, test, vi } from "vitest";
import { Simulator } from "../../demo/simulator.ts";
import { GENERATIONS } from "../../dirac/facts.ts";
import { histories, isUnlogged, makeGrid, NOW, resolved, rows, type Row } from "./demo-grids.ts";

function running(generation: "8.0" | "9.1", jobs = 1500, seed = 5) {
  const grid = makeGrid(generation, { jobs });
  let now = NOW.getTime();
  const clock = () => new Date(now);
  const simulator = new Simulator(grid, { rate: 5, clock, seed });
  return { grid, simulator, clock, step: () => { now += 700; simulator.step(); } };
}

const jobRows = (grid: ReturnType<typeof makeGrid>) => new Map(rows(grid, "JobDB", "select * from Jobs").map(row => [Number(row["JobID"]), row]));
const logCounts = (grid: ReturnType<typeof makeGrid>) => new Map(rows(grid, "JobLoggingDB", "select JobID, count(*) as n from LoggingInfo group by 1").map(row => [Number(row["JobID"]), Number(row["n"])]));

/** What one step changed: the job, before and after, and how many log records came. */
function changes(before: Map<number, Row>, after: Map<number, Row>) {
  return [...new Set([...before.keys(), ...after.keys()])].filter(id => JSON.stringify(before.get(id)) !== JSON.stringify(after.get(id)))
    .map(id => ({ id, before: before.get(id), after: after.get(id) }));
}

describe.each(GENERATIONS)("the simulator of %s", generation => {
  test("after thousands of steps the grid is still whole, and as large as before", () => {
    const { grid, step } = running(generation);
    const sizes = (sql: string) => Number(rows(grid, "JobDB", sql)[0]!["n"]);
    const active = "select count(*) as n from Jobs where Status not in ('Done', 'Failed', 'Killed', 'Deleted')";
    const activeBefore = sizes(active);
    for (let count = 0; count < 6000; count++) step();

    expect(Math.abs(sizes("select count(*) as n from Jobs") - 1500)).toBeLessThan(30);
    expect(Math.abs(sizes(active) - activeBefore)).toBeLessThan(30);
    expect(sizes("select count(*) as n from Jobs where Status = 'Waiting'")).toBeGreaterThan(8);
    expect(sizes("select count(*) as n from Jobs where Status = 'Running'")).toBeGreaterThan(8);
    expect(sizes("select count(*) as n from Jobs where JobID not in (select JobID from JobJDLs where JDL <> '')")).toBe(0);
    for (const table of ["InputData", "OptimizerParameters", "AtticJobParameters", "HeartBeatLoggingInfo", "JobCommands", "JobJDLs"]) {
      expect.soft(sizes(`select count(*) as n from ${table} where JobID not in (select JobID from Jobs)`), table).toBe(0);
    }
    expect(rows(grid, "TaskQueueDB", "select JobId as id from tq_Jobs order by 1")).toEqual(rows(grid, "JobDB", "select JobID as id from Jobs where Status = 'Waiting' order by 1"));
    expect(rows(grid, "PilotAgentsDB", "select PilotID from JobToPilotMapping where PilotID not in (select PilotID from PilotAgents)")).toEqual([]);

    const logs = histories(grid);
    const jobs = jobRows(grid);
    expect([...logs.keys()].filter(id => !jobs.has(id))).toEqual([]);
    for (const [id, { Status, MinorStatus }] of jobs) {
      const { status, minor } = resolved(logs.get(id)!);
      expect.soft((status === Status && minor === MinorStatus) || isUnlogged(String(Status), String(MinorStatus), status), `${id}: ${Status} ${MinorStatus}, logged ${status} ${minor}`).toBe(true);
    }
  });

  test("every step writes what its path writes", () => {
    const { grid, step, clock } = running(generation, 250);
    const seen = new Set<string>();
    const logs = logCounts(grid);
    let jobs = jobRows(grid);
    for (let count = 0; count < 1500; count++) {
      step();
      const nextJobs = jobRows(grid);
      const now = clock().toISOString().slice(0, 19).replace("T", " ");
      for (const { id, before, after } of changes(jobs, nextJobs)) {
        const records = Number(rows(grid, "JobLoggingDB", "select count(*) as n from LoggingInfo where JobID = ?", id)[0]!["n"]);
        const logged = records - (logs.get(id) ?? 0);
        logs.set(id, records);
        const touched = before?.["LastUpdateTime"] !== after?.["LastUpdateTime"];
        if (!before) {
          seen.add("submitted");
          expect(logged).toBe(1);
          expect(after).toMatchObject({ SubmissionTime: now, LastUpdateTime: now });
        } else if (!after) {
          seen.add("removed");
          expect(before["Status"]).toBe("Deleted");
          expect(records).toBe(0);
        } else if (after["Status"] === "Deleted" && before["Status"] !== "Deleted") {
          seen.add("deleted");
          expect([logged, touched, after["MinorStatus"]]).toEqual([0, true, "Checking accounting"]);
        } else if (after["Status"] === "Killed" && after["MinorStatus"] === "Marked for termination" && before["Status"] !== "Killed") {
          seen.add("killed");
          expect([logged, touched]).toEqual([0, true]);
          expect(rows(grid, "JobDB", "select Command, Status from JobCommands where JobID = ? order by ReceptionTime desc limit 1", id)).toEqual([{ Command: "Kill", Status: "Received" }]);
        } else if (before["Status"] === "Submitting") {
          seen.add("confirmed");
          expect([after["Status"], logged, touched]).toEqual(["Received", 0, false]);
        } else if (after["RescheduleCounter"] !== before["RescheduleCounter"]) {
          seen.add("rescheduled");
          expect([after["Status"], after["MinorStatus"], logged, touched]).toEqual(["Received", "Job Rescheduled", 1, true]);
        } else if (logged === 0 && !touched && after["HeartBeatTime"] !== before["HeartBeatTime"]) {
          seen.add("heartbeat");
          expect({ ...after, HeartBeatTime: "" }).toEqual({ ...before, Status: "Running", HeartBeatTime: "" });
          expect(rows(grid, "JobDB", "select count(*) as n from HeartBeatLoggingInfo where JobID = ? and HeartBeatTime = ?", id, String(after["HeartBeatTime"]))[0]!["n"]).toBe(6);
        } else if (after["MinorStatus"] !== "Maximum of reschedulings reached") {
          seen.add(`logged ${before["Status"]} to ${after["Status"]}`);
          expect.soft(logged, `${id} ${before["Status"]} to ${after["Status"]}`).toBeGreaterThan(0);
        }
      }
      jobs = nextJobs;
    }
    for (const kind of ["submitted", "removed", "deleted", "confirmed", "heartbeat", "logged Waiting to Matched", "logged Matched to Running", "logged Completing to Done"]) {
      expect.soft([...seen], kind).toContain(kind);
    }
  });

  test("the same seed moves the same jobs", () => {
    const run = () => {
      const { grid, step } = running(generation, 300);
      for (let count = 0; count < 300; count++) step();
      return rows(grid, "JobDB", "select JobID, Status, MinorStatus, LastUpdateTime from Jobs order by 1");
    };
    expect(run()).toEqual(run());
  });
});

describe("the simulator", () => {
  afterEach(() => void vi.useRealTimers());

  test("takes jobs as they are: somebody else may have killed or removed them", () => {
    const { grid, step } = running("9.1", 300);
    grid.databases.get("JobDB")!.exec("update Jobs set Status = 'Killed', MinorStatus = 'Marked for termination' where Status = 'Waiting'; delete from Jobs where Status = 'Running'");
    for (let count = 0; count < 500; count++) step();
    expect(Number(rows(grid, "JobDB", "select count(*) as n from Jobs where Status = 'Running'")[0]!["n"])).toBeGreaterThan(0);
  });

  test("where the clock stands, histories still end with the state of the job", () => {
    const grid = makeGrid("9.1", { jobs: 300 });
    const simulator = new Simulator(grid, { rate: 5, clock: () => NOW, seed: 3 });
    for (let count = 0; count < 3000; count++) simulator.step();
    const logs = histories(grid);
    for (const [id, { Status, MinorStatus }] of jobRows(grid)) {
      const { status, minor } = resolved(logs.get(id)!);
      expect.soft((status === Status && minor === MinorStatus) || isUnlogged(String(Status), String(MinorStatus), status), `${id}: ${Status}, logged ${status}`).toBe(true);
    }
  });

  test("steps at its rate until it is stopped", () => {
    const { simulator } = running("9.1", 200);
    vi.useFakeTimers();
    const steps = vi.spyOn(simulator, "step");
    simulator.start();
    simulator.start();
    vi.advanceTimersByTime(10_000);
    expect(steps.mock.calls.length).toBeGreaterThanOrEqual(49);
    expect(steps.mock.calls.length).toBeLessThanOrEqual(50);
    simulator.stop();
    vi.advanceTimersByTime(10_000);
    expect(steps.mock.calls.length).toBeLessThanOrEqual(50);
  });

  test("does not keep the process alive", () => {
    const { simulator } = running("9.1", 200);
    const timer = vi.spyOn(globalThis, "setInterval");
    simulator.start();
    expect((timer.mock.results[0]!.value as NodeJS.Timeout).hasRef()).toBe(false);
    simulator.stop();
    timer.mockRestore();
  });

  test("tells what went wrong, and stops", () => {
    vi.useFakeTimers();
    const grid = makeGrid("9.1", { jobs: 200 });
    const errors: unknown[] = [];
    const simulator = new Simulator(grid, { rate: 10, clock: () => NOW, seed: 1, onError: error => errors.push(error) });
    grid.databases.get("JobLoggingDB")!.exec("drop table LoggingInfo");
    simulator.start();
    vi.advanceTimersByTime(5000);
    expect(errors).toHaveLength(1);
    expect(String(errors[0])).toContain("LoggingInfo");

    const silent = new Simulator(grid, { rate: 10, clock: () => NOW, seed: 1 });
    silent.start();
    expect(() => vi.advanceTimersByTime(5000)).toThrow("LoggingInfo");
  });
});
