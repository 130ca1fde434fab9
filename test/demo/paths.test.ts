import { describe, expect, test } from "vitest";
import { heartbeat } from "../../demo/paths/heartbeat.ts";
import { deleteJob, kill } from "../../demo/paths/kill.ts";
import { match } from "../../demo/paths/match.ts";
import { optimize } from "../../demo/paths/optimize.ts";
import { report } from "../../demo/paths/report.ts";
import { reschedule } from "../../demo/paths/reschedule.ts";
import { failStalled, markStalled } from "../../demo/paths/stall.ts";
import { confirmBulkSubmission, submit } from "../../demo/paths/submit.ts";
import type { Generation } from "../../dirac/facts.ts";
import { aJob, Recorder } from "./recorder.ts";

/** What a path writes, statement by statement. */
function written(path: (tables: Recorder) => void, generation: Generation = "9.1"): string[] {
  const tables = new Recorder(generation);
  path(tables);
  return tables.statements;
}

describe("DIRAC's write paths", () => {
  test("submission: the rows, then one log record", () => {
    const job = aJob();
    expect(written(tables => submit(tables, job, 1000))).toEqual(["insert", "log 1000 Received/Job accepted/idem JobManager"]);
  });

  test("the confirmation of a bulk submission moves no time stamp and writes no log", () => {
    const job = aJob({ Status: "Submitting" });
    expect(written(tables => confirmBulkSubmission(tables, job))).toEqual(["Jobs Status=Received", "Jobs MinorStatus=Job accepted"]);
    expect(job.row.LastUpdateTime).toBe(1000);
  });

  test("an executor: status and time, the rest and time again, its parameter, the log", () => {
    const job = aJob();
    expect(written(tables => optimize(tables, job, 5000, "JobPath", { status: "Checking", minor: "JobSanity", parameter: ["OptimizerChain", "JobPath"] }))).toEqual([
      "Jobs Status=Checking LastUpdateTime=5000",
      "Jobs MinorStatus=JobSanity LastUpdateTime=5000",
      "optimizer parameter OptimizerChain",
      "log 4760 Checking/JobSanity/idem JobPath",
    ]);
  });

  test("a match: out of the queue first, the pilot last", () => {
    const job = aJob({ Status: "Waiting" });
    expect(written(tables => match(tables, job, 5000, "LCG.KEK.jp"))).toEqual([
      "out of the queue",
      "Jobs Status=Matched LastUpdateTime=5000",
      "Jobs MinorStatus=Assigned ApplicationStatus=Unknown Site=LCG.KEK.jp LastUpdateTime=5000",
      "log 5000 Matched/Assigned/idem Matcher",
      "pilot",
    ]);
  });

  test.each([["8.0", 4000], ["9.1", 5000]] as const)("a status report of %s: status, details, times, log, sign of life", (generation, start) => {
    const job = aJob({ Status: "Matched" });
    expect(written(tables => report(tables, job, 5000, [{ at: 4000, status: "Running", minor: "Job Initialization", source: "JobWrapper@LCG.KEK.jp" }]), generation)).toEqual([
      "Jobs Status=Running LastUpdateTime=5000",
      "Jobs MinorStatus=Job Initialization LastUpdateTime=5000",
      `Jobs HeartBeatTime=${start}`,
      `Jobs StartExecTime=${start}`,
      "log 4000 Running/Job Initialization/idem JobWrapper@LCG.KEK.jp",
      "Jobs HeartBeatTime=4000",
    ]);
  });

  test("a report of several updates writes the last state once and logs each", () => {
    const job = aJob({ Status: "Completing", StartExecTime: 1, HeartBeatTime: 1 });
    expect(written(tables => report(tables, job, 9000, [
      { at: 7000, status: "Completing", minor: "Uploading Output Sandbox", source: "JobWrapper@A.b.cc" },
      { at: 8000, status: "Done", minor: "Execution Complete", source: "JobWrapper@A.b.cc" },
    ]), "8.0")).toEqual([
      "Jobs Status=Done LastUpdateTime=9000",
      "Jobs MinorStatus=Execution Complete LastUpdateTime=9000",
      "Jobs EndExecTime=8000",
      "log 7000 Completing/Uploading Output Sandbox/idem JobWrapper@A.b.cc",
      "log 8000 Done/Execution Complete/idem JobWrapper@A.b.cc",
      "Jobs HeartBeatTime=8000",
    ]);
  });

  test("a report that is older than the log leaves status and time alone", () => {
    const job = aJob({ Status: "Matched", StartExecTime: 1 });
    job.logged = 6000;
    expect(written(tables => report(tables, job, 7000, [{ at: 5000, minor: "Job Received by Agent", source: "JobAgent@A.b.cc" }])))
      .toEqual(["log 5000 idem/Job Received by Agent/idem JobAgent@A.b.cc", "Jobs HeartBeatTime=5000"]);
  });

  test("a report without a status writes the one that it read: a stalled job runs", () => {
    const job = aJob({ Status: "Stalled", StartExecTime: 1 });
    expect(written(tables => report(tables, job, 7000, [{ at: 6900, application: "Merging", source: "Job_7" }]))[0]).toBe("Jobs Status=Running LastUpdateTime=7000");
  });

  test("a refused change keeps the status, and the log marks its source", () => {
    const job = aJob({ Status: "Killed", StartExecTime: 1, HeartBeatTime: 1 });
    expect(written(tables => report(tables, job, 7000, [{ at: 6900, status: "Completing", minor: "Application Finished Successfully", source: "JobWrapper@A.b.cc" }]))).toEqual([
      "Jobs Status=Killed LastUpdateTime=7000",
      "Jobs MinorStatus=Application Finished Successfully LastUpdateTime=7000",
      "log 6900 Killed/Application Finished Successfully/idem JobWrapper@A.b.cc(SM)",
      "Jobs HeartBeatTime=6900",
    ]);
  });

  test("a kill writes a command and no log", () => {
    const job = aJob({ Status: "Running" });
    expect(written(tables => kill(tables, job, 5000))).toEqual([
      "Kill 5000",
      "Jobs Status=Killed LastUpdateTime=5000",
      "Jobs MinorStatus=Marked for termination LastUpdateTime=5000",
      "out of the queue",
    ]);
  });

  test("deleting a running job only kills it; a waiting one is killed and deleted; a done one deleted; none is logged", () => {
    const statuses = (status: string) => {
      const job = aJob({ Status: status });
      const statements = written(tables => deleteJob(tables, job, 5000));
      expect(statements.filter(text => text.startsWith("log"))).toEqual([]);
      return statements.flatMap(text => /Status=(\w+) Last/.exec(text)?.[1] ?? []).filter(text => ["Killed", "Deleted"].includes(text));
    };
    expect(statuses("Running")).toEqual(["Killed"]);
    expect(statuses("Waiting")).toEqual(["Killed", "Deleted"]);
    expect(statuses("Done")).toEqual(["Deleted"]);
  });

  test("a heartbeat makes any job run, without a trace in time stamp or log", () => {
    const job = aJob({ Status: "Killed" });
    expect(written(tables => heartbeat(tables, job, 5000, new Map([["CPUConsumed", "1"]]), new Map([["StandardOutput", "x"]])))).toEqual([
      "Jobs HeartBeatTime=5000 Status=Running", "heartbeat 5000", "parameters StandardOutput", "Kill sent",
    ]);
    expect(job.row.LastUpdateTime).toBe(1000);
  });

  test("a reschedule: attic, description, status without a time, the rest; the queue before in 8.0, after in 9.1", () => {
    const steps = (generation: Generation) => {
      const job = aJob({ Status: "Failed", RescheduleCounter: 1 });
      return written(tables => reschedule(tables, job, 5000), generation);
    };
    const middle = ["attic 1", "JDL", "Jobs Status=Received",
      "Jobs RescheduleCounter=2 Site=ANY MinorStatus=Job Rescheduled ApplicationStatus=Unknown LastUpdateTime=5000 RescheduleTime=5000"];
    const last = "log 5060 Received/Job Rescheduled/Unknown JobManager";
    expect(steps("8.0")).toEqual(["out of the queue", ...middle, last]);
    expect(steps("9.1")).toEqual([...middle, "out of the queue", last]);
  });

  test("too many reschedules fail the job, and the log does not know", () => {
    const job = aJob({ Status: "Failed", RescheduleCounter: 3 });
    expect(written(tables => expect(reschedule(tables, job, 5000)).toBe(false))).toEqual([
      "Jobs Status=Failed LastUpdateTime=5000", "Jobs MinorStatus=Maximum of reschedulings reached LastUpdateTime=5000",
    ]);
  });

  test("a stalled job is logged with the minor status that it has", () => {
    const job = aJob({ Status: "Running", MinorStatus: "Application" });
    expect(written(tables => markStalled(tables, job, 5000))).toEqual(["Jobs Status=Stalled LastUpdateTime=5000", "log 5000 Stalled/Application/idem StalledJobAgent"]);
  });

  test("a stall is logged although the state machine refused it", () => {
    const job = aJob({ Status: "Done", MinorStatus: "Execution Complete" });
    expect(written(tables => markStalled(tables, job, 5000))).toEqual(["Jobs Status=Done LastUpdateTime=5000", "log 5000 Stalled/Execution Complete/idem StalledJobAgent"]);
  });

  test("giving up a stalled job: killed first, then failed", () => {
    const job = aJob({ Status: "Stalled" });
    expect(written(tables => failStalled(tables, job, 5000, "Job stalled: pilot not running"))).toEqual([
      "Kill 5000",
      "Jobs Status=Killed LastUpdateTime=5000",
      "Jobs MinorStatus=Marked for termination LastUpdateTime=5000",
      "out of the queue",
      "Jobs Status=Failed LastUpdateTime=5000",
      "Jobs MinorStatus=Job stalled: pilot not running LastUpdateTime=5000",
      "log 5000 Failed/Job stalled: pilot not running/idem StalledJobAgent",
    ]);
  });
});
